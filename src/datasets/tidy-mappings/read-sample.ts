import { accepted, refused, type Result } from '../../kernel/result.ts';
import { readCell } from '../../kernel/statistic.ts';
import { UnreadableFile } from '../problem.ts';
import { CsvReading } from '../reading/read-csv.ts';
import { layoutOf } from '../explore-education-statistics/layout-of.ts';
import { usualHeaders, type TidyLevel, type TidyMapping } from '../explore-education-statistics/tidy-mapping.ts';

/** The header and first rows of a file that nobody has mapped yet. */
export interface TidySample {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row of a sample as a mapping reads it. */
export interface PreviewedRow {
  readonly period: string;
  readonly place: string;
  readonly breakdown: string;
  readonly cells: readonly string[];
}

const { period, level } = usualHeaders;
const codes: readonly (readonly [TidyLevel, string])[] = [
  ['region', usualHeaders.regionCode],
  ['authority', usualHeaders.laCode],
  ['district', usualHeaders.districtCode],
  ['ward', usualHeaders.wardCode],
  ['trust', usualHeaders.trustId],
  ['school', usualHeaders.schoolUrn],
];
const alwaysKnown: ReadonlySet<string> = new Set<string>([
  ...Object.values({ ...usualHeaders }).filter((header) => header !== null),
  ...['country_code', 'new_la_code', 'pcon_code', 'pcon_name', 'school_laestab', 'version'],
]);

/** Reads whole lines from the beginning of a file. Refused, in words, where it is no tidy file of explore education statistics. */
export function readSample(text: string): Result<TidySample> {
  try {
    const csv = new CsvReading();
    const [header, ...rows] = [...csv.push(`${text.replace(/^\uFEFF/, '').trim()}\n`), ...csv.end()];
    const headers = (header?.cells ?? []).map((cell) => cell.trim());
    const missing = [period, level].filter((name) => !headers.includes(name));
    if (missing.length > 0)
      return refused(
        `This is no file of explore education statistics: its first line has no column ${missing.map((name) => `“${name}”`).join(' and none ')}.`,
      );
    return accepted({ headers, rows: rows.map(({ cells }) => cells) });
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.message);
    throw error;
  }
}

/** Columns that may divide the pupils or be measured: all but those that say when and for whom. One that stands there twice is neither. */
export function columnsToMap({ headers, rows }: TidySample): { readonly index: number; readonly header: string; readonly isNumber: boolean }[] {
  return headers
    .map((header, index) => ({ header, index, isNumber: isNumber(rows.map((cells) => cells[index] ?? '')) }))
    .filter(({ header }) => header !== '' && !alwaysKnown.has(header) && headers.indexOf(header) === headers.lastIndexOf(header));
}

function isNumber(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => readCell(cell).kind !== 'unknown');
}

/** What the columns of the sample and the officer's choice among them make. */
export function mappingOf({ headers }: TidySample, title: string, filters: readonly string[], indicators: readonly string[]): TidyMapping {
  const levels = codes.filter(([, header]) => headers.includes(header)).map(([name]) => name);
  return {
    dataset: title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
    title,
    ...(headers.includes('time_identifier') ? {} : { headers: { identifier: null } }),
    levels: ['country', ...levels],
    filters,
    indicators,
    ...(headers.includes('version') ? { statusColumn: 'version' } : {}),
  };
}

/** The first rows, or why a row cannot be read. Rows for nobody the service knows are left out. */
export function previewRows({ headers, rows }: TidySample, mapping: TidyMapping): { rows: PreviewedRow[]; problems: string[] } {
  const { derived } = layoutOf(mapping);
  const read: PreviewedRow[] = [];
  const problems: string[] = [];
  for (const cells of rows) {
    const row = derived?.from((header) => (cells[headers.indexOf(header)] ?? '').trim());
    if (row === null || row === undefined) continue;
    if ('problem' in row && typeof row.problem === 'string') problems.push(row.problem);
    else {
      const { period: when, name, subject, breakdown } = row as Readonly<Record<string, string | null>>;
      const place = [name, subject].filter((part) => part !== null && part !== undefined && part !== '').join(', ');
      read.push({
        period: when ?? '',
        place,
        breakdown: breakdown ?? '',
        cells: mapping.indicators.map((name_) => cells[headers.indexOf(name_)] ?? ''),
      });
    }
  }
  return { rows: read, problems: [...new Set(problems)] };
}

/** Digits after the point, as the sample has them, up to two. */
export function decimalsOf({ headers, rows }: TidySample, indicator: string): number {
  const cells = rows.map((row) => readCell(row[headers.indexOf(indicator)] ?? ''));
  return Math.min(2, Math.max(0, ...cells.map((cell) => (cell.kind === 'number' ? cell.decimals : 0))));
}
