import { accepted } from '../../kernel/result.ts';
import type { Layout, Source } from '../source.ts';

/** Ten neighbours of each authority, nearest first, one row each. An edition is in force from the day it is from until the next; all are kept. */
export const neighboursLayout = {
  name: 'neighbours',
  title: 'Statistical neighbours, a row for each pair',
  table: 'statistical_neighbour',
  format: 'csv',
  key: ['effective_on', 'la_code', 'rank'],
  scope: ['effective_on'],
  label: 'la_name',
  encodings: ['utf-8', 'windows-1252'],
  edition: { columns: ['effective_on'], from: (_fileName: string, asAt: string) => accepted({ effective_on: asAt }) },
  columns: [
    { header: 'la_code', column: 'la_code', type: 'code', digits: 3, required: true, filled: true },
    { header: 'la_name', column: 'la_name', type: 'text' },
    { header: 'rank', column: 'rank', type: 'smallint', required: true, filled: true },
    { header: 'neighbour_la_code', column: 'neighbour_la_code', type: 'code', digits: 3, required: true, filled: true },
    { header: 'neighbour_la_name', column: 'neighbour_la_name', type: 'text' },
    { header: 'closeness', column: 'closeness', type: 'text' },
  ],
} as const satisfies Layout;

export const statisticalNeighbours: Source = {
  name: 'statistical-neighbours',
  title: 'Statistical neighbours',
  publisher: 'Department for Education',
  licence: 'Open Government Licence v3.0',
  address: 'https://www.gov.uk/government/publications/local-authority-interactive-tool-lait',
  owned: false,
  layouts: [neighboursLayout],
};
