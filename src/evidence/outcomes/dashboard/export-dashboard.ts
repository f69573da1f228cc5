import { none } from '../../../kernel/statistic.ts';
import { writeCsv, type CsvRow } from '../../../platform/files/write-csv.ts';
import { csvFigure, csvFigureHeadings } from '../figures/figure-cells.ts';
import { groups } from '../measures/groups.ts';
import { phases, topics } from '../measures/measure.ts';
import { units } from '../../../kernel/statistic.ts';
import type { AreaRow } from './draw-area-row.ts';
import type { DashboardQuestion } from './dashboard-question.ts';

/** The dashboard’s table as CSV: a number, or nothing and the reason beside it. */
export function exportDashboard(areaName: string, rows: readonly AreaRow[], { group }: DashboardQuestion): string {
  const heading = [
    ...['Measure', 'Phase', 'Topic', 'Group', 'Period', 'Status', 'Unit'],
    ...[areaName, 'England', 'Region', 'Neighbours, mean', 'Neighbours, pooled'].flatMap(csvFigureHeadings),
    ...['Rank among neighbours', 'Change', 'Finding', 'Publisher', 'File', 'Next due'],
  ];
  const cells = rows.map((row): CsvRow => {
    const { england, region, neighbours_mean: mean, neighbours_pooled: pooled } = row.compared.comparators;
    return [
      ...[row.measure.name, phases[row.measure.phase], topics[row.measure.topic], groups[group], row.period, row.status, units[row.measure.unit]],
      ...[row.compared.statistic, england, region, mean, pooled].flatMap((statistic) => csvFigure(statistic ?? none('not-loaded'))),
      ...[row.rank, row.change, row.finding, row.release?.publisher ?? null, row.release?.fileName ?? null, row.measure.due],
    ];
  });
  return writeCsv([heading, ...cells]);
}
