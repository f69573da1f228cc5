import { isTier, type Tier } from '../../kernel/tier.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { kinds, legalTracks, phases, type Kind, type LegalTrack, type Phase } from './classification.ts';

export const statusChoices = {
  open: 'Open',
  closing: 'Open, but proposed to close',
  proposed: 'Proposed to open',
  closed: 'Closed',
  any: 'Any status',
} as const;
export type StatusChoice = keyof typeof statusChoices;

/** What anybody may sort by. */
export const sortKeys = ['name', 'locality', 'phase', 'type', 'trust', 'inspection', 'town'] as const;
/** And what only staff may who see lists of tiers. */
export type SortKey = (typeof sortKeys)[number] | 'tier';
export const pageSizes = [25, 50, 100] as const;

/** The whole question that the find page answers; the address bar holds it. */
export interface ProviderSearch {
  readonly q: string;
  /** Slugs of the authority's own localities; `none` stands for not yet placed. */
  readonly locality: readonly string[];
  readonly kind: readonly Kind[];
  readonly phase: readonly Phase[];
  readonly governance: readonly LegalTrack[];
  /** GIAS's codes for the type of establishment. */
  readonly type: readonly string[];
  /** UIDs of trusts; `none` stands for being in none. */
  readonly trust: readonly string[];
  /** Values of `provider.inspection_filter`; `none` stands for no inspection known. */
  readonly ofsted: readonly string[];
  /** Tiers in force, for staff who see lists of tiers; `none` stands for no tier in force. */
  readonly tier: readonly (Tier | 'none')[];
  readonly status: StatusChoice;
  /** `mine` is the reader's own authority. */
  readonly area: 'mine' | 'england';
  readonly stateFunded: boolean | null;
  readonly sort: SortKey;
  readonly order: 'asc' | 'desc';
  readonly page: number;
  readonly perPage: number;
  readonly view: 'table' | 'map';
}

/** The filters of which several values may be chosen at once. */
export const choices = ['locality', 'kind', 'phase', 'governance', 'type', 'trust', 'ofsted', 'tier'] as const;
export type Choice = (typeof choices)[number];

export const everything: ProviderSearch = {
  q: '',
  locality: [],
  kind: [],
  phase: [],
  governance: [],
  type: [],
  trust: [],
  ofsted: [],
  tier: [],
  status: 'open',
  area: 'mine',
  stateFunded: null,
  sort: 'name',
  order: 'asc',
  page: 1,
  perPage: 25,
  view: 'table',
};

/** A part of the address that could not be understood, so that the page can say it was left out. */
export interface Ignored {
  readonly name: string;
  readonly value: string;
}

const longestQuestion = 200;
const mostValues = 50;

/** "King’s Lynn" as `kings-lynn`, as the database writes it: in a question a locality may be given by name or by slug. */
export function slugOf(name: string): string {
  return plainText(name).replaceAll(' ', '-');
}

const readers: { readonly [C in Choice]: (value: string) => ProviderSearch[C][number] | null } = {
  locality: (value) => slugOf(value) || null,
  kind: (value) => (Object.hasOwn(kinds, value) ? (value as Kind) : null),
  phase: (value) => (Object.hasOwn(phases, value) ? (value as Phase) : null),
  governance: (value) => (Object.hasOwn(legalTracks, value) ? (value as LegalTrack) : null),
  type: (value) => (/^\d{1,3}$/.test(value) ? value.padStart(2, '0') : null),
  trust: (value) => (/^[A-Za-z0-9-]{1,20}$/.test(value) ? value : null),
  ofsted: (value) => (/^[\p{Letter}\p{Number}][\p{Letter}\p{Number} ,()-]{0,79}$/u.test(value) ? value : null),
  tier: (value) => (value === 'none' || isTier(value) ? value : null),
};

