import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import writeExcel from 'write-excel-file/node';
import type { FoundProvider } from './find-providers.ts';
import { providerColumns } from './provider-columns.ts';

type Rows = AsyncIterable<readonly FoundProvider[]>;

/** Text that a spreadsheet would run as a formula is made plain text by an apostrophe before it, as OWASP advises. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** UTF-8 with its mark, so that Excel reads accents; a batch at a time, so that all of England needs no more memory than a town. */
export function writeCsv(rows: Rows): Readable {
  const csv = stringify({ bom: true, header: true, columns: providerColumns.map(({ heading }) => heading), record_delimiter: 'windows' });
  return Readable.from(cellsOf(rows)).compose(csv) as Readable;
}

async function* cellsOf(rows: Rows): AsyncGenerator<string[]> {
  for await (const batch of rows) {
    for (const provider of batch) yield providerColumns.map(({ value }) => withoutFormula(value(provider) ?? ''));
  }
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
