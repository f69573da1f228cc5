import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { csvType, writeCsv, type CsvRow } from '../../../platform/files/write-csv.ts';
import { chartAsSvgFile } from '../../../ui/charts/print-svg.ts';
import { groups } from '../measures/groups.ts';
import { figureCells, figureHeader } from '../provider-outcomes/export-outcome.ts';
import { readQuestion } from './comparison-question.ts';
import { drawBars, drawFunnel } from './draw-comparison.ts';
import { findComparison } from './find-comparison.ts';
import type { CompareMeans } from './show-comparison.ts';

/** The bars as a file, or with `chart=funnel` the funnel. What leaves the building is for the outside. */
export async function downloadComparisonChart({ db }: CompareMeans, { query }: PageRequest): Promise<Reply> {
  const question = readQuestion(query);
  const comparison = await findComparison(db.kysely, question, 'outside');
  if (comparison === null || comparison.rows.length === 0) return { kind: 'not-found' };
  const isFunnel = query.get('chart') === 'funnel';
  const chart = isFunnel ? drawFunnel(comparison, question) : drawBars(comparison, question);
  if (chart === null) return { kind: 'not-found' };
  const fileName = `${comparison.measure.id}-${isFunnel ? 'funnel' : 'compared'}.svg`;
  return { kind: 'download', fileName, contentType: 'image/svg+xml; charset=utf-8', body: chartAsSvgFile(chart) };
}

export async function downloadComparisonData({ db }: CompareMeans, { query }: PageRequest): Promise<Reply> {
  const question = readQuestion(query);
  const comparison = await findComparison(db.kysely, question, 'outside');
  if (comparison === null || comparison.rows.length === 0) return { kind: 'not-found' };
  const { measure, period, rows, england } = comparison;
  const about: CsvRow = [measure.name, groups[question.group], period];
  const body = writeCsv([
    ['Measure', 'Group', 'Year', 'Who', 'About', 'URN', ...figureHeader],
    ...rows.map((row): CsvRow => [...about, row.name, row.about, row.underUrn ?? row.school?.urn ?? '', ...figureCells(row.statistic)]),
    [...about, 'England', 'State-funded schools', '', ...figureCells(england)],
  ]);
  return { kind: 'download', fileName: `${measure.id}-compared.csv`, contentType: csvType, body };
}