/** Reads the address bar. What is unknown or malformed is left out and named, never an error. */
export function parseSearch(query: URLSearchParams): { readonly search: ProviderSearch; readonly ignored: readonly Ignored[] } {
  const ignored: Ignored[] = [];
  const ignore = (name: string, value: string): void => void ignored.push({ name, value: value.slice(0, 80) });

  /** The last value given, if it is one of those allowed. */
  function one<T>(name: string, allowed: (value: string) => T | undefined, otherwise: T): T {
    const value = query
      .getAll(name)
      .findLast((given) => given.trim() !== '')
      ?.trim();
    if (value === undefined) return otherwise;
    const found = allowed(value);
    if (found === undefined) ignore(name, value);
    return found ?? otherwise;
  }
  function several<T extends string>(name: string, read: (value: string) => T | null): readonly T[] {
    const values = new Set<T>();
    for (const given of query.getAll(name)) {
      const value = given.trim();
      if (value === '') continue;
      const found = values.size < mostValues ? read(value) : null;
      if (found === null) ignore(name, value);
      else values.add(found);
    }
    return [...values].sort();
  }
  const oneOf =
    <T extends string>(allowed: readonly T[]) =>
    (value: string): T | undefined =>
      allowed.find((it) => it === value);
  const whole =
    (most: number) =>
    (value: string): number | undefined =>
      /^[1-9]\d{0,6}$/.test(value) && Number(value) <= most ? Number(value) : undefined;
  const size = (value: string): number | undefined => pageSizes.find((it) => String(it) === value);

  const search: ProviderSearch = {
    q: one('q', (value) => value.replaceAll(/\s+/g, ' ').slice(0, longestQuestion).trim(), everything.q),
    locality: several('locality', readers.locality),
    kind: several('kind', readers.kind),
    phase: several('phase', readers.phase),
    governance: several('governance', readers.governance),
    type: several('type', readers.type),
    trust: several('trust', readers.trust),
    ofsted: several('ofsted', readers.ofsted),
    tier: several('tier', readers.tier),
    status: one('status', oneOf(Object.keys(statusChoices) as StatusChoice[]), everything.status),
    area: one('area', oneOf(['mine', 'england']), everything.area),
    stateFunded: one<boolean | null>('stateFunded', (value) => ({ true: true, false: false })[value], null),
    sort: one('sort', oneOf<SortKey>([...sortKeys, 'tier']), everything.sort),
    order: one('order', oneOf(['asc', 'desc']), everything.order),
    page: one('page', whole(1_000_000), everything.page),
    perPage: one('perPage', size, everything.perPage),
    view: one('view', oneOf(['table', 'map']), everything.view),
  };
  return { search, ignored };
}

/** The question as somebody may ask it who sees no list of tiers, with what of it was left out. */
export function withoutTiers(search: ProviderSearch): { readonly search: ProviderSearch; readonly ignored: readonly Ignored[] } {
  const ignored = [...search.tier.map((value) => ({ name: 'tier', value })), ...(search.sort === 'tier' ? [{ name: 'sort', value: 'tier' }] : [])];
  return { search: { ...search, tier: [], sort: search.sort === 'tier' ? everything.sort : search.sort }, ignored };
}

/** The question as the address bar holds it: fixed order, nothing that goes without saying. Empty for the plain question. */
export function writeSearch(search: ProviderSearch): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search) as [keyof ProviderSearch, ProviderSearch[keyof ProviderSearch]][]) {
    if (Array.isArray(value)) for (const each of [...(value as readonly string[])].sort()) query.append(name, each);
    else if (value !== everything[name]) query.set(name, String(value));
  }
  return query.toString();
}

/** The address of the answer to this question: the page itself, or one of its downloads. */
export function searchHref(search: ProviderSearch, path = '/providers'): string {
  const query = writeSearch(search);
  return query === '' ? path : `${path}?${query}`;
}

/** The same question with one value of one filter taken away; it begins at its first page again. */
export function without(search: ProviderSearch, choice: Choice, value: string): ProviderSearch {
  return { ...search, page: 1, [choice]: search[choice].filter((it) => it !== value) };
}

/** The question sorted by a column: the other way round where it is sorted by it already. */
export function sortedBy(search: ProviderSearch, sort: SortKey): ProviderSearch {
  return { ...search, page: 1, sort, order: search.sort === sort && search.order === 'asc' ? 'desc' : 'asc' };
}

/** Only the search words, the area and how the answer is shown. */
export function withoutFilters(search: ProviderSearch): ProviderSearch {
  const { q, area, sort, order, perPage, view } = search;
  return { ...everything, q, area, sort, order, perPage, view };
}
