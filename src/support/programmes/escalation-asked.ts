import { dateInWords } from '../../kernel/plain-date.ts';
import type { RunNow } from './replay.ts';

/** The question that two reviews running ask where both found insufficient progress, until a way out of the stage that the latest was held in answers it. */
export function escalationAsked({ state, reviews, stages }: Pick<RunNow, 'state' | 'reviews' | 'stages'>): string | null {
  const isOver = state === 'ended' || state === 'stopped';
  const [latest, before] = reviews.toSorted((one, other) => (one.on < other.on ? 1 : -1));
  if (isOver || latest?.visit !== stages.length - 1 || latest.overall !== 'insufficient' || before?.overall !== 'insufficient') return null;
  return `Two reviews running, on ${dateInWords(before.on)} and ${dateInWords(latest.on)}, found insufficient progress: decide whether to escalate`;
}
