import { sql } from 'kysely';
import type { Tier } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { CaseState } from './case.ts';
import type { Conflict } from './conflict.ts';

export interface FoundCase {
  readonly id: number;
  readonly authorityId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly legalTrack: string;
  readonly cycleId: number | null;
  readonly cycleName: string | null;
  readonly cause: string;
  readonly state: CaseState;
  readonly stateSince: Date;
  readonly openedAt: Date;
  /** Where it ended before its way was gone. */
  readonly endedBy: string | null;
  readonly endedReason: string | null;
  /** The latest of each; null where there is none yet. */
  readonly proposal: {
    readonly id: number;
    readonly tier: Tier;
    readonly question: Tier | null;
    readonly confidence: string;
    readonly asAt: string;
  } | null;
  readonly judgement: { readonly id: number; readonly tier: Tier; readonly by: string; readonly byAccount: number | null } | null;
  readonly decision: {
    readonly id: number;
    readonly tier: Tier;
    readonly overrides: boolean;
    readonly by: string;
    readonly byAccount: number | null;
    readonly second: 'confirmed' | 'returned' | null;
    readonly validFrom: string | null;
    /** What the service had proposed when it was decided. */
    readonly proposed: Tier;
    readonly question: Tier | null;
    /** Floors that fire in the latest proposal and did not in the one it was decided on. */
    readonly newFloors: readonly { readonly label: string; readonly tier: Tier }[];
    readonly isReview: boolean;
  } | null;
  /** Conflicts of interest that stand. */
  readonly conflicts: readonly Conflict[];
}

const floorsOf = (proposal: string) => sql`jsonb_array_elements(${sql.ref(`${proposal}.answer`)}::jsonb #> '{evaluation,floors}')`;
/** Read only where something was proposed since the decision: answers are long. */
const newFloors = sql`(select coalesce(json_agg(json_build_object('label', floor_now ->> 'label', 'tier', floor_now ->> 'tier')), '[]')
  from (select * from tier_proposal l where l.case_id = c.id order by l.id desc limit 1) l cross join lateral ${floorsOf('l')} floor_now
  where l.id <> q.id and floor_now ->> 'answer' = 'fires' and not exists (
    select from ${floorsOf('q')} floor_then where floor_then ->> 'id' = floor_now ->> 'id' and floor_then ->> 'answer' = 'fires'))`;
const columns = sql`c.id, c.authority_id as "authorityId", c.provider_id as "providerId", p.name as "providerName", p.legal_track as "legalTrack",
  c.cycle_id as "cycleId", y.name as "cycleName", c.cause, c.state, c.state_since as "stateSince", c.opened_at as "openedAt", c.ended_by as "endedBy", c.ended_reason as "endedReason",
  (select json_build_object('id', t.id, 'tier', t.tier, 'question', t.question, 'confidence', t.confidence, 'asAt', t.as_at::text)
    from tier_proposal t where t.case_id = c.id order by t.id desc limit 1) as proposal,
  (select json_build_object('id', j.id, 'tier', j.tier, 'by', j.judged_by, 'byAccount', j.judged_by_account)
    from tier_judgement j where j.case_id = c.id order by j.id desc limit 1) as judgement,
  (select json_build_object('id', d.id, 'tier', d.tier, 'overrides', d.overrides, 'by', d.decided_by, 'byAccount', d.decided_by_account,
      'second', d.second_answer, 'validFrom', d.valid_from::text, 'proposed', q.tier, 'question', q.question, 'newFloors', ${newFloors}, 'isReview', d.review_of is not null)
    from tier_decision d join tier_proposal q on q.id = d.proposal_id where d.case_id = c.id order by d.id desc limit 1) as decision,
  (select coalesce(json_agg(json_build_object('id', k.id, 'account', k.declared_by_account, 'by', k.declared_by, 'nature', k.nature,
      'on', (k.declared_at at time zone 'Europe/London')::date::text) order by k.id), '[]')
    from tier_case_conflict k where k.case_id = c.id and k.lifted_at is null) as conflicts`;
const tables = sql`tier_case c join provider p on p.id = c.provider_id left join tier_cycle y on y.id = c.cycle_id`;

export async function findCase(db: Reader, authorityId: number, caseId: number): Promise<FoundCase | undefined> {
  const { rows } = await sql<FoundCase>`select ${columns} from ${tables} where c.authority_id = ${authorityId} and c.id = ${caseId}`.execute(db);
  return rows[0];
}

/** The case that a provider has open; there is never more than one. */
export async function findOpenCase(db: Reader, authorityId: number, providerId: number): Promise<FoundCase | undefined> {
  const { rows } = await sql<FoundCase>`
    select ${columns} from ${tables}
    where c.authority_id = ${authorityId} and c.provider_id = ${providerId} and c.state not in ('final', 'superseded')`.execute(db);
  return rows[0];
}

/** Every case of a provider, the latest first. */
export async function listCasesOfProvider(db: Reader, authorityId: number, providerId: number): Promise<FoundCase[]> {
  const { rows } = await sql<FoundCase>`
    select ${columns} from ${tables} where c.authority_id = ${authorityId} and c.provider_id = ${providerId} order by c.id desc`.execute(db);
  return rows;
}

/** Cases by their ids, in no order. */
export async function listCasesById(db: Reader, authorityId: number, caseIds: readonly number[]): Promise<FoundCase[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<FoundCase>`
    select ${columns} from ${tables} where c.authority_id = ${authorityId} and c.id = any(${[...caseIds]}::int[])`.execute(db);
  return rows;
}
