import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

/** An authority created by its code alone takes its name from the register. */
export async function nameAuthorities(tx: Tx): Promise<void> {
  await sql`
    update authority a set name = p.la_name
    from (select distinct la_code, la_name from gias_establishment) p
    where a.name = 'Local authority ' || a.la_code and p.la_code = a.la_code`.execute(tx);
}
