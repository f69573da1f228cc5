import { isValue, statisticInWords, units, type Statistic } from '../../../kernel/statistic.ts';
import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { csvType, writeCsv, type CsvRow } from '../../../platform/files/write-csv.ts';
import { findOwnProvider } from '../../../register/index.ts';
import { chartAsSvgFile } from '../../../ui/charts/print-svg.ts';
import { intervalOf } from '../comparing/interval.ts';
import { groups } from '../measures/groups.ts';
import { drawOutcome } from './draw-outcome.ts';
import { findOutcomes, type Outcomes } from './find-outcomes.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { comparatorsOf, nameOf } from './outcome-rows.ts';
import { groupAsked } from './show-measure.ts';
import type { OutcomesMeans } from './show-outcomes.ts';

/** The chart as a file. What leaves the building is for the outside, whoever takes it. */
export async function downloadOutcomeChart(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await findForOutside(means, request);
  const chart = found && drawOutcome(found.outcome, found.outcomes.asked, 'chart');
  if (!found || !chart) return { kind: 'not-found' };
  return { kind: 'download', fileName: `${found.name}.svg`, contentType: 'image/svg+xml; charset=utf-8', body: chartAsSvgFile(chart) };
}

/** Its data: a row for each year and each of those that the school stands beside, with the reason in words where there is no figure. */
export async function downloadOutcomeData(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await findForOutside(means, request);
  if (!found || found.outcome.latest === null) return { kind: 'not-found' };
  return { kind: 'download', fileName: `${found.name}.csv`, contentType: csvType, body: writeCsv(csvRows(found.outcomes, found.outcome)) };
}

async function findForOutside(
  { db, clock }: OutcomesMeans,
  { actor, params, query }: PageRequest,
): Promise<{ readonly outcomes: Outcomes; readonly outcome: Outcome; readonly name: string } | null> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (provider === null) return null;
  const asked = { providerId: provider.id, today: clock.today(), audience: 'outside', measureId: params['measure'] ?? '' } as const;
  const outcomes = await findOutcomes(db.kysely, asked);
  const measure = outcomes?.measures[0];
  if (outcomes === undefined || measure === undefined) return null;
  const group = groupAsked(query);
  const { school } = outcomes.asked;
  const name = [String(school.urn ?? school.id), measure.id, ...(group === 'all' ? [] : [group])].join('-');
  return { outcomes, outcome: outcomeOf(outcomes.asked, measure, group), name };
}

export const figureHeader = [
  'Value',
  'Unit',
  'Pupils',
  '95% interval from',
  '95% interval to',
  'Why no value',
  'Symbol',
  'Status',
  'Published in',
  'As at',
];

/** A figure as cells: an absent one has an empty value and its reason, never nought. */
export function figureCells(statistic: Statistic): CsvRow {
  const release = statistic.releases[0];
  const from = [release?.status ?? '', release ? `${release.publisher}: ${release.fileName}` : '', release?.asAt ?? ''];
  if (!isValue(statistic)) return ['', '', '', '', '', statisticInWords(statistic), statistic.symbol ?? '', ...from];
  const interval = intervalOf(statistic);
  const ends = interval.kind === 'none' ? ['', ''] : [interval.low.toFixed(1), interval.high.toFixed(1)];
  return [Number(statistic.value.toFixed(statistic.decimals)), units[statistic.unit], statistic.cohort, ...ends, '', '', ...from];
}

function csvRows({ asked }: Outcomes, { measure, group, years }: Outcome): CsvRow[] {
  const { school } = asked;
  return [
    ['Measure', 'Group', 'Year', 'Who', 'URN', ...figureHeader],
    ...years
      .toReversed()
      .flatMap((year): CsvRow[] => [
        [measure.name, groups[group], year.period, school.name, year.underUrn ?? school.urn, ...figureCells(year.statistic)],
        ...comparatorsOf(year).map(([comparator, statistic]): CsvRow => [
          measure.name,
          groups[group],
          year.period,
          nameOf(comparator, asked),
          '',
          ...figureCells(statistic),
        ]),
      ]),
  ];
}
