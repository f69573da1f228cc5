import '../../platform/identity/tables.ts';
import './tables.ts';
import '../tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { PermissionOf } from '../../platform/http/route.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import { withinReachOf } from './filter-within-reach.ts';
import { extentsOf } from './permissions.ts';
import { isRole, type Role, roles } from './roles.ts';

export interface SomebodyWhoMay {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

/** People whose accounts are in use and may do this for a provider, as the access table says, by name: one question, however many people there are. */
export async function listWhoMay(
  reader: Reader,
  clock: Clock,
  permission: PermissionOf<'record'>,
  { authorityId, providerId }: { readonly authorityId: number; readonly providerId: number },
): Promise<SomebodyWhoMay[]> {
  const { rows } = await sql<SomebodyWhoMay>`
    select who.id, who.name, who.role from (select a.id, a.name, a.role from account a where a.authority_id = ${authorityId} and ${isUsable(clock)}) who
    join provider p on p.id = ${providerId} and p.joined_to is null
    where ${whoMay(permission, authorityId, clock)} order by who.name, who.id`.execute(reader);
  return rows;
}

export interface AtProvider {
  readonly accountId: number;
  readonly providerId: number;
}

/** Of people, each at one provider, those who may do this there: one question, however many there are. */
export async function findWhoMayAt(
  reader: Reader,
  clock: Clock,
  permission: PermissionOf<'record'>,
  { authorityId, asked }: { readonly authorityId: number; readonly asked: readonly AtProvider[] },
): Promise<AtProvider[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<AtProvider>`
    select distinct who.id as "accountId", p.id as "providerId"
    from unnest(${asked.map((one) => one.accountId)}::int[], ${asked.map((one) => one.providerId)}::int[]) as pair (account_id, provider_id)
    join (select a.id, a.role from account a where a.authority_id = ${authorityId} and ${isUsable(clock)}) who on who.id = pair.account_id
    join provider p on p.id = pair.provider_id and p.joined_to is null
    where ${whoMay(permission, authorityId, clock)}`.execute(reader);
  return rows;
}

/** Of the accounts `who` and the providers `p` that a query goes through. */
function whoMay(permission: PermissionOf<'record'>, authorityId: number, clock: Clock): RawBuilder<boolean> {
  const account = sql`who.id`;
  const holders = Object.keys(roles)
    .filter(isRole)
    .map((role) => ({ kind: 'person', role, authorityId, tokenId: null, account }) as const)
    .filter((holder) => extentsOf(holder, permission).length > 0);
  const may = holders.map((holder) => sql`(who.role = ${holder.role} and ${withinReachOf(holder, permission, clock.today())})`);
  return may.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(may, sql` or `)})`;
}
