import { Buffer } from 'node:buffer';

/** One row of a file as its publisher writes it: header to cell. Cells that are not named are empty. */
export type Cells = Readonly<Record<string, string>>;

export interface Dialect {
  readonly encoding: 'windows-1252' | 'utf-8' | 'utf-8-bom';
  readonly lineEnd: '\r\n' | '\n';
  /** GIAS quotes every cell but those of its number columns; the others quote only where they must. */
  readonly quoted: 'always' | 'where-needed';
  readonly neverQuoted?: ReadonlySet<string>;
  readonly endsWithLineEnd: boolean;
}

/** What a careless hand does to a file, for trying what a load makes of it. */
export interface Damage {
  /** Columns under another name. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
}

export const giasDialect: Dialect = {
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quoted: 'always',
  neverQuoted: new Set(['URN', 'StatutoryLowAge', 'StatutoryHighAge', 'UKPRN', 'Easting', 'Northing', 'LinkURN']),
  endsWithLineEnd: false,
};

/** The bytes of a CSV file: the header, then the rows, in the publisher's own way. Throws for a cell whose column the header lacks. */
export function csvBytes(header: readonly string[], rows: readonly Cells[], dialect: Dialect, damage: Damage = {}): Buffer {
  const known = new Set(header);
  const columns = header.filter((name) => !damage.without?.includes(name));
  const lines = [columns.map((name) => writeCell(damage.renamed?.[name] ?? name, dialect.quoted === 'always')).join(',')];
  for (const row of rows) {
    const stranger = Object.keys(row).find((name) => !known.has(name));
    if (stranger !== undefined) throw new Error(`The file has no column “${stranger}”.`);
    lines.push(columns.map((name) => writeCell(row[name] ?? '', isQuoted(name, row[name] ?? '', dialect))).join(','));
  }
  return encode(lines.join(dialect.lineEnd) + (dialect.endsWithLineEnd ? dialect.lineEnd : ''), dialect.encoding);
}

/** An empty number is written "" by GIAS, a number bare. */
function isQuoted(name: string, value: string, dialect: Dialect): boolean {
  return dialect.quoted === 'always' && !(dialect.neverQuoted?.has(name) && value !== '');
}

function writeCell(value: string, quoted: boolean): string {
  return quoted || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function encode(text: string, encoding: Dialect['encoding']): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  const bytes = Array.from(text, (character) => {
    const byte = windows1252.get(character);
    if (byte === undefined) throw new Error(`“${character}” cannot be written in Windows-1252.`);
    return byte;
  });
  return Buffer.from(bytes);
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const windows1252 = new Map(Array.from(new TextDecoder('windows-1252').decode(everyByte), (character, byte) => [character, byte]));

/** `2026-09-01` as GIAS's establishments write it: `01-09-2026`. Null is an empty cell. */
export function dashed(date: string | null): string {
  return date === null ? '' : date.split('-').reverse().join('-');
}

/** `2026-09-01` as GIAS's groups and Ofsted write it: `01/09/2026`. Null is an empty cell. */
export function slashed(date: string | null): string {
  return date === null ? '' : date.split('-').reverse().join('/');
}
