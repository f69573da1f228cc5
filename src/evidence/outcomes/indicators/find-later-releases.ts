import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';

/**
 * Releases that their file says are of a later day. The day on which a file was loaded is taken where nothing says which it describes, and says nothing. LAIT brings
 * together what was published long before: its own day is not that of its figures.
 */
export async function findLaterReleases(db: Reader, asAt: string): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from release where state = 'committed' and source <> 'lait' and as_at > ${asAt}::date
      and as_at <> (staged_at at time zone 'Europe/London')::date`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
