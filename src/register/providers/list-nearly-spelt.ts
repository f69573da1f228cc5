import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { plainText } from './search-terms.ts';

const most = 200;

/**
 * Those whose words are spelt nearly as typed (by trigrams), the nearest two hundred, for when none is spelt just so.
 * Across England only as near as the trigram index's own threshold, 0.6: nothing else is fast enough there.
 */
export async function listNearlySpelt(reader: Reader, { laCode }: ReaderScope, { q, area }: ProviderSearch): Promise<readonly number[]> {
  const words = plainText(q);
  const near = area === 'mine' ? sql`p.la_code = ${laCode} and word_similarity(${words}, p.search_text) >= 0.45` : sql`p.search_text %> ${words}`;
  const { rows } = await sql<{ id: number }>`
    select p.id from provider p where p.joined_to is null and ${near} order by word_similarity(${words}, p.search_text) desc, p.id limit ${most}`.execute(
    reader,
  );
  return rows.map(({ id }) => id);
}
