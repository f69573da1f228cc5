import './tables.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import type { Successor } from './handover.ts';

export interface OpenHandover {
  readonly accountId: number;
  readonly name: string;
  readonly role: string;
  readonly isEmergency: boolean;
  readonly begunAt: Date;
  readonly isShut: boolean;
}

/** Whose work is being given away, or has been left with nobody to do it; the oldest first. */
export async function listOpenHandovers(reader: Reader, clock: Clock, authorityId: number): Promise<OpenHandover[]> {
  const { rows } = await sql<OpenHandover>`
    select a.id as "accountId", a.name, a.role, h.is_emergency as "isEmergency", h.begun_at as "begunAt", not ${isUsable(clock)} as "isShut"
    from handover h join account a on a.id = h.account_id
    where h.authority_id = ${authorityId} and h.ended_at is null order by h.begun_at, h.id`.execute(reader);
  return rows;
}

/** Whether an account that cannot be used, because it is shut or past its last day, left work that nobody has taken. */
export async function isLeftUnowned(reader: Reader, clock: Clock, accountId: number): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select exists (select 1 from handover h join account a on a.id = h.account_id
      where h.account_id = ${accountId} and h.ended_at is null and not ${isUsable(clock)}) as "left"`.execute(reader);
  return rows[0]?.left ?? false;
}

/** Who may take work: everybody of the authority's staff whose account is in use, by name. */
export async function listSuccessors(
  reader: Reader,
  clock: Clock,
  authorityId: number,
  leaverId: number,
): Promise<(Successor & { readonly role: string })[]> {
  const { rows } = await sql<Successor & { role: string }>`
    select a.id, a.name, a.role, true as "isUsable" from account a
    where a.authority_id = ${authorityId} and a.id <> ${leaverId} and ${isUsable(clock)}
      and a.role in ('sia', 'eeca', 'lead', 'assistant-director', 'director', 'safeguarding-lead', 'specialist', 'business-support')
    order by a.name, a.id`.execute(reader);
  return rows;
}

export const findSuccessor = async (reader: Reader, clock: Clock, authorityId: number, id: number): Promise<Successor | undefined> =>
  (await listSuccessors(reader, clock, authorityId, 0)).find((each) => each.id === id);

export interface HandedOver {
  readonly label: string;
  readonly what: string;
  readonly providerId: number | null;
  readonly toAccount: number;
  readonly toName: string;
  readonly givenBy: string;
  readonly givenAt: Date;
}

/** What was given away of an account's work since the handover that is latest began. */
export async function listHandedOver(reader: Reader, handoverId: number, toAccount: number | null = null): Promise<HandedOver[]> {
  const { rows } = await sql<HandedOver>`
    select g.label, g.what, g.provider_id as "providerId", g.to_account as "toAccount", t.name as "toName", g.given_by as "givenBy", g.given_at as "givenAt"
    from handed_over g join account t on t.id = g.to_account
    where g.handover_id = ${handoverId} and (${toAccount}::int is null or g.to_account = ${toAccount}::int) order by g.id`.execute(reader);
  return rows;
}

export interface FoundHandover {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly begunAt: Date;
}

const found = sql`select h.id, a.id as "accountId", a.name, a.role, h.reason, h.begun_at as "begunAt" from handover h join account a on a.id = h.account_id`;

export async function findHandover(reader: Reader, authorityId: number, id: number): Promise<FoundHandover | undefined> {
  const { rows } = await sql<FoundHandover>`${found} where h.id = ${id} and h.authority_id = ${authorityId}`.execute(reader);
  return rows[0];
}

export async function findLatestHandover(reader: Reader, authorityId: number, accountId: number): Promise<FoundHandover | undefined> {
  const { rows } = await sql<FoundHandover>`
    ${found} where h.account_id = ${accountId} and h.authority_id = ${authorityId} order by h.id desc limit 1`.execute(reader);
  return rows[0];
}
