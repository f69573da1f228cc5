import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Reach } from '../access/grant-scope.ts';
import { strands } from '../access/roles.ts';
import type { ScopeKind } from '../access/tables.ts';
import type { Choice } from '../by-hand/entry-field.ts';
import { findProviders } from '../providers/find-providers.ts';
import { findProviderIdByNumber } from '../providers/get-provider.ts';
import { everything } from '../providers/provider-search.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';

/** Kinds of which there are too many to list: one is looked for by name or number. */
export type SearchedKind = 'provider' | 'trust';
export const isSearched = (kind: ScopeKind): kind is SearchedKind => kind === 'provider' || kind === 'trust';

const mostChoices = 12;

/** What somebody may mean by these words, among the authority's own: by number alone where one has it. */
export async function findMeant(reader: Reader, scope: ReaderScope, kind: SearchedKind, words: string): Promise<Choice[]> {
  return kind === 'provider' ? findMeantProviders(reader, scope, words) : findMeantTrusts(reader, scope, words);
}

async function findMeantProviders(reader: Reader, scope: ReaderScope, words: string): Promise<Choice[]> {
  const byNumber = /^[a-z]{0,2}\d{5,8}$/i.test(words) ? await findProviderIdByNumber(reader, scope, words) : undefined;
  if (byNumber !== undefined) return listProviders(reader, scope, [byNumber]);
  const { items, near } = await findProviders(reader, scope, { ...everything, q: words, perPage: mostChoices });
  // Spelt nearly so is not what was meant, where somebody is let in by it.
  return near === null ? listProviders(reader, scope, items.map(({ id }) => id)) : []; // prettier-ignore
}

async function listProviders(reader: Reader, { laCode }: ReaderScope, ids: readonly number[]): Promise<Choice[]> {
  const rows = await reader
    .selectFrom('provider')
    .select(['id', 'name', 'town', 'urn', 'registration_number'])
    .where('id', 'in', ids.length === 0 ? [0] : ids)
    .where('la_code', '=', laCode)
    .where('joined_to', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, town, urn, registration_number }) => ({
    value: String(id),
    text: name,
    hint: [town, urn === null ? registration_number : `URN ${String(urn)}`].filter(Boolean).join(', '),
  }));
}

async function findMeantTrusts(reader: Reader, { laCode }: ReaderScope, words: string): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select o.id::text as value, o.name as text, 'UID ' || o.uid as hint from organisation o
    where exists (select 1 from provider p where p.trust_id = o.id and p.la_code = ${laCode})
      and (o.uid = ${words} or (search_form(${words}) <> '' and strpos(search_form(o.name), search_form(${words})) > 0))
    order by o.sort_key, o.id limit ${mostChoices}`.execute(reader);
  return rows;
}

/** Every locality, diocese or strand that an authority has. */
export async function listReachChoices(reader: Reader, scope: ReaderScope, kind: Exclude<ScopeKind, SearchedKind>): Promise<Choice[]> {
  if (kind === 'locality') return scope.localities.map(({ id, name }) => ({ value: String(id), text: name }));
  if (kind === 'strand') return Object.entries(strands).map(([value, text]) => ({ value, text }));
  const { rows } = await sql<Choice>`
    select distinct e.diocese_code as value, e.diocese_name as text from gias_establishment e join provider p on p.urn::text = e.key
    where p.la_code = ${scope.laCode} and e.diocese_code not in ('0000', '0002', '') order by e.diocese_name`.execute(reader);
  return rows;
}

/** The reach that a choice stands for. The choice has been looked up among those above. */
export function toReach(kind: ScopeKind, value: string): Reach {
  switch (kind) {
    case 'provider':
      return { kind, providerId: Number(value) };
    case 'trust':
      return { kind, organisationId: Number(value) };
    case 'locality':
      return { kind, localityId: Number(value) };
    case 'diocese':
      return { kind, dioceseCode: value };
    case 'strand':
      return { kind, strand: value };
  }
}
