import { isValue, type Statistic } from '../../../kernel/statistic.ts';
import type { Interval } from '../../../kernel/interval.ts';

/** About 1 in 20, and 2 in 1,000, of schools no different from the target fall outside by chance. */
const outsideBothEnds = { inner: 0.05, outer: 0.002 };

export interface FunnelLimits {
  /** 95%, in percent. */
  readonly inner: Interval;
  /** 99.8%, in percent. */
  readonly outer: Interval;
}

/**
 * Where a percentage of so large a cohort would fall by chance alone, were the truth the target: exact binomial limits (D. J. Spiegelhalter, "Funnel plots for
 * comparing institutional performance", Statistics in Medicine 24, 2005, appendix A.1.1). His are drawn smooth between whole numbers of pupils; these stay at
 * the whole number outside, so that what chance would do more often than 1 in 20 is never outside. Null for a target that is no percentage, or a cohort of nobody.
 */
export function funnelLimits(target: number, cohort: number): FunnelLimits | null {
  if (!(target >= 0 && target <= 100) || !(cohort >= 1)) return null;
  const n = Math.round(cohort);
  const likelihoods = binomial(n, target / 100);
  const limit = (below: number): number => (target === 0 || target === 100 ? target : (100 * quantile(likelihoods, below)) / n);
  const between = (outside: number): Interval => ({
    low: Math.min(target, Math.max(0, limit(outside / 2))),
    high: Math.max(target, Math.min(100, limit(1 - outside / 2))),
  });
  return { inner: between(outsideBothEnds.inner), outer: between(outsideBothEnds.outer) };
}

export type PlaceInFunnel = 'above' | 'below' | 'inside' | 'cannot be told';

/** Whether a percentage is further from the target than chance would put it. Without a cohort, or without a value, it cannot be told. */
export function placeInFunnel(statistic: Statistic, target: number, limits: keyof FunnelLimits): PlaceInFunnel {
  if (!isValue(statistic) || statistic.unit !== 'percent' || statistic.cohort === null) return 'cannot be told';
  const funnel = funnelLimits(target, statistic.cohort)?.[limits];
  if (!funnel) return 'cannot be told';
  // 6 of 7 is published as 86%: what is at the limit is not beyond it for having been rounded.
  const rounding = 0.5 * 10 ** -statistic.decimals + 1e-9;
  if (statistic.value - rounding > funnel.high) return 'above';
  return statistic.value + rounding < funnel.low ? 'below' : 'inside';
}

export function isOutsideFunnel(statistic: Statistic, target: number, limits: keyof FunnelLimits): boolean {
  const place = placeInFunnel(statistic, target, limits);
  return place === 'above' || place === 'below';
}

interface Likelihoods {
  readonly first: number;
  readonly of: readonly number[];
}

/** The binomial distribution, outwards from its peak, as far as it matters: no factorial is large enough to overflow. */
function binomial(n: number, share: number): Likelihoods {
  const odds = share / (1 - share);
  const peak = Math.min(n, Math.floor((n + 1) * share));
  const down: number[] = [];
  for (let r = peak, weight = 1; r > 0 && weight > 1e-18; r--) down.push((weight *= r / ((n - r + 1) * odds)));
  const up: number[] = [];
  for (let r = peak, weight = 1; r < n && weight > 1e-18; r++) up.push((weight *= ((n - r) * odds) / (r + 1)));
  const weights = [...down.reverse(), 1, ...up];
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { first: peak - down.length, of: weights.map((weight) => weight / sum) };
}

function quantile({ first, of }: Likelihoods, below: number): number {
  let sum = 0;
  for (const [place, likelihood] of of.entries()) {
    sum += likelihood;
    if (sum >= below - 1e-12) return first + place;
  }
  return first + of.length - 1;
}
