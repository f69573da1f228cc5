import { choiceLabel, compareChoices, countFilters, filterNames, resultSentence } from './found-words.ts';
import type { Found, FoundProvider } from './find-providers.ts';
import { columnsFor, inspectionInWords, localityNames, tierInForce } from './provider-columns.ts';
import {
  choices,
  everything,
  searchHref,
  sortedBy,
  statusChoices,
  without,
  withoutFilters,
  type Choice,
  type Ignored,
  type ProviderSearch,
} from './provider-search.ts';
import { phases, statuses } from './classification.ts';
import type { ReaderScope } from './find-reader-scope.ts';

/** Everything the find page shows, ready to be written. */
export function presentFound(search: ProviderSearch, ignored: readonly Ignored[], scope: ReaderScope, found: Found): Record<string, unknown> {
  return {
    search,
    ignored,
    scope,
    total: found.total,
    nearly: found.near !== null,
    sentence: resultSentence(search, scope, found.total),
    filters: choices.map((choice) => presentFilter(choice, search, scope, found)).filter(({ items }) => items.length > 0),
    statuses: presentStatuses(search, found),
    stateFundedCount: found.counts.stateFunded.find(({ value }) => value === 'true')?.count ?? 0,
    filterCount: countFilters(search),
    tags: presentTags(search, scope, found),
    clearHref: searchHref({ ...withoutFilters(search), area: 'mine' }),
    columns: presentColumns(search, scope),
    showsTiers: Boolean(scope.tierReach),
    rows: found.items.map(presentRow),
    pagination: presentPagination(search, found),
    links: {
      table: searchHref({ ...search, view: 'table' }),
      map: searchHref({ ...search, view: 'map', page: 1 }),
      csv: searchHref({ ...search, page: 1, view: 'table' }, '/providers.csv'),
      xlsx: searchHref({ ...search, page: 1, view: 'table' }, '/providers.xlsx'),
      withoutFilters: searchHref(withoutFilters(search)),
      anyStatus: searchHref({ ...search, status: 'any', page: 1 }),
      england: searchHref({ ...search, area: 'england', locality: [], page: 1 }),
      everything: searchHref(everything),
    },
  };
}

function presentFilter(choice: Choice, search: ProviderSearch, scope: ReaderScope, { counts }: Found) {
  const counted = new Map(counts[choice].map(({ value, count }) => [value, count]));
  // What is chosen stays to be unticked, even where nothing is left by it; and a locality is offered whether or not anything is in it.
  const values = new Set([...counted.keys(), ...search[choice], ...(choice === 'locality' ? scope.localities.map(({ slug }) => slug) : [])]);
  const chosen = new Set<string>(search[choice]);
  const items = [...values]
    .map((value) => ({ value, label: choiceLabel(choice, value, scope, counts), count: counted.get(value) ?? 0, checked: chosen.has(value) }))
    .sort(compareChoices(choice));
  return { name: choice, title: filterNames[choice], items };
}

function presentStatuses(search: ProviderSearch, { counts }: Found) {
  const counted = new Map(counts.status.map(({ value, count }) => [value, count]));
  return Object.entries(statusChoices).map(([value, label]) => ({ value, label, count: counted.get(value) ?? 0, checked: search.status === value }));
}

function presentTags(search: ProviderSearch, scope: ReaderScope, { counts }: Found) {
  const chosen = choices.flatMap((choice) =>
    search[choice].map((value) => ({
      group: filterNames[choice],
      label: choiceLabel(choice, value, scope, counts),
      href: searchHref(without(search, choice, value)),
    })),
  );
  const one = (group: string, label: string, rest: Partial<ProviderSearch>) => ({ group, label, href: searchHref({ ...search, page: 1, ...rest }) });
  return [
    ...(search.area === 'england' ? [one('Area', 'All of England', { area: 'mine' })] : []),
    ...chosen,
    ...(search.stateFunded === null
      ? []
      : [one('Funding', search.stateFunded ? 'State-funded schools' : 'Not state-funded schools', { stateFunded: null })]),
    ...(search.status === 'open' ? [] : [one('Status', statusChoices[search.status], { status: 'open' })]),
  ];
}

function presentColumns(search: ProviderSearch, scope: ReaderScope) {
  return columnsFor(scope)
    .filter(({ sort }) => sort !== undefined)
    .map(({ heading, sort = 'name' }) => ({
      heading,
      href: searchHref(sortedBy(search, sort)),
      sorted: search.sort !== sort ? 'none' : search.order === 'asc' ? 'ascending' : 'descending',
    }));
}

/** The same facts as the columns of the downloads; the name's cell holds the URN and the status too. */
function presentRow(provider: FoundProvider) {
  const { id, name, urn, registrationNumber, status, phase, typeName, trust, town } = provider;
  return {
    href: `/providers/${id}`,
    name,
    number: urn !== null ? `URN ${urn}` : registrationNumber !== null ? `Ofsted ${registrationNumber}` : null,
    status: status === 'open' ? null : status === 'closing' ? 'Proposed to close' : statuses[status],
    locality: localityNames(provider),
    phase: phases[phase],
    type: typeName,
    trust,
    inspection: inspectionInWords(provider),
    town,
    tier: tierInForce(provider),
  };
}

function presentPagination(search: ProviderSearch, { page, pages, total }: Found) {
  if (pages === 1) return null;
  const href = (to: number): string => searchHref({ ...search, page: to });
  const near = [1, page - 1, page, page + 1, pages].filter((it, index, all) => it >= 1 && it <= pages && all.indexOf(it) === index);
  const items = near
    .sort((a, b) => a - b)
    .flatMap((it, index, all) => {
      const gap = index > 0 && it - (all[index - 1] ?? it) > 1 ? [{ ellipsis: true }] : [];
      return [...gap, { number: it, href: href(it), current: it === page }];
    });
  return {
    items,
    ...(page > 1 ? { previous: { href: href(page - 1) } } : {}),
    ...(page < pages ? { next: { href: href(page + 1) } } : {}),
    from: (page - 1) * search.perPage + 1,
    to: Math.min(total, page * search.perPage),
  };
}
