import { compareTiers, isTier, type Tier } from '../../kernel/tier.ts';
import { type BoardState, type BoardStateChoice, boardStates, isBoardState, isDue } from './board.ts';
import type { BoardRow } from './find-board.ts';

export const boardSorts = ['name', 'tier', 'since', 'proposed', 'state', 'adviser', 'locality', 'phase'] as const;
export type BoardSort = (typeof boardSorts)[number];

/** The question the board answers, as the address bar holds it. */
export interface BoardFilter {
  readonly locality: string | null;
  readonly phase: string | null;
  /** An account, those allocated to nobody, or the reader’s own. */
  readonly adviser: number | 'none' | 'me' | null;
  readonly tier: Tier | 'none' | null;
  readonly state: BoardStateChoice | null;
  /** Null for the latest. */
  readonly cycle: number | null;
  readonly sort: BoardSort;
  readonly order: 'asc' | 'desc';
}

export function readBoardFilter(query: URLSearchParams): BoardFilter {
  const given = (name: string): string | null => query.get(name)?.trim().slice(0, 100) || null;
  const number = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);
  const [adviser, tier, state] = [given('adviser'), given('tier'), given('state')];
  return {
    locality: given('locality'),
    phase: given('phase'),
    adviser: adviser === 'none' || adviser === 'me' ? adviser : number(adviser),
    tier: tier !== null && (tier === 'none' || isTier(tier)) ? tier : null,
    state: state !== null && (state === 'due' || isBoardState(state)) ? state : null,
    cycle: number(given('cycle')),
    sort: boardSorts.find((sort) => sort === query.get('sort')) ?? 'name',
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
  };
}

/** The address of the question; nothing stands in it that goes without saying. */
export function boardHref(filter: Partial<BoardFilter>, path = '/tiers'): string {
  const { sort = 'name', order = 'asc', ...chosen } = filter;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) if (value !== null) query.set(name, String(value));
  if (sort !== 'name') query.set('sort', sort);
  if (order !== 'asc') query.set('order', order);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const isOfTier = (row: BoardRow, tier: BoardFilter['tier']): boolean => tier === null || (row.tier ?? 'none') === tier;
const isOfState = (row: BoardRow, state: BoardFilter['state']): boolean =>
  state === null || (state === 'due' ? isDue(row.state) : row.state === state);

function isOfAdviser({ advisers, isMine }: BoardRow, adviser: BoardFilter['adviser']): boolean {
  if (adviser === null) return true;
  if (adviser === 'me') return isMine;
  return adviser === 'none' ? advisers.length === 0 : advisers.some(({ id }) => id === adviser);
}

/** What matches everything but the state and the tier, which the counts above the table are of. */
export function inPlace(rows: readonly BoardRow[], { locality, phase, adviser }: BoardFilter): BoardRow[] {
  return rows.filter(
    (row) => (locality === null || row.localitySlug === locality) && (phase === null || row.phase === phase) && isOfAdviser(row, adviser),
  );
}

export function filterBoard(rows: readonly BoardRow[], filter: BoardFilter): BoardRow[] {
  return inPlace(rows, filter).filter((row) => isOfTier(row, filter.tier) && isOfState(row, filter.state));
}

const states = Object.keys(boardStates) as BoardState[];
const absent = '\uffff';
const byTier = (one: Tier | null, other: Tier | null): number =>
  one === null || other === null ? Number(one === null) - Number(other === null) : compareTiers(one, other);
const byText = (one: string, other: string): number => one.localeCompare(other, 'en-GB');

const comparisons: Readonly<Record<BoardSort, (one: BoardRow, other: BoardRow) => number>> = {
  // As they come.
  name: () => 0,
  tier: (one, other) => byTier(one.tier, other.tier),
  since: (one, other) => byText(one.since ?? absent, other.since ?? absent),
  proposed: (one, other) => byTier(one.proposedTier, other.proposedTier),
  state: (one, other) => states.indexOf(one.state) - states.indexOf(other.state),
  adviser: (one, other) => byText(one.advisers[0]?.name ?? absent, other.advisers[0]?.name ?? absent),
  locality: (one, other) => byText(one.localityName ?? absent, other.localityName ?? absent),
  phase: (one, other) => byText(one.phase, other.phase),
};

/** Rows come by name, and stay so where they are alike. */
export function sortBoard(rows: readonly BoardRow[], { sort, order }: Pick<BoardFilter, 'sort' | 'order'>): BoardRow[] {
  if (sort === 'name') return order === 'asc' ? [...rows] : rows.toReversed();
  const way = order === 'asc' ? 1 : -1;
  return rows.toSorted((one, other) => way * comparisons[sort](one, other));
}
