import { writeCsv } from '../../../platform/files/write-csv.ts';
import { csvFigure, csvFigureHeadings } from '../figures/figure-cells.ts';
import type { LocalityResult } from './locality-result.ts';

/** The table as CSV: what leaves the building is for the outside, whoever asked. */
export function exportLocalityResults(localityName: string, results: readonly LocalityResult[]): string {
  const heading = ['Measure', 'Period', 'How it is reckoned', ...[localityName, 'Authority', 'England'].flatMap(csvFigureHeadings)];
  return writeCsv([
    heading,
    ...results.map(({ name, period, method, locality, authority, england }) => [
      ...[name, period, method],
      ...[locality, authority, england].flatMap((statistic) => csvFigure(statistic)),
    ]),
  ]);
}
