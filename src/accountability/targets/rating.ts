import { firstYearOf, resultsYear, type Period } from '../../kernel/period.ts';
import { isValue, statisticInWords, valueInWords, type Statistic, type StatisticValue } from '../../kernel/statistic.ts';
import { decimalsFor } from './target.ts';

export const ratings = {
  'met': 'Met',
  'on-course': 'On course',
  'behind': 'Behind',
  'cannot-be-told': 'Cannot be told',
} as const;
export type RatingKind = keyof typeof ratings;

export interface Rating {
  readonly kind: RatingKind;
  /** Why, in a sentence without the rating's own name. */
  readonly words: string;
}

/** Provisional: not from the published framework. Said wherever a rating is shown. */
export const ratingRule =
  'Provisional rule, not from the published framework: before its year a target is on course where the latest figure has reached the straight line from the baseline to the target, and behind where it has not. In its year it is met or it is not. The figures decide as they are shown, rounded.';

export interface RatingFacts {
  readonly polarity: 'higher' | 'lower' | 'neither';
  readonly target: { readonly period: Period; readonly value: number };
  readonly baseline: { readonly period: Period; readonly statistic: Statistic };
  /** The figure of the target's own year. */
  readonly inTargetYear: Statistic;
  /** The latest figure that there is, of whatever year. */
  readonly latest: { readonly period: Period; readonly statistic: Statistic };
}

/** Whether a target is met, on course or behind, or why that cannot be told. The first line that holds decides. */
export function rate(facts: RatingFacts): Rating {
  const { polarity, target, baseline, inTargetYear, latest } = facts;
  const year = resultsYear(target.period);
  if (polarity === 'neither') return cannot('neither higher nor lower is better, so no rule can rate it');
  if (inTargetYear.kind === 'none' && inTargetYear.reason === 'does-not-exist') return cannot(`${year} does not exist: ${reason(inTargetYear)}`);
  if (isValue(inTargetYear)) return inItsYear(facts, inTargetYear);
  if (latest.period >= target.period) return cannot(`there is no figure for ${year}: ${reason(inTargetYear)}`);
  if (latest.period <= baseline.period) return cannot(`there is no figure yet after the baseline year, ${resultsYear(baseline.period)}`);
  if (!isValue(latest.statistic)) return cannot(`there is no figure for ${resultsYear(latest.period)}: ${reason(latest.statistic)}`);
  return beforeItsYear(facts, latest.statistic);
}

function inItsYear({ polarity, target }: RatingFacts, actual: StatisticValue): Rating {
  const kind = reaches(actual, target.value, polarity) ? 'met' : 'behind';
  return { kind, words: `${said(actual, target.period)}; the target was ${inUnit(target.value, actual)}` };
}

function beforeItsYear({ polarity, target, baseline, latest }: RatingFacts, actual: StatisticValue): Rating {
  const now = said(actual, latest.period);
  const goal = `${inUnit(target.value, actual)} for ${resultsYear(target.period)}`;
  if (reaches(actual, target.value, polarity)) return { kind: 'on-course', words: `${now} has reached the target of ${goal} already` };
  if (!isValue(baseline.statistic)) {
    return cannot(`the baseline has no figure, so there is no line to the target: ${reason(baseline.statistic)}`);
  }
  const needed = onTheLine({ period: baseline.period, value: baseline.statistic.value }, target, latest.period);
  if (needed === null) return cannot('the years cannot be counted');
  const shown = asShown(needed, actual.decimals);
  const kind = reaches(actual, shown, polarity) ? 'on-course' : 'behind';
  const from = `${inUnit(baseline.statistic.value, baseline.statistic)} in ${resultsYear(baseline.period)}`;
  return { kind, words: `${now}; the straight line from ${from} to ${goal} stood at ${inUnit(shown, actual)}` };
}

interface Point {
  readonly period: Period;
  readonly value: number;
}

/** Where the straight line between two years stands in a year between them; null where a period has no year. */
export function onTheLine(from: Point, to: Point, period: Period): number | null {
  const [start, end, year] = [firstYearOf(from.period), firstYearOf(to.period), firstYearOf(period)];
  if (start === null || end === null || year === null || start >= end) return null;
  return from.value + ((to.value - from.value) * (year - start)) / (end - start);
}

function reaches(actual: StatisticValue, wanted: number, polarity: 'higher' | 'lower' | 'neither'): boolean {
  const shown = asShown(actual.value, actual.decimals);
  return polarity === 'lower' ? shown <= wanted : shown >= wanted;
}

/** Half away from zero, as the Department rounds. */
function asShown(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(12)))) / scale;
}

function said(actual: StatisticValue, period: Period): string {
  const isProvisional = actual.releases.some(({ status }) => status === 'provisional');
  return `${statisticInWords(actual)} in ${resultsYear(period)}${isProvisional ? ' (provisional)' : ''}`;
}

function inUnit(value: number, like: StatisticValue): string {
  return valueInWords(value, like.unit, decimalsFor(value, like.decimals));
}

function reason(statistic: Statistic): string {
  const words = statisticInWords(statistic).replace(/\.$/, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function cannot(words: string): Rating {
  return { kind: 'cannot-be-told', words };
}
