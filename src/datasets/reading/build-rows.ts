import { hash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import type { HeaderMatch } from './match-header.ts';
import { createValueReader } from './read-value.ts';

/** A row as COPY takes it, or what is wrong with it. `key` is null where it could not be read. */
export type BuiltRow = { readonly text: string; readonly key: string } | { readonly problems: readonly Problem[]; readonly key: string | null };

const needsEscape = /[\\\t\n\r]/;
// eslint-disable-next-line no-control-regex -- JSON must escape exactly these
const needsJsonEscape = /["\\\u0000-\u001f]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeCopy(text: string): string {
  return needsEscape.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text;
}

function jsonString(text: string): string {
  return needsJsonEscape.test(text) ? escapeCopy(JSON.stringify(text)) : `"${text}"`;
}

/**
 * Turns the cells of a row into a line of COPY text: key, hash of all that the row says, release, values, rest, line.
 *
 * The column plan is laid out once in arrays, because this runs for every cell of a national file. The hash is over the values in the
 * contract's order, so that neither the order of the columns nor that of the rows makes a change.
 */
export class RowBuilding {
  readonly columns: readonly string[];
  /** Symbols met where a number or date belongs, with the times: “OpenDate is “01-01-1900””. */
  readonly symbolsMet = new Map<string, number>();
  readonly #match: HeaderMatch;
  readonly #readers;
  readonly #constants: string;
  readonly #keyConstants: readonly (string | null)[];
  readonly #keyColumns: readonly number[];
  readonly #restHeaders: readonly string[];
  readonly #release: string;

  constructor(match: HeaderMatch, constants: Readonly<Record<string, string | number>>, releaseId: number) {
    const { layout } = match;
    const names = layout.columns.map(({ column }) => column);
    this.#match = match;
    this.#readers = layout.columns.map(createValueReader);
    this.#constants = Object.values(constants)
      .map((value) => `${escapeCopy(String(value))}\t`)
      .join('');
    this.#keyConstants = layout.key.map((name) => (name in constants ? String(constants[name]) : null));
    this.#keyColumns = layout.key.map((name) => names.indexOf(name));
    this.#restHeaders = match.rest.map(({ header }) => `${jsonString(header)}: `);
    this.#release = String(releaseId);
    this.columns = ['key', 'hash', 'release_id', ...Object.keys(constants), ...names, 'rest', 'line'];
  }

  build(line: number, cells: readonly string[]): BuiltRow {
    const { layout, cellOf, width } = this.#match;
    const { columns } = layout;
    const values: (string | null)[] = new Array<string | null>(columns.length).fill(null);
    let problems: Problem[] | null = null;
    let symbols = '';
    let text = this.#constants;
    for (let index = 0; index < columns.length; index += 1) {
      const cell = cells[cellOf[index] ?? -1];
      if (cell === undefined || cell === '') {
        text += '\\N\t';
        if (columns[index]?.filled === true) problems = this.#add(problems, line, index, '', 'is empty, and may not be.');
        continue;
      }
      const trimmed = needsTrim(cell) ? cell.trim() : cell;
      const value = trimmed === '' ? null : (this.#readers[index]?.(trimmed) ?? null);
      if (value === null) {
        text += '\\N\t';
        if (trimmed !== '') symbols += this.#keepSymbol(columns[index]?.header ?? '', trimmed);
        if (columns[index]?.filled === true) problems = this.#add(problems, line, index, trimmed, 'is empty, and may not be.');
      } else if (typeof value === 'string') {
        values[index] = value;
        text += `${escapeCopy(value)}\t`;
      } else {
        problems = this.#add(problems, line, index, cell, value.reason);
      }
    }
    const key = this.#keyOf(values);
    if (cells.length !== width) {
      const extra = cells.length > width && cells.slice(width).some((cell) => cell !== '');
      if (extra || (cells.length < width && layout.ragged !== true)) {
        const reason = `The row has ${cells.length} cells where the header has ${width}.`;
        // Cells may have slipped, so what seemed wrong in them is no news.
        return { problems: [{ line, column: '', value: String(cells.length), reason }], key };
      }
    }
    if (problems) return { problems, key };
    if (key === null)
      return { problems: [{ line, column: columns[this.#keyColumns[0] ?? 0]?.header ?? '', value: '', reason: 'The row has no key.' }], key };
    text += `{${this.#restOf(cells)}${symbols}`;
    // Pairs end in a comma, which JSON does not allow after the last.
    text = text.endsWith(',') ? `${text.slice(0, -1)}}` : `${text}}`;
    return { key, text: `${escapeCopy(key)}\t${hash('sha1', text, 'base64')}\t${this.#release}\t${text}\t${line}\n` };
  }

  #restOf(cells: readonly string[]): string {
    const { rest } = this.#match;
    let text = '';
    for (let index = 0; index < rest.length; index += 1) {
      const cell = cells[rest[index]?.cell ?? -1];
      if (cell !== undefined && cell !== '') text += `${this.#restHeaders[index] ?? ''}${jsonString(cell)},`;
    }
    return text;
  }

  #keepSymbol(header: string, symbol: string): string {
    const name = `${header}\t${symbol}`;
    this.symbolsMet.set(name, (this.symbolsMet.get(name) ?? 0) + 1);
    return `${jsonString(header)}: ${jsonString(symbol)},`;
  }

  #keyOf(values: readonly (string | null)[]): string | null {
    const parts = this.#keyColumns;
    if (parts.length === 1) return values[parts[0] ?? 0] ?? null;
    let key = '';
    for (let index = 0; index < parts.length; index += 1) {
      const column = parts[index] ?? -1;
      const part = this.#keyConstants[index] ?? values[column] ?? null;
      if (part === null && this.#match.layout.columns[column]?.filled === true) return null;
      key += index === 0 ? (part ?? '') : `|${part ?? ''}`;
    }
    return key;
  }

  #add(problems: Problem[] | null, line: number, index: number, value: string, why: string): Problem[] {
    const column = this.#match.layout.columns[index]?.header ?? '';
    const reason = why.startsWith('is ') ? `“${column}” ${why}` : why;
    return [...(problems ?? []), { line, column, value, reason }];
  }
}

function needsTrim(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= 32 || last <= 32 || first === 160 || last === 160;
}
