import { statuses } from '../../kernel/statistic.ts';
import { figureTable } from '../figures.ts';
import type { CellReader, Derived, Layout, UntypedColumn } from '../source.ts';
import { readPlace } from './read-place.ts';
import { readTidyPeriod } from './read-tidy-period.ts';
import { usualHeaders, type TidyHeaders, type TidyLevel, type TidyMapping } from './tidy-mapping.ts';

/** The code that a row of each level must have; England needs none. */
const codeOf: Readonly<Record<TidyLevel, keyof TidyHeaders | null>> = {
  country: null,
  region: 'regionCode',
  authority: 'laCode',
  district: 'districtCode',
  ward: 'wardCode',
  trust: 'trustId',
  school: 'schoolUrn',
};

/** The layout that reads files as the mapping says. */
export function layoutOf(mapping: TidyMapping): Layout {
  const headers = { ...usualHeaders, ...mapping.headers };
  return {
    ...figureTable,
    name: mapping.dataset,
    title: mapping.title,
    constants: { dataset: mapping.dataset },
    encodings: ['utf-8', 'windows-1252'],
    columns: [],
    untyped: columnsOf(mapping, headers),
    derived: {
      columns: ['period', 'status', 'level', 'subject', 'name', 'breakdown'],
      from: (cell) => readRow(mapping, headers, cell),
    },
    ...(mapping.holds === undefined ? {} : { holds: mapping.holds }),
  };
}

function columnsOf({ levels, filters, indicators, statusColumn, holds }: TidyMapping, headers: TidyHeaders): UntypedColumn[] {
  const codes = levels.map((level) => codeOf[level]).filter((key) => key !== null);
  const needed = [headers.period, headers.identifier, headers.level, ...codes.map((key) => headers[key]), ...filters, statusColumn, holds?.header];
  const names = new Set(needed.filter((header) => header !== null && header !== undefined));
  return [
    ...[...names].map((header): UntypedColumn => ({ header, required: true })),
    ...indicators.map((header): UntypedColumn => ({ header, required: true, isFigure: true })),
  ];
}

function readRow({ filters, statusColumn }: TidyMapping, headers: TidyHeaders, cell: CellReader): Derived {
  const place = readPlace(cell, headers);
  if (place === null || 'problem' in place) return place;
  const time = cell(headers.period);
  const period = readTidyPeriod(time, headers.identifier === null ? '' : cell(headers.identifier));
  if (period === null) return { problem: `“${time}” is no year, such as 2024, 202425 or 2024/25.`, column: headers.period };
  return { period, status: statusOf(statusColumn === undefined ? '' : cell(statusColumn)), ...place, breakdown: filters.map(cell).join('|') };
}

function statusOf(word: string): string {
  return statuses.find((status) => status === word.toLowerCase()) ?? 'unstated';
}
