import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { providerShownTo } from './filter-shown-to-reader.ts';
import { plainText } from '../../kernel/plain-text.ts';

const most = 200;

/**
 * Those whose words are spelt nearly as typed (by trigrams), the nearest two hundred, for when none is spelt just so. Every provider of the area is
 * compared, once each: across England that takes about a second. A trigram index would halve it, and double the time that a national load takes.
 */
export async function listNearlySpelt(reader: Reader, scope: ReaderScope, { q, area }: ProviderSearch): Promise<readonly number[]> {
  const inArea = area === 'mine' ? sql`and p.la_code = ${scope.laCode}` : sql``;
  const { rows } = await sql<{ id: number }>`
    select near.id from (
      select p.id, word_similarity(${plainText(q)}, p.search_text) as nearness from provider p
      where p.joined_to is null and ${providerShownTo(scope)} ${inArea} offset 0
    ) near where near.nearness >= 0.45 order by near.nearness desc, near.id limit ${most}`.execute(reader);
  return rows.map(({ id }) => id);
}
