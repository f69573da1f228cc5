import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Kind, Status } from '../providers/classification.ts';
import '../../platform/identity/tables.ts';
import '../tables.ts';

/** A provider of the actor's own authority, which its people may add to. */
export interface OwnProvider {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly authorityId: number;
}

/** The provider of this id where it lies in the actor's own authority, else null: somebody else's is as if it were not there. */
export async function findOwnProvider(reader: Reader, actor: Actor, id: string | number | undefined): Promise<OwnProvider | null> {
  if (actor.authorityId === null || !/^[1-9]\d{0,8}$/.test(String(id))) return null;
  const row = await reader
    .selectFrom('provider')
    .innerJoin('authority', 'authority.la_code', 'provider.la_code')
    .select(['provider.id', 'provider.name', 'provider.kind', 'provider.status', 'authority.id as authorityId'])
    .where('provider.id', '=', Number(id))
    .where('authority.id', '=', actor.authorityId)
    .where('provider.joined_to', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
