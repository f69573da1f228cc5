import { tierLabels, tiers } from '../../kernel/tier.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import { findReviewReminder } from '../tier-reviews/find-review-reminder.ts';
import { boardAsRows, linksToDo, phaseInWords, rowInWords } from './board-words.ts';
import { type BoardFilter, boardHref, type BoardSort, inPlace } from './board-filter.ts';
import { type BoardState, boardStates, dueLabel, isDue } from './board.ts';
import type { BoardRow } from './find-board.ts';
import { type BoardMeans, gatherBoard, type GatheredBoard, gatherToDo } from './gather-board.ts';

const perPage = 50;

export async function showBoard(means: BoardMeans, request: PageRequest): Promise<Reply> {
  const { actor, query } = request;
  const board = await gatherBoard(means, request);
  if (board === null) return { kind: 'not-found' };
  const { filter, cycle, all, rows } = board;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  const base = boardHref(filter);
  const isAdviser = actor.role === 'sia' || actor.role === 'eeca';
  return {
    kind: 'page',
    template: 'judgement/board/board.njk',
    data: {
      cycle,
      isLatest: filter.cycle === null,
      toDo: linksToDo(gatherToDo(all, actor), { isAdviser }),
      reminder: await findReviewReminder(means, actor),
      total: all.length,
      found: rows.length,
      rows: rows.slice((page - 1) * perPage, page * perPage).map(rowInWords),
      columns: columnsOf(filter),
      ...countsOf(inPlace(all, filter), filter),
      choices: choicesOf(board),
      isFiltered: [filter.locality, filter.phase, filter.adviser, filter.tier, filter.state].some((value) => value !== null),
      isNarrowed: boardHref({ ...filter, sort: 'name', order: 'asc', cycle: null }) !== '/tiers',
      sort: filter.sort,
      order: filter.order,
      csvHref: boardHref(filter, '/tiers.csv'),
      clearHref: boardHref({ cycle: filter.cycle }),
      page,
      pages,
      pageBase: `${base}${base.includes('?') ? '&' : '?'}page=`,
      mayOpenCycle: isAllowed(actor, 'tier.propose'),
      provisional: 'Tiers and the criteria behind them are provisional: not from the published framework.',
    },
  };
}

export async function exportBoard(means: BoardMeans, request: PageRequest): Promise<Reply> {
  const board = await gatherBoard(means, request);
  if (board === null) return { kind: 'not-found' };
  return {
    kind: 'download',
    fileName: `tiers-${means.clock.today()}.csv`,
    contentType: csvType,
    body: writeCsv(boardAsRows(board.rows)),
    asked: board.filter,
  };
}

function columnsOf(filter: BoardFilter) {
  const columns: readonly { readonly text: string; readonly sort?: BoardSort }[] = [
    { text: 'Provider', sort: 'name' },
    { text: 'Tier in force', sort: 'tier' },
    { text: 'Proposed', sort: 'proposed' },
    { text: 'Where it stands', sort: 'state' },
    { text: 'Adviser', sort: 'adviser' },
    { text: 'Phase', sort: 'phase' },
    { text: 'Locality', sort: 'locality' },
  ];
  return columns.map(({ text, sort = 'name' }) => ({
    text,
    href: boardHref({ ...filter, sort, order: filter.sort === sort && filter.order === 'asc' ? 'desc' : 'asc' }),
    sorted: filter.sort !== sort ? 'none' : filter.order === 'asc' ? 'ascending' : 'descending',
  }));
}

/** How many stand where, of what the place and the adviser leave. */
function countsOf(rows: readonly BoardRow[], filter: BoardFilter) {
  const states = Object.keys(boardStates) as BoardState[];
  const stateHref = (state: BoardFilter['state']): string => boardHref({ ...filter, state, tier: null });
  const counted = states.map((state) => ({
    label: boardStates[state],
    value: rows.filter((row) => row.state === state).length,
    href: stateHref(state),
  }));
  return {
    due: { value: rows.filter((row) => isDue(row.state)).length, href: stateHref('due'), of: rows.length },
    stateCounts: counted.filter(({ value }) => value > 0),
    tierCounts: [...tiers, 'none' as const].map((tier) => ({
      label: tier === 'none' ? 'No tier yet' : tierLabels[tier],
      value: rows.filter((row) => (row.tier ?? 'none') === tier).length,
      href: boardHref({ ...filter, tier, state: null }),
    })),
  };
}

function choicesOf({ all, cycles, cycle, filter }: GatheredBoard) {
  const option = (value: string, text: string, chosen: string | null) => ({ value, text, selected: value === chosen });
  const byText = (one: { text: string }, other: { text: string }): number => one.text.localeCompare(other.text, 'en-GB');
  const several = (pairs: readonly (readonly [string, string])[], chosen: string | null) =>
    [...new Map(pairs)].map(([value, text]) => option(value, text, chosen)).toSorted(byText);
  const any = (text: string) => ({ value: '', text });
  const adviser = filter.adviser === null ? null : String(filter.adviser);
  return {
    localities: [
      any('Every locality'),
      ...several(
        all.flatMap(({ localitySlug, localityName }) =>
          localitySlug === null || localityName === null ? [] : [[localitySlug, localityName] as const],
        ),
        filter.locality,
      ),
    ],
    phases: [
      any('Every phase'),
      ...several(
        all.map(({ phase }) => [phase, phaseInWords(phase)] as const),
        filter.phase,
      ),
    ],
    advisers: [
      any('Every adviser'),
      ...(all.some(({ isMine }) => isMine) ? [option('me', 'Allocated to me', adviser)] : []),
      ...several(
        all.flatMap(({ advisers }) => advisers.map(({ id, name }) => [String(id), name] as const)),
        adviser,
      ),
      option('none', 'Allocated to nobody', adviser),
    ],
    tiers: [any('Every tier'), ...tiers.map((tier) => option(tier, tierLabels[tier], filter.tier)), option('none', 'No tier yet', filter.tier)],
    states: [
      any('Anywhere'),
      option('due', dueLabel, filter.state),
      ...Object.entries(boardStates).map(([value, text]) => option(value, text, filter.state)),
    ],
    cycles: cycles.map(({ id, name }, index) => ({ value: index === 0 ? '' : String(id), text: name, selected: id === cycle?.id })),
  };
}
