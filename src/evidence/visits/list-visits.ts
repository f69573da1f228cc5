import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { CheckAnswer } from './factual-check.ts';
import type { VisitState } from './visit.ts';
import type { VisitPurpose } from './visit-purposes.ts';

export interface ListedPart {
  readonly visitId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly state: VisitState;
  readonly purpose: VisitPurpose;
  readonly focus: string;
  readonly plannedOn: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly heldOn: string | null;
  readonly sentOn: string | null;
  readonly checkDueOn: string | null;
  readonly checkDueHow: string | null;
  readonly checkAnswer: CheckAnswer | null;
  readonly finalOn: string | null;
  readonly authors: string;
  readonly isMine: boolean;
  readonly hasOwnView: boolean;
}

export const visitFilters = {
  open: 'Not final yet',
  due: 'To come',
  overdue: 'Overdue',
  drafts: 'Notes to be written',
  head: 'Waiting for the head',
  answered: 'Answered by the head',
  final: 'Final',
  any: 'All',
} as const;
export type VisitFilter = keyof typeof visitFilters;

const conditionOf = (filter: VisitFilter, today: string): RawBuilder<boolean> =>
  ({
    open: sql<boolean>`t.state not in ('final', 'cancelled')`,
    due: sql<boolean>`t.state = 'planned' and v.planned_on >= ${today}`,
    overdue: sql<boolean>`(t.state = 'planned' and v.planned_on < ${today} or t.state = 'with-head' and t.check_answer is null and t.check_due_on < ${today})`,
    drafts: sql<boolean>`t.state in ('held', 'draft')`,
    head: sql<boolean>`t.state = 'with-head' and t.check_answer is null`,
    answered: sql<boolean>`t.state = 'with-head' and t.check_answer is not null`,
    final: sql<boolean>`t.state = 'final'`,
    any: sql<boolean>`true`,
  })[filter];

export interface VisitQuestion {
  readonly actor: Actor;
  readonly today: string;
  readonly filter: VisitFilter;
  readonly mine?: boolean;
  readonly purpose?: VisitPurpose | null;
  readonly localityId?: number | null;
  readonly providerId?: number;
  readonly from?: string;
  readonly to?: string;
}

const isMineOf = ({ actor }: VisitQuestion): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from visit_author a where a.visit_id = v.id and a.account_id = ${actor.accountId}::int and a.handed_on_at is null)`;

/** The parts `t` that are asked for, of visits `v` to providers `p`. */
function partsOf(asked: VisitQuestion): RawBuilder<unknown> {
  const { actor, today, filter, mine = false, purpose, localityId, providerId, from, to } = asked;
  const wanted = [
    conditionOf(filter, today),
    // One’s own visits stay one’s own, whoever advises the school by now; reading them is asked of the access table again.
    mine ? isMineOf(asked) : withinReach(actor, 'visit.view', today),
    ...(purpose ? [sql`v.purpose = ${purpose}`] : []),
    ...(localityId ? [sql`p.locality_id = ${localityId}`] : []),
    ...(providerId === undefined ? [] : [sql`p.id = ${providerId}`]),
    ...(from === undefined ? [] : [sql`v.planned_on >= ${from}`]),
    ...(to === undefined ? [] : [sql`v.planned_on <= ${to}`]),
  ];
  return sql`visit_part t join visit v on v.id = t.visit_id join provider p on p.id = t.provider_id
    where v.authority_id = ${actor.authorityId}::int and ${sql.join(wanted, sql` and `)}`;
}

export async function countVisits(db: Reader, asked: VisitQuestion): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${partsOf(asked)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Parts of visits within the reader’s reach, what comes first first; those that are over, the latest first. `page`: so many of them alone, after so many. */
export async function listVisits(db: Reader, asked: VisitQuestion, page?: { readonly most: number; readonly after: number }): Promise<ListedPart[]> {
  const { filter } = asked;
  const isOver = filter === 'final' || filter === 'any';
  const { rows } = await sql<ListedPart>`
    select v.id as "visitId", p.id as "providerId", p.name as "providerName", t.state, v.purpose, v.focus, v.planned_on as "plannedOn", v.starts_at as "startsAt",
      v.ends_at as "endsAt", v.held_on as "heldOn", t.sent_on as "sentOn", t.check_due_on as "checkDueOn", t.check_due_how as "checkDueHow", t.check_answer as "checkAnswer", t.final_on as "finalOn",
      coalesce((select string_agg(a.name, ', ' order by a.is_first desc, a.id) from visit_author a where a.visit_id = v.id), '') as authors, ${isMineOf(asked)} as "isMine",
      exists (select 1 from visit_section s where s.part_id = t.id and s.key = 'own-view') as "hasOwnView"
    from ${partsOf(asked)}
    order by ${isOver ? sql`v.planned_on desc, v.id desc` : sql`v.planned_on, v.starts_at nulls last, v.id`}, p.sort_key, p.id
    ${page === undefined ? sql`` : sql`limit ${page.most} offset ${page.after}`}`.execute(db);
  return rows;
}
