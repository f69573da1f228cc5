import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse/sync';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { type Cells, headers } from './staff-list-template.ts';

export interface ReadRow {
  /** The line of the file that it begins on; the first line is the header. */
  readonly line: number;
  readonly cells: Cells;
}

export interface ReadStaffList {
  readonly sha256: string;
  readonly rows: readonly ReadRow[];
}

const mostRows = 5000;
const mostBytes = 4 * 1024 * 1024;

/** The whole of a stream; null where it is larger than any staff list. */
export async function readUpload(stream: Readable): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= mostBytes) pieces.push(piece);
  }
  return bytes > mostBytes ? null : Buffer.concat(pieces);
}

/** A file by the template, as rows; or why it cannot be read, in words. What each cell means is judged later. */
export function readStaffList(bytes: Buffer | null): Result<ReadStaffList> {
  if (bytes === null) return refused('The file is too large for a staff list: at most 4 MB');
  if (bytes.includes(0)) return refused('The file is not a CSV file: save it as CSV from the spreadsheet');
  let records: { record: string[]; info: { lines: number } }[];
  try {
    // Where a cell has lines of its own, only these are counted as the lines that an editor shows.
    records = parse(textOf(bytes).replaceAll(/\r\n?/g, '\n'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (error instanceof CsvError) return refused(`The file cannot be read as CSV: ${error.message}`);
    throw error;
  }
  const [first, ...rest] = records;
  if (first === undefined) return refused('The file is empty');
  const given = first.record.map((name) => name.toLowerCase().trim().replaceAll(/\s+/g, '_'));
  const missing = ['name', 'email', 'role'].filter((name) => !given.includes(name));
  if (missing.length > 0) return refused(`The first line must name the columns of the template. Missing: ${missing.join(', ')}`);
  const unknown = given.filter((name) => !(headers as readonly string[]).includes(name));
  if (unknown.length > 0) return refused(`The first line has columns that the template does not have: ${unknown.join(', ').slice(0, 200)}`);
  if (new Set(given).size < given.length) return refused('The first line names a column twice');
  if (rest.length === 0) return refused('The file has no rows below the first line');
  if (rest.length > mostRows) return refused(`The file has ${String(rest.length)} rows: at most 5,000 can be read at once`);
  const rows = rest.map(({ record, info }) => ({
    // The line that a record ends on is counted; one with line breaks in it begins earlier.
    line: info.lines - record.join('').split('\n').length + 1,
    cells: cellsOf(given, record),
  }));
  return accepted({ sha256: createHash('sha256').update(bytes).digest('hex'), rows });
}

const longestCell = 300;

function cellsOf(given: readonly string[], record: readonly string[]): Cells {
  const at = (header: string): string =>
    (record[given.indexOf(header)] ?? '')
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, longestCell);
  return Object.fromEntries(headers.map((header) => [header, given.includes(header) ? at(header) : ''])) as Cells;
}

/** Spreadsheets save CSV in Windows' own letters unless told otherwise. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
