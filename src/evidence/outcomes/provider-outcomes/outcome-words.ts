import { resultsYear } from '../../../kernel/period.ts';
import { isValue, statisticInWords, type Unit } from '../../../kernel/statistic.ts';
import type { Change, NoChange, Trend } from '../comparing/change.ts';
import type { GapChange } from '../comparing/gap.ts';
import { differenceInWords } from '../comparing/values.ts';
import { figureInWords, settledInWords, unsettledMark } from '../figures/figure-words.ts';
import type { Outcome, OutcomeHistory, SchoolGap } from './outcome.ts';

/** What is said of chance: of a count, of money or of a ratio there is nothing to say. */
function chanceInWords(couldBeChance: boolean | null, unit: Unit): string {
  if (couldBeChance !== null) return couldBeChance ? ', which could be chance' : ', more than chance would do';
  if (unit === 'points') return '. Whether it could be chance cannot be told: the number of pupils is not published for both years';
  return unit === 'score' ? '. Whether it could be chance cannot be told: how widely pupils’ scores are spread is not published' : '';
}

function moved(difference: number, unit: Unit, decimals: number): string {
  return `${differenceInWords(difference, unit, decimals)} ${difference > 0 ? 'higher' : 'lower'}`;
}

/** "Since 2024: 4 points lower, which could be chance." */
export function changeInWords(change: Change | NoChange, since: string): string {
  if (change.kind === 'none') return `Since ${since}: cannot be told. ${change.because}`;
  if (change.difference === 0) return `Since ${since}: no change.`;
  return `Since ${since}: ${moved(change.difference, change.unit, change.decimals)}${chanceInWords(change.couldBeChance, change.unit)}.`;
}

/** "Over three years: rose each year, 6 points higher in 2025 than in 2023, which could be chance." */
export function trendInWords(trend: Trend | NoChange): string {
  if (trend.kind === 'none') return `Over three years: cannot be told. ${trend.because}`;
  const [first, , last] = trend.years.map(({ period }) => resultsYear(period));
  const { difference, unit, decimals, couldBeChance } = trend.overall;
  if (difference === 0) return `Over three years: ${trend.pattern}, the same in ${last ?? ''} as in ${first ?? ''}.`;
  return `Over three years: ${trend.pattern}, ${moved(difference, unit, decimals)} in ${last ?? ''} than in ${first ?? ''}${chanceInWords(couldBeChance, unit)}.`;
}

/** What there is to say of the figure’s own past, a sentence each. */
export function historyInWords({ years, latest }: Outcome, history: OutcomeHistory | null): string[] {
  if (latest === null || history === null) return [];
  const before = years[years.indexOf(latest) - 1];
  const { change, trend, pooled } = history;
  const settled = settledInWords(latest.statistic);
  return [
    ...(settled === null ? [] : [`The figure of ${resultsYear(latest.period)} is ${settled}.`]),
    ...(change && before ? [changeInWords(change, resultsYear(before.period))] : []),
    trendInWords(trend),
    ...(pooled
      ? [`Few pupils, so years are put together: ${isValue(pooled.statistic) ? `${statisticInWords(pooled.statistic)}. ` : ''}${pooled.said}`]
      : []),
  ];
}

/** "Under URN 900007, its number before the present one: 2023, 2024." Null where all stand under its own. */
export function numbersInWords({ years }: Outcome): string | null {
  const byNumber = Map.groupBy(
    years.filter(({ underUrn }) => underUrn !== null),
    ({ underUrn }) => underUrn,
  );
  if (byNumber.size === 0) return null;
  const said = [...byNumber].map(([urn, under]) => `${under.map(({ period }) => resultsYear(period)).join(', ')} under URN ${urn ?? ''}`);
  return `Results from before it had its present number: ${said.join('; ')}.`;
}

/** "Disadvantaged pupils are 18 points lower than …; the gap has widened by 3 points since 2024, which could be chance." */
export function gapInWords({ gap, change, years }: SchoolGap): string {
  if (gap.kind === 'none') return `Cannot be told. ${gap.because}.`;
  const now = `${gap.words}${unsettledMark(years.at(-1)?.figures ?? [])}${gap.couldBeChance === true ? ' (which could be chance)' : ''}`;
  const before = years.at(-2);
  if (change === null || before === undefined) return `${now}.`;
  const since = resultsYear(before.period);
  if (change.kind === 'none') return `${now}. The change since ${since} cannot be told. ${change.because.replace(/\.$/, '')}.`;
  return `${now}; ${gapChangeInWords(change, since)}.`;
}

function gapChangeInWords(change: GapChange, since: string): string {
  const size = differenceInWords(change.by, change.unit, change.decimals);
  const chance = change.couldBeChance === true && change.direction !== 'the same' ? ' (which could be chance)' : '';
  switch (change.direction) {
    case 'the same':
      return `the gap is the same as in ${since}`;
    case 'closed':
      return `the gap of ${since} has closed${chance}`;
    case 'opened':
      return `there was no gap in ${since}${chance}`;
    case 'turned round':
      return `in ${since} it was the other way round${chance}`;
    case 'widened':
    case 'narrowed':
      return `the gap has ${change.direction} by ${size} since ${since}${chance}`;
  }
}

/** The latest figure in short, for a panel or a list: "61% in 2025 (provisional)". */
export function latestInWords({ latest }: Outcome): string {
  return latest === null ? 'No figure' : figureInWords(latest.statistic);
}
