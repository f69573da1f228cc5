import { yearsBefore, resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, none, reasonLabels, type NoStatistic, type Reason, type Statistic, type Unit } from '../../../kernel/statistic.ts';
import type { Interval } from '../../../kernel/interval.ts';
import { contains, estimateOf, intervalOfDifference } from './interval.ts';
import { assertOneUnit, listInWords, roundTo, unitOfDifference, withoutNoise, type InPeriod } from './values.ts';

export type Direction = 'rose' | 'fell' | 'about the same' | 'cannot be told';

/** Provisional: not from the published framework. A change that is certainly smaller than this many points is none worth the name. */
const aboutTheSame = 2;

export interface Change {
  readonly kind: 'change';
  /** The later less the earlier, in `unit`. */
  readonly difference: number;
  readonly unit: Unit;
  readonly decimals: number;
  readonly direction: Direction;
  /** Newcombe's 95% interval; null where either cohort is not known. */
  readonly interval: Interval | null;
  /** Null where it cannot be said, because a cohort is not known. */
  readonly couldBeChance: boolean | null;
}

export interface NoChange {
  readonly kind: 'none';
  readonly reason: Reason;
  readonly because: string;
}

/**
 * What became of a value between two years. With both cohorts known: it rose or fell if the interval of the difference leaves out zero; it is about the
 * same if that interval is narrow; otherwise it cannot be told. Without them, the published figures are taken at their word, and chance is not judged.
 * `between` are the years in between, in which the series may have broken.
 */
export function changeSince(earlier: InPeriod, later: InPeriod, between: readonly InPeriod[] = []): Change | NoChange {
  const broken = [...between, later].find(({ statistic }) => isValue(statistic) && statistic.marks.includes('series-break'));
  if (broken) {
    const because = `${year(broken.period)} cannot be compared with the years before: there is a break in the series.`;
    return { kind: 'none', reason: 'not-applicable', because };
  }
  const [before, after] = [earlier.statistic, later.statistic];
  if (!isValue(before) || !isValue(after)) return noChange([earlier, later]);
  assertOneUnit([before, after]);
  const decimals = Math.max(before.decimals, after.decimals);
  const difference = withoutNoise(after.value - before.value);
  const [from, to] = [estimateOf(before), estimateOf(after)];
  const interval = from && to ? intervalOfDifference(to, from) : null;
  const couldBeChance = interval && contains(interval, 0);
  const direction = directionOf(roundTo(difference, decimals), interval);
  return { kind: 'change', difference, unit: unitOfDifference(after.unit), decimals, direction, interval, couldBeChance };
}

function directionOf(difference: number, interval: Interval | null): Direction {
  if (difference === 0) return 'about the same';
  if (interval === null || !contains(interval, 0)) return difference > 0 ? 'rose' : 'fell';
  return interval.low >= -aboutTheSame && interval.high <= aboutTheSame ? 'about the same' : 'cannot be told';
}

export interface Trend {
  readonly kind: 'trend';
  /** Oldest first. */
  readonly years: readonly InPeriod[];
  readonly pattern: 'rose each year' | 'fell each year' | 'the same each year' | 'up and down';
  /** From the first of the three to the last. */
  readonly overall: Change;
}

/** Three years running up to `latest`. Needs all three, and says which is missing: a year that is not there is never drawn in from its neighbours. */
export function threeYearTrend(values: readonly InPeriod[], latest: Period): Trend | NoChange {
  const periods = [yearsBefore(latest, 2), yearsBefore(latest, 1), latest];
  const [first, second, third] = periods.map((period) => {
    const found = values.find((value) => value.period === period);
    return found ?? { period: period ?? latest, statistic: none('not-loaded') };
  });
  if (!first || !second || !third) throw new Error('Three years are three.');
  if (![first, second, third].every(({ statistic }) => isValue(statistic))) return noChange([first, second, third]);
  const overall = changeSince(first, third, [second]);
  if (overall.kind === 'none') return overall;
  const steps = [changeSince(first, second), changeSince(second, third)].map((step) =>
    step.kind === 'change' ? roundTo(step.difference, step.decimals) : NaN,
  );
  const pattern = steps.every((step) => step > 0)
    ? 'rose each year'
    : steps.every((step) => step < 0)
      ? 'fell each year'
      : steps.every((step) => step === 0)
        ? 'the same each year'
        : 'up and down';
  return { kind: 'trend', years: [first, second, third], pattern, overall };
}

/** "2024 (Suppressed: too few pupils to publish)" for each of the years that are absent. The reason is the latest one's. */
function noChange(years: readonly InPeriod[]): NoChange {
  const absent = years.filter(isAbsent);
  const said = absent.map(({ period, statistic }) => `${year(period)} (${inWords(statistic)})`);
  const because = `${listInWords(said)} ${absent.length === 1 ? 'is' : 'are'} not there to compare with.`;
  return { kind: 'none', reason: absent.at(-1)?.statistic.reason ?? 'missing', because };
}

function isAbsent(value: InPeriod): value is InPeriod & { readonly statistic: NoStatistic } {
  return !isValue(value.statistic);
}

function inWords(statistic: Statistic): string {
  return statistic.kind === 'none' ? (statistic.because ?? reasonLabels[statistic.reason]).replace(/\.$/, '') : '';
}

function year(period: Period): string {
  return resultsYear(period);
}
