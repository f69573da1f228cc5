import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Tier } from '../../kernel/tier.ts';
import { type OwnProvider, withinReach } from '../../register/index.ts';
import type { Judged } from '../inspections/areas.ts';
import type { BriefingWords } from './briefing.ts';
import type { CallEntry, MeetingKind, MeetingState } from './ofsted-call.ts';
import './tables.ts';

export interface CallMeeting extends MeetingState {
  readonly id: number;
  readonly kind: MeetingKind;
  readonly heldWords: string | null;
  readonly heldBy: string | null;
}

export interface OfstedCall extends CallEntry {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly briefing: BriefingWords;
  readonly showsTier: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
  /** By the day and time they are for. */
  readonly meetings: readonly CallMeeting[];
}

const columns = sql`c.id, c.provider_id as "providerId", p.name as "providerName", c.called_on as "calledOn", c.called_at as "calledAt",
  c.inspection_from as "inspectionFrom", c.inspection_to as "inspectionTo", c.caller, c.shows_tier as "showsTier", c.recorded_by as "recordedBy",
  c.recorded_at as "recordedAt", c.withdrawn_by as "withdrawnBy", c.withdrawn_reason as "withdrawnReason",
  json_build_object('context', c.briefing_context, 'known', c.briefing_known, 'support', c.briefing_support, 'contact', c.briefing_contact) as briefing,
  coalesce((select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'heldFor', m.held_for, 'atTime', m.at_time, 'ownerAccountId', m.owner_account_id,
    'ownerName', m.owner_name, 'heldOn', m.held_on, 'heldWords', m.held_words, 'heldBy', m.held_by) order by m.held_for, m.at_time, m.id)
    from ofsted_call_meeting m where m.call_id = c.id), '[]') as meetings`;

/** Calls about a provider, the latest first; those withdrawn too. */
export async function listCallsOf(reader: Reader, { id, authorityId }: Pick<OwnProvider, 'id' | 'authorityId'>): Promise<OfstedCall[]> {
  const { rows } = await sql<OfstedCall>`
    select ${columns} from ofsted_call c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and c.provider_id = ${id} order by c.called_on desc, c.id desc`.execute(reader);
  return rows;
}

export async function findCall(
  reader: Reader,
  provider: Pick<OwnProvider, 'id' | 'authorityId'>,
  id: string | number | undefined,
): Promise<OfstedCall | undefined> {
  return (await listCallsOf(reader, provider)).find((call) => String(call.id) === String(id));
}

/** Calls within the reader's reach that stand, the latest first. */
export async function findCallsInReach(reader: Reader, actor: Actor, today: string): Promise<OfstedCall[]> {
  const { rows } = await sql<OfstedCall>`
    select ${columns} from ofsted_call c join provider p on p.id = c.provider_id
    where c.authority_id = ${actor.authorityId}::int and c.withdrawn_at is null and ${withinReach(actor, 'ofsted-call.view', today)}
    order by c.inspection_from desc, c.id desc limit 200`.execute(reader);
  return rows;
}

export interface ProvisionalOutcome {
  readonly id: number;
  readonly judgements: readonly Judged[];
  readonly safeguarding: string | null;
  readonly words: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

/** What inspectors said at a call's inspection; the caller has asked whether its reader is one of those who may read it. */
export async function listProvisionalOutcomes(reader: Reader, authorityId: number, callId: number): Promise<ProvisionalOutcome[]> {
  const rows = await reader
    .selectFrom('provisional_outcome')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('call_id', '=', callId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    judgements: row.judgements,
    safeguarding: row.safeguarding,
    words: row.words,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawnBy: row.withdrawn_by,
    withdrawnReason: row.withdrawn_reason,
  }));
}

/** The tier in force, which a letter has told; null where there is none. */
export async function findTierInForce(reader: Reader, { id, authorityId }: Pick<OwnProvider, 'id' | 'authorityId'>): Promise<Tier | null> {
  const row = await reader
    .selectFrom('provider_tier')
    .select('tier')
    .where('provider_id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.tier ?? null;
}

/** The accounts of the heads of education effectiveness. */
export async function listLeads(reader: Reader, authorityId: number): Promise<{ readonly id: number; readonly name: string }[]> {
  return reader
    .selectFrom('account')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .where('role', '=', 'lead')
    .where('state', '<>', 'disabled')
    .orderBy('id')
    .execute();
}
