import { sql } from 'kysely';
import { parsePostcode, postcodeSector } from '../../kernel/postcode.ts';
import type { Reader } from '../../platform/database/database.ts';
import { decideSuggestion, type Suggestion } from './placing.ts';

/** A locality to offer for a site that no rule could place: where the placed sites of its postcode sector are, or else of its postcode district. */
export async function suggestLocality(reader: Reader, authorityId: number, siteId: number): Promise<Suggestion | null> {
  const found = await sql<{ postcode: string | null }>`select postcode from provider_site where id = ${siteId}`.execute(reader);
  const postcode = parsePostcode(found.rows[0]?.postcode ?? '');
  if (postcode === null) return null;
  for (const part of [postcodeSector(postcode), postcode.split(' ')[0]]) {
    if (!part) continue;
    const pattern = part.includes(' ') ? `${part}%` : `${part} %`;
    const neighbours = await sql<{ name: string; sites: number }>`
      select l.name, count(*)::int as sites
      from provider_site s join site_locality sl on sl.site_id = s.id join locality l on l.id = sl.locality_id
      where sl.authority_id = ${authorityId} and s.postcode like ${pattern} and s.id <> ${siteId}
      group by l.name order by l.name`.execute(reader);
    const suggestion = decideSuggestion(part, new Map(neighbours.rows.map((row) => [row.name, row.sites])));
    if (suggestion) return suggestion;
  }
  return null;
}
