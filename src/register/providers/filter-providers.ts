import { sql, type RawBuilder } from 'kysely';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { providerShownTo, siteShownTo } from './filter-shown-to-reader.ts';
import { amongTiers } from '../tier-summaries/filter-tier.ts';
import { readTerms } from './search-terms.ts';

/** What the reader may be shown, the search words, and each filter, as a condition on `provider p`. Absent where it asks for nothing. */
export type Conditions = { readonly shown: RawBuilder<boolean> } & { readonly [filter in keyof ProviderSearch]?: RawBuilder<boolean> | undefined };

function among(column: string, values: readonly string[]): RawBuilder<boolean> | undefined {
  return values.length === 0 ? undefined : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}

/** Where one of the choices is to have none at all. */
function amongOrNone(found: RawBuilder<boolean> | undefined, column: string, values: readonly string[]): RawBuilder<boolean> | undefined {
  if (!values.includes('none')) return found;
  const missing = sql<boolean>`${sql.ref(column)} is null`;
  return found === undefined ? missing : sql<boolean>`(${found} or ${missing})`;
}

const named = (values: readonly string[]): string[] => values.filter((value) => value !== 'none');

function ofTrust(uids: readonly string[]): RawBuilder<boolean> | undefined {
  return uids.length === 0 ? undefined : sql<boolean>`p.trust_id = any(array(select o.id from organisation o where o.uid in (${sql.join(uids)})))`;
}

/**
 * One of these ids, looked up once and by itself. As `in (select …)` it would be joined, and a planner that expects one row of a search where
 * thousands match joins them one by one: seconds, where this takes milliseconds whatever is expected.
 */
function isOneOf(ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`p.id = any(array(${ids}))`;
}

/** Any site of it: a college with campuses in three localities is found in each. Not yet placed can only be said of the authority's own. */
function inLocality({ authorityId, laCode, localities }: ReaderScope, slugs: readonly string[]): RawBuilder<boolean> | undefined {
  const ids = localities.filter(({ slug }) => slugs.includes(slug)).map(({ id }) => id);
  const placed = sql`select s.provider_id from site_locality sl join provider_site s on s.id = sl.site_id where sl.authority_id = ${authorityId}`;
  const conditions = [
    ...(ids.length > 0 ? [isOneOf(sql`${placed} and sl.locality_id in (${sql.join(ids)})`)] : []),
    ...(slugs.includes('none') ? [sql<boolean>`(p.la_code = ${laCode} and not ${isOneOf(placed)})`] : []),
  ];
  return conditions.length === 0 ? undefined : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** Sites other than the main one are few, because only an authority's own providers have any; the main site's postcode is the provider's. */
function inPostcode(scope: ReaderScope, wanted: RawBuilder<unknown>): RawBuilder<boolean> {
  const others = sql`select s.provider_id from provider_site s where s.postcode ${wanted} and not s.is_main and ${siteShownTo(scope)}`;
  return sql<boolean>`(p.postcode ${wanted} or ${isOneOf(others)})`;
}

/** The ids of providers spelt nearly as typed; null where there is no need of them. */
export type Near = readonly number[] | null;

/** A word that begins so. The first condition is the quicker one, and most names fail it; the second sees to it that it is a beginning. */
function beginning(word: string): RawBuilder<boolean> {
  if (word === 'saint') return sql<boolean>`(p.search_text like '%saint%' or ' ' || p.search_text || ' ' like '% st %')`;
  return sql<boolean>`(p.search_text like ${`%${word}%`} and ' ' || p.search_text like ${`% ${word}%`})`;
}

function matching(scope: ReaderScope, q: string): RawBuilder<boolean> | undefined {
  const terms = readTerms(q);
  switch (terms.kind) {
    case 'nothing':
      return undefined;
    case 'number':
      // The schemes are named because the index begins with them.
      return isOneOf(sql`select i.provider_id from provider_identifier i
        where i.scheme in ('urn', 'laestab', 'ukprn', 'ofsted') and i.value = ${terms.value}`);
    case 'postcode':
      return inPostcode(scope, sql`= ${terms.postcode}`);
    case 'postcode-part':
      return inPostcode(scope, sql`like ${`${terms.part}%`}`);
    case 'words':
      return sql<boolean>`(${sql.join(terms.words.map(beginning), sql` and `)})`;
  }
}

function inStatus(status: ProviderSearch['status']): RawBuilder<boolean> | undefined {
  if (status === 'any') return undefined;
  return status === 'open' ? sql<boolean>`p.status in ('open', 'closing')` : sql<boolean>`p.status = ${status}`;
}

/** `near` are the ids of those spelt nearly so (`listNearlySpelt`), to be used in place of the search words. */
export function conditionsOf(search: ProviderSearch, scope: ReaderScope, near: Near = null): Conditions {
  return {
    shown: providerShownTo(scope),
    area: search.area === 'mine' ? sql<boolean>`p.la_code = ${scope.laCode}` : undefined,
    q: near === null ? matching(scope, search.q) : sql<boolean>`p.id = any(${[...near]}::int[])`,
    locality: inLocality(scope, search.locality),
    kind: among('p.kind', search.kind),
    phase: among('p.phase', search.phase),
    governance: among('p.legal_track', search.governance),
    type: among('p.type_code', search.type),
    trust: amongOrNone(ofTrust(named(search.trust)), 'p.trust_id', search.trust),
    ofsted: amongOrNone(among('p.inspection_filter', named(search.ofsted)), 'p.inspection_filter', search.ofsted),
    tier: amongTiers(scope, search.tier),
    status: inStatus(search.status),
    stateFunded: search.stateFunded === null ? undefined : sql<boolean>`p.state_funded = ${search.stateFunded}`,
  };
}

/** Every condition as one, those named apart. A record given up for another is never an answer, and what the reader may be shown is never left apart. */
export function allOf(conditions: Conditions, apart: readonly (keyof ProviderSearch)[] = []): RawBuilder<boolean> {
  const { shown, ...filters } = conditions;
  const asked = (Object.keys(filters) as (keyof ProviderSearch)[]).filter((name) => !apart.includes(name));
  return sql<boolean>`${sql.join([sql`p.joined_to is null`, shown, ...asked.flatMap((name) => filters[name] ?? [])], sql` and `)}`;
}
