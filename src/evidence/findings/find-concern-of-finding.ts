import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** Whether a finding rests on a concern: then the concern is decided on, and the finding follows. */
export async function findWhetherOfConcern(db: Reader, findingId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from concern where accepted_finding_id = ${findingId} or confirmed_finding_id = ${findingId} limit 1`.execute(db);
  return rows.length > 0;
}
