import { resultsYear } from '../../../kernel/period.ts';
import { isValue, none, reasonLabels, type Statistic, type StatisticValue } from '../../../kernel/statistic.ts';
import { assertOneUnit, listInWords, marksOf, releasesOf, withoutNoise, type InPeriod } from './values.ts';

/** Provisional: not from the published framework. */
export const poolingRule = { pooledUpTo: 10, fewestPupils: 6, years: 3, fewestYears: 2 };

export interface Pooled {
  readonly statistic: Statistic;
  /** The years it is made of, the latest first; one alone where the cohort is large enough, or is not known. */
  readonly years: readonly InPeriod[];
  /** What was done, which years are absent and why, and how the numbers of pupils were worked out. */
  readonly said: string;
}

/**
 * A small school's percentage or mean over three years, given the latest year first. A cohort of more than 10 stands alone. With 10 or fewer: the pupils who reached it in
 * all the years, over all the pupils. Fewer than 6 in the latest year: none. A year that is absent is left out and named; with fewer than two there is none.
 */
export function poolYears(years: readonly InPeriod[]): Pooled {
  const [latest, ...before] = years.slice(0, poolingRule.years);
  if (!latest) throw new Error('There is no year to pool.');
  const now = latest.statistic;
  if (!isValue(now)) return { statistic: now, years: [], said: `${said(latest)}.` };
  if (now.cohort === null)
    return { statistic: now, years: [latest], said: 'One year: the number of pupils is not published, so it is not known to be small.' };
  if (now.cohort > poolingRule.pooledUpTo) return { statistic: now, years: [latest], said: `One year: ${now.cohort} pupils.` };
  if (now.cohort < poolingRule.fewestPupils) {
    const because = `Too few pupils: ${resultsYear(latest.period)} has fewer than ${poolingRule.fewestPupils}.`;
    return { statistic: none('too-few-values', { because, releases: now.releases }), years: [], said: because };
  }
  const used: (InPeriod & { readonly statistic: StatisticValue })[] = [{ period: latest.period, statistic: now }];
  const leftOut: string[] = [];
  let isBroken = now.marks.includes('series-break');
  for (const earlier of before) {
    const { period, statistic } = earlier;
    if (isBroken) leftOut.push(`${resultsYear(period)}: before a break in the series`);
    else if (!isValue(statistic)) leftOut.push(said(earlier));
    else if (statistic.cohort === null) leftOut.push(`${resultsYear(period)}: the number of pupils is not published`);
    else used.push({ period, statistic });
    if (isValue(statistic)) isBroken ||= statistic.marks.includes('series-break');
  }
  for (let year = years.length; year < poolingRule.years; year++) leftOut.push('an earlier year: not loaded');
  return pool(used, leftOut);
}

function pool(used: readonly (InPeriod & { readonly statistic: StatisticValue })[], leftOut: readonly string[]): Pooled {
  const statistics = used.map(({ statistic }) => statistic);
  assertOneUnit(statistics);
  const without = leftOut.length === 0 ? '' : ` Left out: ${leftOut.join('; ')}.`;
  const releases = releasesOf(statistics);
  if (used.length < poolingRule.fewestYears) {
    const because = `A cohort of ${poolingRule.pooledUpTo} or fewer is told over three years, and there are not two to put together.${without}`;
    return { statistic: none('too-few-values', { because, releases }), years: [], said: because };
  }
  const isPercent = statistics[0]?.unit === 'percent';
  const unclear = isPercent ? used.filter(({ statistic }) => pupilsWho(statistic) === null) : [];
  if (unclear.length > 0) {
    const because = `Not pooled: the percentage of ${listInWords(unclear.map(({ period }) => resultsYear(period)))} is of no whole number of the pupils published beside it.`;
    return { statistic: none('not-available', { because, releases }), years: [], said: because };
  }
  const cohort = statistics.reduce((sum, one) => sum + (one.cohort ?? 0), 0);
  const reached = statistics.reduce((sum, one) => sum + (isPercent ? (pupilsWho(one) ?? 0) : one.value * (one.cohort ?? 0)), 0);
  const value = withoutNoise((isPercent ? 100 * reached : reached) / cohort);
  const decimals = Math.max(...statistics.map((one) => one.decimals));
  const statistic: StatisticValue = {
    kind: 'value',
    value,
    unit: statistics[0]?.unit ?? 'percent',
    decimals,
    cohort,
    marks: marksOf(statistics),
    releases,
  };
  const names = listInWords(used.map(({ period }) => resultsYear(period)));
  const how = isPercent
    ? `, ${reached} of ${cohort} pupils; each year’s number of pupils is worked out from its rounded percentage`
    : `, ${cohort} pupils`;
  return { statistic, years: used, said: `${names} together${how}.${without}` };
}

/** How many pupils a published percentage stands for; null where no whole number of them rounds to it. */
export function pupilsWho({ value, decimals, cohort }: StatisticValue): number | null {
  if (cohort === null || cohort <= 0 || value < 0 || value > 100) return null;
  const pupils = Math.round((value * cohort) / 100);
  return Math.abs((100 * pupils) / cohort - value) <= 0.5 * 10 ** -decimals + 1e-9 ? pupils : null;
}

function said({ period, statistic }: InPeriod): string {
  const why = statistic.kind === 'none' ? (statistic.because ?? reasonLabels[statistic.reason]) : '';
  return `${resultsYear(period)}: ${why.replace(/\.$/, '')}`;
}
