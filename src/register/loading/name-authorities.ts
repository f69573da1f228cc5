import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

/** An authority created by its code alone takes its name from the register. */
export async function nameAuthorities(tx: Tx): Promise<void> {
  await sql`
    update authority a set name = coalesce((select e.la_name from gias_establishment e where e.la_code = a.la_code limit 1), a.name)
    where a.name = 'Local authority ' || a.la_code`.execute(tx);
}
