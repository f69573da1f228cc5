import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import '../tables.ts';

export interface Conversation {
  readonly id: number;
  readonly organisationId: number;
  readonly state: 'planned' | 'held';
  readonly on: string;
  readonly attended: string;
  readonly notes: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

export interface TrustHere {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly headName: string | null;
  /** Its open academies in the authority’s area. */
  readonly academies: number;
}

/** The trusts with an open academy in the authority’s area, by name. */
export async function listTrustsHere(db: Reader, laCode: string): Promise<TrustHere[]> {
  const { rows } = await sql<TrustHere>`
    select o.id, o.uid, o.name, o.head_name as "headName", count(p.id)::int as academies
    from organisation o join provider p on p.trust_id = o.id and p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing')
    where o.kind = 'trust' group by o.id order by o.sort_key, o.id`.execute(db);
  return rows;
}

/** Every conversation that was planned or held, those withdrawn too, the latest day first. */
export async function listConversations(db: Reader, authorityId: number): Promise<Conversation[]> {
  const { rows } = await sql<Omit<Conversation, 'withdrawn'> & { by: string | null; at: Date; reason: string }>`
    select id, organisation_id as "organisationId", state, on_day::text as "on", attended, notes, entered_by as "enteredBy", entered_at as "enteredAt",
      withdrawn_by as by, withdrawn_at as at, withdrawn_reason as reason
    from trust_conversation where authority_id = ${authorityId} order by on_day desc, id desc`.execute(db);
  return rows.map(({ by, at, reason, ...row }) => ({ ...row, withdrawn: by === null ? null : { by, at, reason } }));
}
