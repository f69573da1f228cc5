import { isValue, reasonLabels, statisticInWords, type NoStatistic, type Statistic } from '../../../kernel/statistic.ts';
import { meanOf, pooledOf } from './mean.ts';
import { differenceInWords, roundTo, type Named } from './values.ts';

export interface NeighboursComparison {
  /** Each authority counted alike, as the Department's local authority interactive tool (LAIT) does. */
  readonly mean: Statistic;
  /** Each pupil counted alike. */
  readonly pooled: Statistic;
  readonly published: number;
  readonly asked: number;
  readonly missing: readonly { readonly name: string; readonly statistic: NoStatistic; readonly why: string }[];
  /** "Of 8 of 10 neighbours. Not published: Ambermoor (Suppressed: …)." */
  readonly madeOf: string;
  /** Why the two are not the same number; null where either is not there. */
  readonly difference: string | null;
}

/** Statistical neighbours by both methods, side by side, with what is missing and why the two differ. */
export function compareWithNeighbours(neighbours: readonly Named[]): NeighboursComparison {
  const mean = meanOf(neighbours);
  const pooled = pooledOf(neighbours);
  const missing = neighbours.flatMap(({ name, statistic }) =>
    isValue(statistic) ? [] : [{ name, statistic, why: statistic.because ?? reasonLabels[statistic.reason] }],
  );
  const published = neighbours.length - missing.length;
  const absent = missing.map(({ name, why }) => `${name} (${why.replace(/\.$/, '')})`).join('; ');
  const madeOf =
    missing.length === 0
      ? `Of all ${neighbours.length} neighbours.`
      : `Of ${published} of ${neighbours.length} neighbours. Without a value: ${absent}.`;
  return { mean, pooled, published, asked: neighbours.length, missing, madeOf, difference: explain(mean, pooled) };
}

function explain(mean: Statistic, pooled: Statistic): string | null {
  if (!isValue(mean) || !isValue(pooled)) return null;
  const methods = `The mean (${statisticInWords(mean)}) counts each authority alike; pooled (${statisticInWords(pooled)}) counts each pupil alike`;
  const difference = roundTo(pooled.value - mean.value, mean.decimals);
  if (difference === 0) return `${methods}. Here they come to the same.`;
  const side = difference > 0 ? 'higher' : 'lower';
  const size = differenceInWords(difference, mean.unit, mean.decimals);
  return `${methods}. Pooled is ${size} ${side} because the neighbours with more pupils tend to have ${side} values.`;
}
