import { sql, type RawBuilder } from 'kysely';
import { enteredByHand } from '../sites/site.ts';
import type { ReaderScope } from './find-reader-scope.ts';

/** What only an authority's own list or its officers say of a provider (names, towns, positions) is shown to nobody else. Of `provider p`. */
export function providerShownTo({ laCode }: Pick<ReaderScope, 'laCode'>): RawBuilder<boolean> {
  return sql<boolean>`(p.source not in ('early-years (own list)', ${enteredByHand}) or p.la_code = ${laCode})`;
}

/** Open data's sites, and the reader's own. Of `provider_site s`. */
export function siteShownTo({ authorityId }: Pick<ReaderScope, 'authorityId'>): RawBuilder<boolean> {
  return sql<boolean>`(s.authority_id is null or s.authority_id = ${authorityId})`;
}
