import { escalationQuestion } from '../trip/review.ts';
import type { RunNow } from './replay.ts';

/** The question that two reviews running ask, until it is answered: by a way out of the stage that the latest was held in. */
export function escalationAsked({ state, reviews, stages }: Pick<RunNow, 'state' | 'reviews' | 'stages'>): string | null {
  const isOver = state === 'ended' || state === 'stopped';
  return isOver || reviews.at(-1)?.visit !== stages.length - 1 ? null : escalationQuestion(reviews);
}
