import type { Readable } from 'node:stream';
import writeExcel from 'write-excel-file/node';
import { streamCsv, type CsvRow } from '../../platform/files/write-csv.ts';
import type { FoundProvider } from './find-providers.ts';
import type { ProviderColumn } from './provider-columns.ts';

type Rows = AsyncIterable<readonly FoundProvider[]>;

/** What the find page shows, all its pages, as CSV. */
export function writeProvidersCsv(rows: Rows, columns: readonly ProviderColumn[]): Readable {
  return streamCsv(
    columns.map(({ heading }) => heading),
    cellsOf(rows, columns),
  );
}

async function* cellsOf(rows: Rows, columns: readonly ProviderColumn[]): AsyncGenerator<CsvRow[]> {
  for await (const batch of rows) yield batch.map((provider) => columns.map(({ value }) => value(provider)));
}

/** A workbook's cells are typed, and text in one is never run. */
export async function writeWorkbook(rows: Rows, columns: readonly ProviderColumn[]): Promise<Buffer> {
  const cells: ({ value: string; type: StringConstructor; fontWeight?: 'bold' } | null)[][] = [
    columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' })),
  ];
  for await (const batch of rows) {
    for (const provider of batch) {
      cells.push(
        columns.map(({ value }) => {
          const text = value(provider);
          return text === null ? null : { value: text, type: String };
        }),
      );
    }
  }
  return writeExcel(cells, { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, sheet: 'Providers' }).toBuffer();
}
