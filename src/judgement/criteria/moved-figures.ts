import { units } from '../../kernel/statistic.ts';
import { figureOf, round, type Figure } from './bands.ts';
import { pointsInWords } from './criteria-words.ts';
import type { BandedIndicator } from './evaluation.ts';
import type { IndicatorFacts } from './facts.ts';

export interface Move {
  readonly points: number;
  readonly figure: Figure;
}

/** A figure of the latest year that has a band. */
export function figureOfBanded({ value, comparator, cohort, ahead, interval }: BandedIndicator): Figure | null {
  return value === null || comparator === null || ahead === null ? null : { value, comparator, cohort, ahead, interval };
}

/** More than this, in the measure's own unit, is no small change. */
const furthest = 100;

/**
 * The smallest move of a figure, in steps of its last published digit, that makes it so. Beyond that move it must stay so. Null where no figure that can be is:
 * a percentage lies between 0 and 100.
 */
export function smallestMove(from: Figure, indicator: IndicatorFacts, towards: 'better' | 'worse', isSo: (figure: Figure) => boolean): Move | null {
  const step = 10 ** -indicator.decimals;
  const sign = (towards === 'better') === (indicator.polarity === 'higher') ? 1 : -1;
  const movedBy = (steps: number): Move => {
    const points = round(steps * step);
    return { points, figure: figureOf(indicator, round(from.value + sign * points), from.comparator, from.cohort) };
  };
  const room = indicator.unit === 'percent' ? (sign === 1 ? 100 - from.value : from.value) : furthest;
  let most = Math.floor(round(room / step));
  if (most < 1 || !isSo(movedBy(most).figure)) return null;
  let fewest = 1;
  while (fewest < most) {
    const middle = Math.floor((fewest + most) / 2);
    if (isSo(movedBy(middle).figure)) most = middle;
    else fewest = middle + 1;
  }
  return movedBy(most);
}

/** "Reading, writing and maths: 4 points better". */
export function moveInWords({ name, pooled }: BandedIndicator, { unit }: IndicatorFacts, points: number, towards: 'better' | 'worse'): string {
  const amount = unit.startsWith('rate')
    ? `${String(points)} ${units[unit]}`
    : unit === 'percent' || unit === 'points' || unit === 'score'
      ? pointsInWords(points)
      : `${String(points)} ${units[unit]}`;
  const together = pooled.length > 1 ? `, over ${pooled.at(-1) ?? ''} to ${pooled[0] ?? ''} together` : '';
  return `${name}: ${amount} ${towards}${together}`;
}
