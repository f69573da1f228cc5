import type { Derived, Layout, Source } from '../source.ts';
import { england, figureTable, regionCode } from '../figures.ts';

/** LAIT numbers England and the regions on from 970, as if they were authorities; from 990 on, nobody: those are invented authorities of demonstrations and tests. */
function readArea(number: string, name: string): Derived {
  const la = Number(number);
  const shared = { status: 'unstated' } as const;
  if (la === 970) return { ...shared, level: 'country', subject: england };
  if (la > 970 && la < 990) {
    const region = regionCode(name);
    return region === null ? null : { ...shared, level: 'region', subject: region };
  }
  return { ...shared, level: 'authority', subject: number.padStart(3, '0') };
}

/** Each measure of each group is a measure of its own here, named by `Short Desc`: the row's breakdown. Periods are free text, read by the measure's kind of year. */
const laitFiguresLayout: Layout = {
  ...figureTable,
  scope: ['dataset'],
  name: 'figures',
  title: 'LAIT’s figures',
  constants: { dataset: 'lait' },
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'LA and Regions', column: 'name', type: 'text', required: true },
    { header: 'Years', column: 'period', type: 'text', required: true, filled: true },
    { header: 'Short Desc', aliases: ['Measure_short'], column: 'breakdown', type: 'text', required: true, filled: true },
  ],
  untyped: [
    { header: 'Values', aliases: ['Values_num'], isFigure: true, required: true },
    { header: 'LA Number', required: true },
    { header: 'Region' },
    { header: 'Data item' },
  ],
  derived: { columns: ['status', 'level', 'subject'], from: (cell) => readArea(cell('LA Number'), cell('LA and Regions')) },
};

/** Fourteen measures stand in it twice, under two topics: the key has both. */
export const laitDictionaryLayout = {
  name: 'dictionary',
  title: 'LAIT’s dictionary of measures',
  table: 'lait_measure',
  format: 'csv',
  key: ['short_name', 'code', 'topic'],
  scope: [],
  label: 'name',
  othersAreMany: true,
  encodings: ['utf-8', 'windows-1252'],
  columns: [
    { header: 'Measure_code', column: 'code', type: 'text' },
    { header: 'Topic', column: 'topic', type: 'text', required: true },
    { header: 'Measure', column: 'name', type: 'text', required: true },
    { header: 'Chart_title', column: 'chart_title', type: 'text' },
    { header: 'Measure_short', column: 'short_name', type: 'text', required: true, filled: true },
    { header: 'Polarity', column: 'polarity', type: 'text', required: true },
    { header: 'y_axis_name', column: 'axis', type: 'text' },
    { header: 'Description', column: 'description', type: 'text' },
    { header: 'Last Update', column: 'last_updated', type: 'text' },
    { header: 'Next Update', column: 'next_update', type: 'text' },
    { header: 'Data Owner (DO) /Supplier and Contact Details', column: 'owner', type: 'text' },
    { header: 'dps', column: 'decimal_places', type: 'text' },
    { header: 'Year_Type', column: 'year_type', type: 'text', required: true },
    { header: 'No_Quartile', column: 'no_quartile', type: 'text' },
  ],
} as const satisfies Layout;

export const lait: Source = {
  name: 'lait',
  title: 'Local authority interactive tool (LAIT)',
  publisher: 'Department for Education, LAIT',
  licence: 'Open Government Licence v3.0',
  address: 'https://www.gov.uk/government/publications/local-authority-interactive-tool-lait',
  owned: false,
  layouts: [laitFiguresLayout, laitDictionaryLayout],
};
