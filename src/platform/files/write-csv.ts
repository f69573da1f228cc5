import { Readable } from 'node:stream';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify';
import { stringify as stringifyAtOnce } from 'csv-stringify/sync';
import { safeCell } from './spreadsheet-safe.ts';

export type CsvRow = readonly (string | number | null)[];
export const csvType = 'text/csv; charset=utf-8';

/** UTF-8 with its mark, so that Excel reads accents. What another separator would cut in two is quoted. */
const options: Options = { bom: true, record_delimiter: 'windows', quoted_match: /[;\t\r\n]/ };

/** A CSV file of any length: a batch at a time, so that all of England needs no more memory than a town. */
export function streamCsv(header: CsvRow, batches: AsyncIterable<Iterable<CsvRow>>): Readable {
  async function* rows(): AsyncGenerator<string[]> {
    yield header.map(safeCell);
    for await (const batch of batches) for (const row of batch) yield row.map(safeCell);
  }
  return Readable.from(rows()).compose(stringify(options)) as Readable;
}

/** A short CSV file, header first. */
export function writeCsv(rows: readonly CsvRow[]): string {
  return stringifyAtOnce(
    rows.map((row) => row.map(safeCell)),
    options,
  );
}
