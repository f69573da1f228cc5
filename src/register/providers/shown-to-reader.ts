import { sql, type RawBuilder } from 'kysely';
import type { ReaderScope } from './find-reader-scope.ts';

/** An authority's own list is its own: names, towns and positions that only that list gives are shown to nobody else. Of `provider p`. */
export function providerShownTo({ laCode }: Pick<ReaderScope, 'laCode'>): RawBuilder<boolean> {
  return sql<boolean>`(p.source <> 'early-years (own list)' or p.la_code = ${laCode})`;
}

/** Open data's sites, and the reader's own. Of `provider_site s`. */
export function siteShownTo({ authorityId }: Pick<ReaderScope, 'authorityId'>): RawBuilder<boolean> {
  return sql<boolean>`(s.authority_id is null or s.authority_id = ${authorityId})`;
}
