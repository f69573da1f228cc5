import '../../platform/identity/tables.ts';
import './tables.ts';
import '../tables.ts';
import { sql } from 'kysely';
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
  const account = sql`who.id`;
  const holders = Object.keys(roles)
    .filter(isRole)
    .map((role) => ({ kind: 'person', role, authorityId, tokenId: null, account }) as const)
    .filter((holder) => extentsOf(holder, permission).length > 0);
  if (holders.length === 0) return [];
  const may = holders.map((holder) => sql`(who.role = ${holder.role} and ${withinReachOf(holder, permission, clock.today())})`);
  const { rows } = await sql<SomebodyWhoMay>`
    select who.id, who.name, who.role from (select a.id, a.name, a.role from account a where a.authority_id = ${authorityId} and ${isUsable(clock)}) who
    join provider p on p.id = ${providerId} and p.joined_to is null
    where ${sql.join(may, sql` or `)} order by who.name, who.id`.execute(reader);
  return rows;
}
