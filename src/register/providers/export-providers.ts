import type { Readable } from 'node:stream';
import writeExcel from 'write-excel-file/node';
import { streamCsv, type CsvRow } from '../../platform/files/write-csv.ts';
import type { FoundProvider } from './find-providers.ts';
import { providerColumns } from './provider-columns.ts';

type Rows = AsyncIterable<readonly FoundProvider[]>;

/** What the find page shows, all its pages, as CSV. */
export function writeProvidersCsv(rows: Rows): Readable {
  return streamCsv(
    providerColumns.map(({ heading }) => heading),
    cellsOf(rows),
  );
}

async function* cellsOf(rows: Rows): AsyncGenerator<CsvRow[]> {
  for await (const batch of rows) yield batch.map((provider) => providerColumns.map(({ value }) => value(provider)));
}

/** A workbook's cells are typed, and text in one is never run. */
export async function writeWorkbook(rows: Rows): Promise<Buffer> {
  const cells: ({ value: string; type: StringConstructor; fontWeight?: 'bold' } | null)[][] = [
    providerColumns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' })),
  ];
  for await (const batch of rows) {
    for (const provider of batch) {
      cells.push(
        providerColumns.map(({ value }) => {
          const text = value(provider);
          return text === null ? null : { value: text, type: String };
        }),
      );
    }
  }
  return writeExcel(cells, { columns: providerColumns.map(({ width }) => ({ width })), stickyRowsCount: 1, sheet: 'Providers' }).toBuffer();
}
