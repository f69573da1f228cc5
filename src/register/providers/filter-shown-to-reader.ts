import { sql, type RawBuilder } from 'kysely';
import { withinTokenReach } from '../access/filter-token-reach.ts';
import { enteredByHand } from '../sites/site.ts';
import type { ReaderScope } from './find-reader-scope.ts';

/**
 * What only an authority's own list or its officers say of a provider (names, towns, positions) is shown to nobody else; and a token that
 * reaches a part of the authority is shown that part. Of `provider p`.
 */
export function providerShownTo({ laCode, tokenReach }: Pick<ReaderScope, 'laCode' | 'tokenReach'>): RawBuilder<boolean> {
  const shown = sql<boolean>`(p.source not in ('early-years (own list)', ${enteredByHand}) or p.la_code = ${laCode})`;
  return tokenReach ? sql<boolean>`(${shown} and ${withinTokenReach(tokenReach, laCode)})` : shown;
}

/** Open data's sites, and the reader's own. Of `provider_site s`. */
export function siteShownTo({ authorityId }: Pick<ReaderScope, 'authorityId'>): RawBuilder<boolean> {
  return sql<boolean>`(s.authority_id is null or s.authority_id = ${authorityId})`;
}
