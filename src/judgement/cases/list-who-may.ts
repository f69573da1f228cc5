import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { PermissionOf } from '../../platform/http/route.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import { isAllowed, reachesProvider } from '../../register/index.ts';
import type { Conflict } from './conflict.ts';

export interface SomebodyWhoMay {
  readonly id: number;
  readonly name: string;
}

/** People whose accounts are in use and may do this for a provider, as the access table says, by name; without those given, and without whoever has a conflict of interest in the case. */
export async function listWhoMay(
  reader: Reader,
  clock: Clock,
  permission: PermissionOf<'record'>,
  {
    authorityId,
    providerId,
    conflicts,
  }: { readonly authorityId: number; readonly providerId: number; readonly conflicts: readonly Pick<Conflict, 'account'>[] },
  without: readonly (number | null)[] = [],
): Promise<SomebodyWhoMay[]> {
  const { rows } = await sql<SomebodyWhoMay & { role: string }>`
    select a.id, a.name, a.role from account a where a.authority_id = ${authorityId} and ${isUsable(clock)} order by a.name, a.id`.execute(reader);
  const out = new Set([...without, ...conflicts.map(({ account }) => account)]);
  const may: SomebodyWhoMay[] = [];
  for (const { id, name, role } of rows) {
    const actor = { kind: 'person', accountId: id, tokenId: null, name, role, authorityId } as const;
    if (out.has(id) || !isAllowed(actor, permission)) continue;
    if (await reachesProvider(reader, clock, actor, permission, providerId)) may.push({ id, name });
  }
  return may;
}
