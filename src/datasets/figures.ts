import type { Layout } from './source.ts';

/** Every layout of published statistics fills one table: the shape is the publisher's, the reading of it evidence's. */
export const figureTable = {
  table: 'published_figure',
  format: 'csv',
  key: ['dataset', 'period', 'status', 'level', 'subject', 'breakdown'],
  scope: ['dataset', 'period', 'status'],
  label: 'name',
  othersAreMany: true,
  isVast: true,
} as const satisfies Partial<Layout>;

/** Columns of `published_figure` that a layout may work out of a row. */
export interface FigureRow {
  readonly period: string;
  readonly status: string;
  readonly level: 'school' | 'provider' | 'trust' | 'ward' | 'district' | 'authority' | 'authorities' | 'region' | 'country' | 'lsoa';
  /** URN; LA code in three digits ("940"), two for a joint row ("940 / 941"); ONS code of a smaller area, a region or country. */
  readonly subject: string;
  readonly name: string | null;
  readonly breakdown: string;
}

export const england = 'E92000001';

/** Regions by name, as the publishers write them, to their ONS codes. London has two halves in older files. */
const regions: Readonly<Record<string, string>> = {
  'north east': 'E12000001',
  'north west': 'E12000002',
  'yorkshire and the humber': 'E12000003',
  'east midlands': 'E12000004',
  'west midlands': 'E12000005',
  'east of england': 'E12000006',
  'london': 'E12000007',
  'south east': 'E12000008',
  'south west': 'E12000009',
  'inner london': 'E13000001',
  'outer london': 'E13000002',
  'london inner': 'E13000001',
  'london outer': 'E13000002',
};

/** Null where the name is no region's. "North East A" and the like of 2018 are read without their letter. */
export function regionCode(name: string): string | null {
  const plain = name.trim().toLowerCase().replaceAll('&', 'and').replaceAll(/\s+/g, ' ');
  return regions[plain] ?? regions[plain.replace(/ [ab]$/, '')] ?? null;
}
