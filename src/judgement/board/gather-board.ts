import type { PageRequest } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/index.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { type FoundCycle, listCycles } from '../proposals/find-cycles.ts';
import { type BoardReader, type ToDo, whatToDo } from './board.ts';
import { type BoardFilter, filterBoard, readBoardFilter, sortBoard } from './board-filter.ts';
import { type BoardRow, findBoard } from './find-board.ts';

export type BoardMeans = Pick<JudgementMeans, 'db' | 'clock'>;

export interface GatheredBoard {
  readonly filter: BoardFilter;
  readonly cycles: readonly FoundCycle[];
  /** Null where none was ever opened. */
  readonly cycle: FoundCycle | null;
  readonly all: readonly BoardRow[];
  /** As asked for, sorted. */
  readonly rows: readonly BoardRow[];
}

export async function gatherBoard({ db, clock }: BoardMeans, { actor, query }: Pick<PageRequest, 'actor' | 'query'>): Promise<GatheredBoard | null> {
  if (actor.authorityId === null) return null;
  const filter = readBoardFilter(query);
  const cycles = await listCycles(db.kysely, actor.authorityId);
  const cycle = cycles.find(({ id }) => id === filter.cycle) ?? cycles[0] ?? null;
  const isLatest = cycle === null || cycle === cycles[0];
  const all = await findBoard(db.kysely, { actor, today: clock.today(), cycleId: cycle?.id ?? null, isLatest });
  return { filter: { ...filter, cycle: isLatest ? null : cycle.id }, cycles, cycle, all, rows: sortBoard(filterBoard(all, filter), filter) };
}

function readerOf(actor: Actor): BoardReader {
  return {
    accountId: actor.accountId,
    isAdviser: actor.role === 'sia' || actor.role === 'eeca',
    may: {
      'judge': isAllowed(actor, 'tier.judge'),
      'put-on-agenda': isAllowed(actor, 'moderation.run'),
      'decide': isAllowed(actor, 'tier.decide'),
      'confirm': isAllowed(actor, 'tier.confirm'),
      'call': isAllowed(actor, 'tier.call'),
      'issue': isAllowed(actor, 'letter.issue'),
      'review': isAllowed(actor, 'tier.review'),
    },
  };
}

export function gatherToDo(board: readonly BoardRow[], actor: Actor): readonly ToDo[] {
  return whatToDo(board, readerOf(actor));
}
