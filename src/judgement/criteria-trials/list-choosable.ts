import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';

/** Open providers that somebody reaches with a tier, by name. */
export async function listChoosable(reader: Reader, actor: Actor, today: string): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and ${withinReach(actor, 'tier.view', today)} order by p.sort_key, p.id`.execute(
    reader,
  );
  return rows;
}
