import type { Reader } from '../../platform/database/database.ts';
import '../tables.ts';

/** The ids under which a provider has been recorded: its own, and of those that turned out to be the same. */
export async function listProviderIds(reader: Reader, id: number): Promise<number[]> {
  const rows = await reader
    .selectFrom('provider')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', id), eb('joined_to', '=', id)]))
    .execute();
  return rows.map((row) => row.id);
}
