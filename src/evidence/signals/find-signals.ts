import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { SignalFact } from './signal.ts';
import type { SignalRule } from './signal-rules.ts';
import type { SignalOutcome } from './tables.ts';

export interface FoundSignal {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityName: string | null;
  readonly rule: SignalRule;
  readonly says: string;
  readonly facts: readonly SignalFact[];
  readonly raisedOn: string;
  readonly endedOn: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly outcome: SignalOutcome | null;
  readonly note: string | null;
}

export const signalStates = { open: 'To be looked at', reviewed: 'Looked at', ended: 'No longer so', any: 'All' } as const;
export type SignalState = keyof typeof signalStates;

export interface SignalQuestion {
  readonly actor: Actor;
  readonly today: string;
  readonly state: SignalState;
  readonly rule?: SignalRule | null;
  readonly localityId?: number | null;
  readonly providerId?: number;
  readonly signalId?: number;
}

const ofState = {
  open: sql`s.ended_on is null and s.outcome is null`,
  reviewed: sql`s.ended_on is null and s.outcome is not null`,
  ended: sql`s.ended_on is not null`,
  any: sql`true`,
} as const;

/** Signals within the reader’s reach; those of one provider stand together, providers with the most first. */
export async function findSignals(
  db: Reader,
  { actor, today, state, rule, localityId, providerId, signalId }: SignalQuestion,
): Promise<FoundSignal[]> {
  const wanted = [
    ofState[state],
    withinReach(actor, 'signal.view', today),
    ...(rule === undefined || rule === null ? [] : [sql`s.rule = ${rule}`]),
    ...(localityId === undefined || localityId === null ? [] : [sql`p.locality_id = ${localityId}`]),
    ...(providerId === undefined ? [] : [sql`p.id = ${providerId}`]),
    ...(signalId === undefined ? [] : [sql`s.id = ${signalId}`]),
  ];
  const { rows } = await sql<FoundSignal>`
    select s.id, s.provider_id as "providerId", p.name as "providerName", l.name as "localityName", s.rule, s.says, s.facts, s.raised_on as "raisedOn",
      s.ended_on as "endedOn", s.reviewed_by as "reviewedBy", s.reviewed_at as "reviewedAt", s.outcome, s.note
    from signal s join provider p on p.id = s.provider_id left join locality l on l.id = p.locality_id
    where s.authority_id = ${actor.authorityId}::int and ${sql.join(wanted, sql` and `)}
    order by count(*) over (partition by s.provider_id) desc, p.sort_key, p.id, s.raised_on desc, s.id`.execute(db);
  return rows;
}
