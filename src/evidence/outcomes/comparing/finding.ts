import { resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, valueInWords, type NoStatistic, type Reason, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { contains, estimateOf, intervalOfDifference } from './interval.ts';
import { assertOneUnit, differenceInWords, roundTo, withoutNoise, type Polarity } from './values.ts';

export interface FindingMeasure {
  /** "Reading, writing and maths". */
  readonly name: string;
  /** What a percentage did: "met the standard". Null where the figure stands by itself. */
  readonly said: string | null;
  readonly polarity: Polarity;
  /** Who is counted; "pupils" where nothing else is said. */
  readonly counted?: string;
}

/** One year: the figure, and the one it is set beside. */
export interface FindingYear {
  readonly period: Period;
  readonly own: Statistic;
  readonly comparator: Statistic;
}

export interface FindingFacts {
  readonly measure: FindingMeasure;
  /** "England", "the statistical neighbours’ mean". Null where the figure is set beside nothing. */
  readonly comparatorName: string | null;
  readonly now: FindingYear;
  readonly before: FindingYear | null;
}

/**
 * The finding of a chart or table as one sentence: the figure, how far it is from the comparator, and what became of that since the earlier year.
 * What is absent is said to be, with its reason; what could be chance is said to be.
 */
export function findingInWords({ measure, comparatorName, now, before }: FindingFacts): string {
  const year = resultsYear(now.period);
  if (!isValue(now.own)) return `${measure.name} ${absence(now.own, year)}.`;
  const figure = [valueInWords(now.own.value, now.own.unit, now.own.decimals), measure.said, `in ${year}`].filter((part) => part !== null).join(' ');
  const head = `${measure.name}: ${figure}${settled(now.own)}`;
  if (comparatorName === null) return `${head}.`;
  if (!isValue(now.comparator)) return `${head}; ${comparatorName} ${absence(now.comparator, year)}.`;
  const gap = gapOf(now.own, now.comparator);
  const asides = [
    measure.polarity === 'lower' ? 'lower is better' : null,
    gap.couldBeChance && gap.shown !== 0 ? `the difference could be chance: ${crowd(now.own, measure)}` : null,
  ].filter((aside) => aside !== null);
  const aside = asides.length === 0 ? '' : ` (${asides.join('; ')})`;
  return `${head}, ${place(gap, comparatorName)}${aside}${before ? since(comparatorName, gap, now, before) : ''}.`;
}

interface GapNow {
  readonly own: StatisticValue;
  readonly comparator: StatisticValue;
  readonly shown: number;
  readonly decimals: number;
  readonly couldBeChance: boolean;
}

function gapOf(own: StatisticValue, comparator: StatisticValue): GapNow {
  assertOneUnit([own, comparator]);
  const decimals = Math.max(own.decimals, comparator.decimals);
  const interval = estimateOf(own);
  // The comparator is taken as fixed: it is of thousands of pupils, and often of these among them.
  const couldBeChance = interval !== null && contains(interval, comparator.value);
  return { own, comparator, decimals, couldBeChance, shown: roundTo(own.value - comparator.value, decimals) };
}

function place({ shown, decimals, own }: GapNow, name: string): string {
  if (shown === 0) return `the same as ${name}`;
  return `${differenceInWords(shown, own.unit, decimals)} ${shown > 0 ? 'above' : 'below'} ${name}`;
}

/** What became of the gap. A year without both figures, or from before a break in the series, is said to be so. */
function since(comparatorName: string, gap: GapNow, now: FindingYear, before: FindingYear): string {
  const year = resultsYear(before.period);
  const broken = [now.own, now.comparator].some((statistic) => isValue(statistic) && statistic.marks.includes('series-break'));
  if (broken) return `; it cannot be compared with ${year}, because there is a break in the series`;
  if (!isValue(before.own)) return `; the change since ${year} cannot be told, because the figure ${absence(before.own, year)}`;
  if (!isValue(before.comparator)) return `; the change since ${year} cannot be told, because ${comparatorName} ${absence(before.comparator, year)}`;
  const then = gapOf(before.own, before.comparator);
  const decimals = Math.max(gap.decimals, then.decimals);
  const by = withoutNoise(Math.abs(gap.shown) - Math.abs(then.shown));
  const chance = by !== 0 && changeCouldBeChance(gap, then) ? ' (which could be chance)' : '';
  const was = `it was ${differenceInWords(then.shown, gap.own.unit, then.decimals)} ${then.shown > 0 ? 'above' : 'below'} in ${year}`;
  if (gap.shown * then.shown < 0) return `; ${was}`;
  if (by === 0) return gap.shown === 0 ? `, as in ${year}` : `; the gap is the same as in ${year}`;
  if (gap.shown === 0) return `; ${was}${chance}`;
  if (then.shown === 0) return `; there was no gap in ${year}${chance}`;
  return `; the gap has ${by > 0 ? 'widened' : 'narrowed'} by ${differenceInWords(by, gap.own.unit, decimals)} since ${year}${chance}`;
}

function changeCouldBeChance(now: GapNow, then: GapNow): boolean {
  const [one, other] = [estimateOf(now.own), estimateOf(then.own)];
  if (!one || !other) return false;
  const moved = now.comparator.value - then.comparator.value;
  return contains(intervalOfDifference(one, other), moved);
}

function crowd({ cohort }: StatisticValue, { counted }: FindingMeasure): string {
  const who = counted ?? 'pupils';
  return `${(cohort ?? 0).toLocaleString('en-GB')} ${cohort === 1 ? who.replace(/s$/, '') : who}`;
}

/** How settled a figure is, where it is not. The least settled of what it is made of decides. */
function settled({ releases, marks }: StatisticValue): string {
  const unsettled = (['unvalidated', 'provisional'] as const).find((status) => releases.some((release) => release.status === status));
  const said = [unsettled, marks.includes('unreliable') ? 'low reliability' : undefined].filter((word) => word !== undefined);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

const absences: Readonly<Record<Reason, (year: string) => string>> = {
  'suppressed': (year) => `has not been published for ${year}: suppressed, too few pupils`,
  'withheld': (year) => `is not shown for ${year}: too few pupils to show outside the authority`,
  'low': (year) => `is too low to publish for ${year}: it rounds to zero, and is not zero`,
  'low-coverage': (year) => `has not been published for ${year}: low coverage, too few of the pupils could be counted`,
  'unreliable': (year) => `has not been published for ${year}: not reliable enough`,
  'not-applicable': (year) => `does not apply in ${year}`,
  'not-available': (year) => `is not available for ${year}`,
  'not-published': (year) => `has not been published for ${year}`,
  'no-entries': (year) => `has no figure for ${year}: there were no entries`,
  'not-recorded': (year) => `has no figure for ${year}: it was not recorded`,
  'redacted': (year) => `is not given for ${year}: redacted by the publisher`,
  'new-institution': (year) => `has no figure for ${year}: a new school, with no results yet`,
  'missing': (year) => `is missing from the publisher’s file for ${year}`,
  'empty': (year) => `has no figure for ${year}: the publisher left the cell empty`,
  'unread': (year) => `cannot be read for ${year}: the publisher wrote neither a number nor a symbol that is known`,
  'not-in-file': (year) => `has no figure for ${year}: the publisher’s file has no such row`,
  'does-not-exist': (year) => `does not exist for ${year}`,
  'not-loaded': (year) => `is not known for ${year}: no file with it has been loaded`,
  'too-few-values': (year) => `cannot be given for ${year}: too few of the values it is made of are published`,
};

function absence({ reason, because }: NoStatistic, year: string): string {
  const why = because === null ? '' : ` (${because.replace(/\.$/, '')})`;
  return `${absences[reason](year)}${why}`;
}
