import { type Interval, wilson, z95 } from '../../../kernel/interval.ts';
import { reasonLabels, type Statistic } from '../../../kernel/statistic.ts';

export type IntervalAnswer = (Interval & { readonly kind: 'interval' }) | { readonly kind: 'none'; readonly because: string };

/**
 * The 95% interval, in the statistic's own unit: Wilson's for a percentage of a known cohort; for a mean the normal one, as the Department gives it
 * beside progress scores, where the standard deviation is known. Otherwise none, with the reason in words.
 */
export function intervalOf(statistic: Statistic, standardDeviation: number | null = null): IntervalAnswer {
  if (statistic.kind === 'none') return { kind: 'none', because: statistic.because ?? reasonLabels[statistic.reason] };
  const { value, unit, cohort } = statistic;
  if (cohort === null) return { kind: 'none', because: 'No interval: how many it is counted over is not published.' };
  if (cohort <= 0) return { kind: 'none', because: 'No interval: it is counted over nobody.' };
  if (unit === 'percent') {
    if (value < 0 || value > 100) return { kind: 'none', because: 'No interval: it is not a share of a whole.' };
    const { low, high } = wilson(value / 100, cohort);
    return { kind: 'interval', low: low * 100, high: high * 100 };
  }
  if (standardDeviation === null) return { kind: 'none', because: 'No interval: how widely pupils’ results are spread is not published.' };
  const reach = (z95 * standardDeviation) / Math.sqrt(cohort);
  return { kind: 'interval', low: value - reach, high: value + reach };
}

interface Estimate extends Interval {
  readonly value: number;
}

/**
 * The interval of `one` less `other`, from the interval of each: R. G. Newcombe's method 10 for two independent proportions where both are Wilson's
 * (Statistics in Medicine 17, 1998); in general, "square and add" (Zou and Donner, Statistics in Medicine 27, 2008).
 */
export function intervalOfDifference(one: Estimate, other: Estimate): Interval {
  const difference = one.value - other.value;
  return {
    low: difference - Math.hypot(one.value - one.low, other.high - other.value),
    high: difference + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

/** A statistic with its interval; null where there is none. */
export function estimateOf(statistic: Statistic, standardDeviation: number | null = null): Estimate | null {
  const interval = intervalOf(statistic, standardDeviation);
  return statistic.kind === 'none' || interval.kind === 'none' ? null : { value: statistic.value, low: interval.low, high: interval.high };
}

export function contains(interval: Interval, value: number): boolean {
  return interval.low <= value && value <= interval.high;
}
