import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import '../../platform/identity/tables.ts';
import type { OwnAuthority } from './build-conditions.ts';

/** The authority whose records the actor may manage; null for somebody who belongs to none. */
export async function findOwnAuthority(reader: Reader, { authorityId }: Actor): Promise<OwnAuthority | null> {
  if (authorityId === null) return null;
  const row = await reader.selectFrom('authority').select(['id', 'la_code as laCode', 'name']).where('id', '=', authorityId).executeTakeFirst();
  return row ?? null;
}
