import { sql, type RawBuilder } from 'kysely';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './reader-scope.ts';
import { plainText, readTerms, wordPattern } from './search-terms.ts';

/** The search words, and each filter, as a condition on `provider p`. Absent where it asks for nothing. */
export type Conditions = Partial<Record<keyof ProviderSearch, RawBuilder<boolean>>>;

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
  return uids.length === 0 ? undefined : sql<boolean>`p.trust_id in (select o.id from organisation o where o.uid in (${sql.join(uids)}))`;
}

/** Any site of it: a college with campuses in three localities is found in each. */
function inLocality({ authorityId, localities }: ReaderScope, slugs: readonly string[]): RawBuilder<boolean> | undefined {
  const ids = localities.filter(({ slug }) => slugs.includes(slug)).map(({ id }) => id);
  const placed = (which: RawBuilder<unknown>) =>
    sql<boolean>`p.id in (select s.provider_id from site_locality sl join provider_site s on s.id = sl.site_id where sl.authority_id = ${authorityId}${which})`;
  const conditions = [
    ...(ids.length > 0 ? [placed(sql` and sl.locality_id in (${sql.join(ids)})`)] : []),
    ...(slugs.includes('none') ? [sql<boolean>`not ${placed(sql``)}`] : []),
  ];
  return conditions.length === 0 ? undefined : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function matching(q: string, nearly: boolean): RawBuilder<boolean> | undefined {
  const terms = readTerms(q);
  switch (terms.kind) {
    case 'nothing':
      return undefined;
    case 'number':
      return sql<boolean>`p.id in (select i.provider_id from provider_identifier i where i.value = ${terms.value})`;
    case 'postcode':
      return sql<boolean>`(p.postcode = ${terms.postcode} or p.id in (select s.provider_id from provider_site s where s.postcode = ${terms.postcode}))`;
    case 'postcode-part':
      return sql<boolean>`(p.postcode like ${`${terms.part}%`} or p.id in (select s.provider_id from provider_site s where s.postcode like ${`${terms.part}%`}))`;
    case 'words':
      if (nearly) return sql<boolean>`word_similarity(${plainText(q)}, p.search_text) >= 0.45`;
      return sql<boolean>`(${sql.join(
        terms.words.map((word) => sql`p.search_text ~ ${wordPattern(word)}`),
        sql` and `,
      )})`;
  }
}

function inStatus(status: ProviderSearch['status']): RawBuilder<boolean> | undefined {
  if (status === 'any') return undefined;
  return status === 'open' ? sql<boolean>`p.status in ('open', 'closing')` : sql<boolean>`p.status = ${status}`;
}

/** `nearly` finds words that are spelt nearly so (by trigrams), for when nothing is spelt just so. */
export function conditionsOf(search: ProviderSearch, scope: ReaderScope, nearly = false): Conditions {
  const conditions: Record<string, RawBuilder<boolean> | undefined> = {
    area: search.area === 'mine' ? sql<boolean>`p.la_code = ${scope.laCode}` : undefined,
    q: matching(search.q, nearly),
    locality: inLocality(scope, search.locality),
    kind: among('p.kind', search.kind),
    phase: among('p.phase', search.phase),
    governance: among('p.legal_track', search.governance),
    type: among('p.type_code', search.type),
    trust: amongOrNone(ofTrust(named(search.trust)), 'p.trust_id', search.trust),
    ofsted: amongOrNone(among('p.inspection_filter', named(search.ofsted)), 'p.inspection_filter', search.ofsted),
    status: inStatus(search.status),
    stateFunded: search.stateFunded === null ? undefined : sql<boolean>`p.state_funded = ${search.stateFunded}`,
  };
  return conditions as Conditions;
}

/** Every condition as one, those named apart. A record given up for another is never an answer. */
export function allOf(conditions: Conditions, apart: readonly (keyof ProviderSearch)[] = []): RawBuilder<boolean> {
  const asked = (Object.keys(conditions) as (keyof ProviderSearch)[]).filter((name) => !apart.includes(name));
  return sql<boolean>`${sql.join([sql`p.joined_to is null`, ...asked.flatMap((name) => conditions[name] ?? [])], sql` and `)}`;
}
