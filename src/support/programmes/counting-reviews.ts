import { daysBetween } from '../../kernel/plain-date.ts';
import type { DueUnit, ProgrammeReview } from '../programme-definitions/definition.ts';
import type { RunNow } from './replay.ts';

/** Calendar days that one unit of a review’s interval spans at the least. */
const spans: Readonly<Record<DueUnit, number>> = {
  'calendar-days': 1,
  'working-days': 7 / 5,
  'school-days': 7 / 5,
  'own-days': 7 / 5,
  'weeks': 7,
  'school-weeks': 7,
  'months': 30,
};

/** Half of a review’s interval, in whole calendar days: two reviews on running days show the progress of one. */
export const fewestDaysApart = ({ every }: Pick<ProgrammeReview, 'every'>): number => Math.floor((every.count * spans[every.unit]) / 2);

/** The days of the reviews of a visit to a stage that count for its decision: each long enough after the one before, and the first after the stage began. */
export function countingReviews({ reviews, stages }: Pick<RunNow, 'reviews' | 'stages'>, visit: number, rule: ProgrammeReview): readonly string[] {
  const from = stages[visit]?.from;
  if (from === undefined) return [];
  const apart = fewestDaysApart(rule);
  const held = reviews.flatMap((one) => (one.visit === visit ? [one.on] : [])).toSorted();
  return held.reduce<string[]>((counting, on) => (daysBetween(counting.at(-1) ?? from, on) >= apart ? [...counting, on] : counting), []);
}
