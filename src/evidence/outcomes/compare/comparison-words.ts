import { resultsYear } from '../../../kernel/period.ts';
import { isValue, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import { isOutsideFunnel } from '../comparing/funnel.ts';
import { cohortInWords, distanceInWords, figureInWords, intervalInWords } from '../figures/figure-words.ts';
import { isForStaffOnly } from '../disclosure/who-sees.ts';
import { groups } from '../measures/groups.ts';
import type { Comparison, ComparedRow } from './find-comparison.ts';
import type { ComparisonQuestion } from './comparison-question.ts';

const count = (number: number, one: string, many: string): string => `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** "Reading, writing and maths, expected standard, disadvantaged, 2024/25". */
export function titleOf({ measure, period }: Comparison, { group }: ComparisonQuestion): string {
  return [
    measure.name,
    ...(group === 'all' ? [] : [groups[group].toLowerCase().replace('ehc', 'EHC').replace('sen ', 'SEN ')]),
    ...(period === null ? [] : [period]),
  ].join(', ');
}

/** The finding: how many have a figure, from where to where, beside England, and how many chance would not explain. */
export function comparisonInWords({ rows, england, period }: Comparison): string {
  if (period === null) return 'None of those chosen has a figure of any year.';
  const year = resultsYear(period);
  const present = rows.filter(({ statistic }) => isValue(statistic)).toSorted((one, other) => valueOf(one) - valueOf(other));
  const [lowest, highest] = [present.at(0), present.at(-1)];
  const absent = rows.length - present.length;
  const missing = absent === 0 ? '' : ` ${count(absent, 'has', 'have')} none, for the reason that stands in its place.`;
  if (!lowest || !highest) return `None of the ${rows.length} chosen has a figure for ${year}.`;
  const range =
    lowest === highest
      ? `${lowest.name}: ${statisticInWords(lowest.statistic)} in ${year}`
      : `${count(present.length, 'has', 'have')} a figure for ${year}, from ${statisticInWords(lowest.statistic)} (${lowest.name}) to ${statisticInWords(highest.statistic)} (${highest.name})`;
  const beside = isValue(england) ? `; England ${statisticInWords(england)}` : '';
  return `${range}${beside}.${missing}${unvalidatedInWords(present)}${chanceInWords(present, england)}`;
}

/** What a funnel shows: how many are further from England than chance would put them. */
export function funnelInWords({ rows, england }: Comparison): string {
  return chanceInWords(
    rows.filter(({ statistic }) => isValue(statistic)),
    england,
  ).trim();
}

function valueOf({ statistic }: ComparedRow): number {
  return isValue(statistic) ? statistic.value : 0;
}

function unvalidatedInWords(present: readonly ComparedRow[]): string {
  const unvalidated = present.filter(({ statistic }) => isForStaffOnly(statistic)).length;
  return unvalidated === 0 ? '' : ` ${count(unvalidated, 'is', 'are')} unvalidated, a school’s own return.`;
}

function chanceInWords(present: readonly ComparedRow[], england: Statistic): string {
  if (!isValue(england) || england.unit !== 'percent') return '';
  const judged = present.filter(({ statistic }) => isValue(statistic) && statistic.cohort !== null);
  if (judged.length === 0) return ' How many pupils they are of is not published, so chance cannot be told from difference.';
  const outside = judged.filter(({ statistic }) => isOutsideFunnel(statistic, england.value, 'outer')).length;
  return ` Of ${judged.length} with a known number of pupils, ${count(outside, 'is', 'are')} further from England than chance would put 998 in 1,000.`;
}

export function comparisonTable(comparison: Comparison, question: ComparisonQuestion, hrefOf: (row: ComparedRow) => string | null) {
  const isShare = comparison.measure.unit === 'percent';
  return {
    caption: titleOf(comparison, question),
    stacks: true,
    columns: [
      { text: 'Who', key: 'who' },
      { text: 'Figure', key: 'figure' },
      { text: 'Pupils', key: 'cohort' },
      ...(isShare ? [{ text: '95% interval', key: 'interval' }] : []),
      { text: 'Beside England', key: 'distance' },
      { text: 'About', key: 'about' },
    ],
    rows: [
      ...comparison.rows.map((row) => {
        const href = hrefOf(row);
        return {
          who: href === null ? row.name : { text: row.name, href },
          figure: figureInWords(row.statistic),
          cohort: cohortInWords(row.statistic),
          interval: intervalInWords(row.statistic),
          distance: distanceInWords(row.statistic, comparison.england),
          about: row.underUrn === null ? row.about : `${row.about}; this figure under URN ${row.underUrn}, from before`,
        };
      }),
      {
        who: 'England',
        figure: figureInWords(comparison.england),
        cohort: cohortInWords(comparison.england),
        interval: 'Does not apply',
        distance: 'Does not apply',
        about: 'State-funded schools',
      },
    ],
  };
}
