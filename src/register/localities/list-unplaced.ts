import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';
import type { Suggestion } from './placing.ts';
import { suggestLocality } from './suggest-locality.ts';

export interface UnplacedProvider {
  readonly id: number;
  readonly name: string;
  readonly stateFunded: boolean;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly suggestion: Suggestion | null;
}

/** Looking for each suggestion asks the database: enough are shown to work from. */
const mostUnplaced = 20;

/** The open providers that no rule could place, state-funded schools first; `total` counts them all. */
export async function listUnplaced(
  reader: Reader,
  { authorityId, laCode, localities }: ReaderScope,
): Promise<{ unplaced: UnplacedProvider[]; total: number }> {
  // Where there are no localities nothing can be placed, and a list of everybody says nothing.
  if (localities.length === 0) return { unplaced: [], total: 0 };
  const { rows } = await sql<Omit<UnplacedProvider, 'suggestion'> & { siteId: number | null; total: number }>`
    select p.id, p.name, p.state_funded as "stateFunded", p.town, p.postcode, count(*) over ()::int as total,
      (select s.id from provider_site s where s.provider_id = p.id order by s.is_main desc, s.id limit 1) as "siteId"
    from provider p
    where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing') and p.id not in (
      select s.provider_id from site_locality sl join provider_site s on s.id = sl.site_id where sl.authority_id = ${authorityId})
    order by p.state_funded desc, p.sort_key, p.id limit ${mostUnplaced}`.execute(reader);
  const unplaced: UnplacedProvider[] = [];
  for (const { siteId, total: _total, ...provider } of rows) {
    unplaced.push({ ...provider, suggestion: siteId === null ? null : await suggestLocality(reader, authorityId, siteId) });
  }
  return { unplaced, total: rows[0]?.total ?? 0 };
}
