import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import type { Theme } from '../practice/themes.ts';
import { stateAfter, type Outcome, type Side, type StepKind, type VisitState, type VisitStep } from './brokered-visit.ts';
import type { Criterion } from './matching.ts';
import './tables.ts';

export interface TakenStep {
  readonly step: VisitStep;
  readonly takenBy: string;
  readonly takenAt: Date;
}

export interface BrokeredVisit {
  readonly id: number;
  readonly askId: number;
  readonly offerId: number;
  readonly askerId: number;
  readonly askerName: string;
  readonly hostId: number;
  readonly hostName: string;
  readonly theme: Theme;
  readonly askTitle: string;
  readonly offerTitle: string;
  /** The ask is open to all. */
  readonly isOpen: boolean;
  readonly criteria: readonly Criterion[];
  readonly note: string | null;
  readonly accountId: number | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly proposedOn: string;
  readonly steps: readonly TakenStep[];
  readonly state: VisitState;
  /** Which side the reader acts for or coordinates. */
  readonly reached: Readonly<Record<Side, boolean>>;
}

interface StepRow {
  readonly visitId: number;
  readonly kind: StepKind;
  readonly side: Side;
  readonly on: string;
  readonly from: string | null;
  readonly outcome: Outcome | null;
  readonly closes: boolean;
  readonly words: string | null;
  readonly takenBy: string;
  readonly takenAt: Date;
}

const nobody = sql<boolean>`true`;

/** Visits that this reader may see, with what happened; the latest proposed first. Without a reader: every visit of the authority, for counting. */
export async function listBrokeredVisits(
  db: Reader,
  authorityId: number | null,
  reader: { readonly actor: Actor; readonly today: string } | null,
): Promise<BrokeredVisit[]> {
  const reached = (alias: 'asker' | 'host') =>
    reader === null
      ? nobody
      : sql<boolean>`exists (select 1 from provider p where p.id = ${sql.ref(`${alias}.id`)} and ${withinReach(reader.actor, 'exchange.read-needs', reader.today)})`;
  const { rows } = await sql<Omit<BrokeredVisit, 'steps' | 'state' | 'reached'> & { isAsker: boolean; isHost: boolean }>`
    select * from (
      select v.id, v.ask_id as "askId", v.offer_id as "offerId", v.provider_id as "askerId", asker.name as "askerName", v.host_id as "hostId", host.name as "hostName",
        a.theme, a.title as "askTitle", o.title as "offerTitle", a.is_open as "isOpen", v.criteria, v.note, v.account_id as "accountId", v.proposed_by as "proposedBy",
        v.proposed_at as "proposedAt", (v.proposed_at at time zone 'Europe/London')::date::text as "proposedOn", ${reached('asker')} as "isAsker", ${reached('host')} as "isHost"
      from brokered_visit v join provider asker on asker.id = v.provider_id join provider host on host.id = v.host_id
        join exchange_ask a on a.id = v.ask_id join exchange_offer o on o.id = v.offer_id
      where v.authority_id = ${authorityId}::int) v
    where "isAsker" or "isHost" order by "proposedAt" desc, id desc`.execute(db);
  if (rows.length === 0) return [];
  const { rows: steps } = await sql<StepRow>`
    select visit_id as "visitId", kind, side, on_day as "on", from_time as "from", outcome, closes, words, taken_by as "takenBy", taken_at as "takenAt"
    from brokered_visit_step where authority_id = ${authorityId}::int order by visit_id, number`.execute(db);
  const byVisit = Map.groupBy(steps, ({ visitId }) => visitId);
  return rows.map(({ isAsker, isHost, ...row }) => {
    const taken = (byVisit.get(row.id) ?? []).map((one) => ({ step: stepOf(one), takenBy: one.takenBy, takenAt: one.takenAt }));
    return { ...row, reached: { asker: isAsker, host: isHost }, steps: taken, state: stateAfter(taken.map(({ step }) => step)) };
  });
}

function stepOf({ kind, side, on, from, outcome, closes, words }: StepRow): VisitStep {
  switch (kind) {
    case 'accepted':
      return { kind, side, on, words };
    case 'dated':
      return { kind, side, on, from };
    case 'happened':
      return { kind, side, on };
    case 'looked':
      return { kind, side, on, outcome: outcome ?? 'no', words: words ?? '', closes };
    case 'declined':
    case 'taken-back':
    case 'said':
    case 'called-off':
      return { kind, side, on, words: words ?? '' };
  }
}
