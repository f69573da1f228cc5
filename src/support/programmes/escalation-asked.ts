import { dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { fewestDaysApart } from './counting-reviews.ts';
import { stageOf, type RunNow } from './replay.ts';

/**
 * The question that two reviews running ask where both found insufficient progress, until a way out of the stage that the latest was held in answers it. Two on
 * running days show the progress of one: they are as far apart as reviews that count for a decision.
 */
export function escalationAsked(
  definition: ProgrammeDefinition,
  { state, stage, reviews, stages }: Pick<RunNow, 'state' | 'stage' | 'reviews' | 'stages'>,
): string | null {
  const isOver = state === 'ended' || state === 'stopped';
  const rule = stageOf(definition, stage)?.review ?? null;
  const latestFirst = reviews.toSorted((one, other) => (one.on < other.on ? 1 : -1));
  const [latest] = latestFirst;
  if (isOver || rule === null || latest?.visit !== stages.length - 1) return null;
  const better = latestFirst.findIndex(({ overall }) => overall !== 'insufficient');
  const running = better === -1 ? latestFirst : latestFirst.slice(0, better);
  const before = running.find(({ on }) => daysBetween(on, latest.on) >= fewestDaysApart(rule));
  if (before === undefined) return null;
  return `Two reviews running, on ${dateInWords(before.on)} and ${dateInWords(latest.on)}, found insufficient progress: decide whether to escalate`;
}
