import { isGroup, type GroupId } from '../measures/groups.ts';

/** More bars than these nobody reads. */
export const mostCompared = 60;

export type Compared = { readonly kind: 'school'; readonly id: number } | { readonly kind: 'authority'; readonly laCode: string };
export const orders = { name: 'Name', value: 'Figure, highest first' } as const;
export type Order = keyof typeof orders;

/** What is compared, and what is looked for to be added to it. All of it stands in the address. */
export interface ComparisonQuestion {
  /** A measure’s id; null for the first there is. */
  readonly measure: string | null;
  readonly group: GroupId;
  /** Null for the latest that there is. */
  readonly year: string | null;
  readonly order: Order;
  readonly who: readonly Compared[];
  /** How many more were asked for than can be shown. */
  readonly leftOut: number;
  readonly search: ComparisonSearch;
}

export interface ComparisonSearch {
  readonly q: string;
  readonly phase: string | null;
  readonly localityId: number | null;
  readonly trustId: number | null;
}

export function readQuestion(query: URLSearchParams): ComparisonQuestion {
  const group = query.get('group') ?? 'all';
  const who = [...new Set(query.getAll('who'))].flatMap((token) => readToken(token) ?? []);
  return {
    measure: textOf(query, 'measure'),
    group: isGroup(group) ? group : 'all',
    year: textOf(query, 'year'),
    order: query.get('order') === 'value' ? 'value' : 'name',
    who: who.slice(0, mostCompared),
    leftOut: Math.max(0, who.length - mostCompared),
    search: {
      q: (textOf(query, 'q') ?? '').slice(0, 100),
      phase: textOf(query, 'phase'),
      localityId: numberOf(query, 'locality'),
      trustId: numberOf(query, 'trust'),
    },
  };
}

function textOf(query: URLSearchParams, name: string): string | null {
  const text = (query.get(name) ?? '').trim();
  return text === '' ? null : text;
}

function numberOf(query: URLSearchParams, name: string): number | null {
  const text = textOf(query, name);
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** "school-17", "authority-940"; null for anything else. */
function readToken(token: string): Compared | null {
  const [, kind, id] = /^(school|authority)-(\d{1,9})$/.exec(token) ?? [];
  if (kind === 'school') return Number(id) > 0 ? { kind, id: Number(id) } : null;
  return kind === 'authority' && id?.length === 3 ? { kind, laCode: id } : null;
}

export function tokenOf(one: Compared): string {
  return one.kind === 'school' ? `school-${one.id}` : `authority-${one.laCode}`;
}

export function isSearching({ q, phase, localityId, trustId }: ComparisonSearch): boolean {
  return q !== '' || phase !== null || localityId !== null || trustId !== null;
}

/** The address of this question, or of one that differs from it. */
export function addressOf(question: ComparisonQuestion, change: Partial<ComparisonQuestion> = {}, path = '/outcomes/compare'): string {
  const { measure, group, year, order, who, search } = { ...question, ...change };
  const given = new URLSearchParams();
  const add = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') given.append(name, String(value));
  };
  add('measure', measure);
  if (group !== 'all') add('group', group);
  add('year', year);
  if (order !== 'name') add('order', order);
  for (const one of who) add('who', tokenOf(one));
  add('q', search.q);
  add('phase', search.phase);
  add('locality', search.localityId);
  add('trust', search.trustId);
  const text = given.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The same with these added, each once. */
export function withMore(question: ComparisonQuestion, more: readonly Compared[]): readonly Compared[] {
  const there = new Set(question.who.map(tokenOf));
  return [...question.who, ...more.filter((one) => !there.has(tokenOf(one)))];
}

export function without(question: ComparisonQuestion, one: Compared): readonly Compared[] {
  return question.who.filter((other) => tokenOf(other) !== tokenOf(one));
}
