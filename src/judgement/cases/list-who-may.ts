import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { PermissionOf } from '../../platform/http/route.ts';
import { listWhoMay as listAllWhoMay, type SomebodyWhoMay } from '../../register/index.ts';
import type { Conflict } from './conflict.ts';

interface Of {
  readonly authorityId: number;
  readonly providerId: number;
  readonly conflicts: readonly Pick<Conflict, 'account'>[];
}

/** Who may do this for a provider, as the access table says, by name; without those given, and without whoever has a conflict of interest in the case. */
export async function listWhoMay(
  reader: Reader,
  clock: Clock,
  permission: PermissionOf<'record'>,
  of: Of,
  without: readonly (number | null)[] = [],
): Promise<SomebodyWhoMay[]> {
  const out = new Set([...without, ...of.conflicts.map(({ account }) => account)]);
  return (await listAllWhoMay(reader, clock, permission, of)).filter(({ id }) => !out.has(id));
}
