import { writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { Disclosure } from './disclosure.ts';

export const formats = ['html', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

type Render = (template: string, data: Record<string, unknown>) => string;
type File = Extract<Reply, { kind: 'download' }>;

/** The same contents to read and print, to sort in a spreadsheet, or for another program. */
export function writeDisclosure(render: Render, disclosure: Disclosure, format: Format): File {
  const name = `${disclosure.about === 'person' ? 'about-a-person' : 'about-a-provider'}-${fileNameOf(disclosure.reference)}`;
  switch (format) {
    case 'html':
      return {
        kind: 'download',
        fileName: `${name}.html`,
        contentType: 'text/html; charset=utf-8',
        body: render('accountability/disclosure/disclosure-file.njk', { disclosure }),
      };
    case 'csv':
      return { kind: 'download', fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', body: csvOf(disclosure) };
    case 'json':
      return {
        kind: 'download',
        fileName: `${name}.json`,
        contentType: 'application/json; charset=utf-8',
        body: JSON.stringify(disclosure, null, 2),
      };
  }
}

const fileNameOf = (reference: string): string =>
  reference
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'request';

const headings = ['Kind', 'Record', 'Date', 'Source', 'How it is about them', 'Part', 'What it says', 'Withheld because', 'Look at before giving'];

function csvOf({ parts }: Disclosure): string {
  const rows = parts.flatMap(({ label, records }) =>
    records.flatMap((record) =>
      record.fields.map((field) => [
        label,
        record.title === '' ? record.id : record.title,
        record.datedOn ?? '',
        record.source ?? '',
        record.involvement ?? '',
        field.label,
        field.value ?? '',
        field.withheld ?? '',
        field.prompts.map(({ section, why }) => `${section}: ${why}`).join(' / '),
      ]),
    ),
  );
  return writeCsv([headings, ...rows]);
}
