import '../../platform/identity/tables.ts';
import './tables.ts';
import '../tables.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import type { Permission } from '../../platform/http/route.ts';
import type { Reaches } from '../../platform/http/server-options.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from './filter-within-reach.ts';

/** Whether a provider is within the actor's reach with a permission today. One that is not there is not, and looks the same. */
export async function reachesProvider(
  reader: Reader,
  clock: Clock,
  actor: Actor,
  permission: Permission,
  providerId: number | string | undefined,
): Promise<boolean> {
  if (!/^[1-9]\d{0,8}$/.test(String(providerId))) return false;
  const { rows } = await sql<{ reached: number }>`
    select 1 as reached from provider p
    where p.id = ${Number(providerId)} and p.joined_to is null and ${withinReach(actor, permission, clock.today())}`.execute(reader);
  return rows.length > 0;
}

/** For the edge, which asks it of every route whose permission is of a record. */
export function reachIn(db: Database, clock: Clock): Reaches {
  return (actor, permission, record) => reachesProvider(db.kysely, clock, actor, permission, record);
}
