import { hash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import { readCell } from '../../kernel/statistic.ts';
import type { HeaderMatch } from './match-header.ts';
import type { Derived } from '../source.ts';
import { createValueReader } from './read-value.ts';
import { betweenCells } from './stage-cells.ts';

/** A row as COPY takes it, or what is wrong with it. `key` is null where it could not be read. */
export type BuiltRow =
  | { readonly isOurs: false }
  | { readonly text: string; readonly key: string }
  | { readonly problems: readonly Problem[]; readonly key: string | null };

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

const mostUnreadTold = 20;

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
  /** The first cells of figures that hold neither a number nor a known symbol. */
  readonly unread: Problem[] = [];
  unreadCount = 0;
  readonly #symbolsOfFigures = new Set<string>();
  readonly #match: HeaderMatch;
  readonly #readers;
  readonly #constants: string;
  readonly #keyConstants: readonly (string | null)[];
  readonly #keyColumns: readonly number[];
  readonly #keyDerived: readonly (string | null)[];
  readonly #cellOfHeader: ReadonlyMap<string, number>;
  readonly #restHeaders: readonly string[];
  readonly #release: string;
  /** What the hash of each row begins with: that of the columns its cells are of, where they stand without their names. */
  readonly #cellsAreOf: string | null;

  constructor(match: HeaderMatch, constants: Readonly<Record<string, string | number>>, releaseId: number) {
    const { layout } = match;
    const names = layout.columns.map(({ column }) => column);
    this.#match = match;
    this.#readers = layout.columns.map(createValueReader);
    this.#constants = Object.values(constants)
      .map((value) => `${escapeCopy(String(value))}\t`)
      .join('');
    this.#keyDerived = layout.key.map((name) => (layout.derived?.columns.includes(name) === true ? name : null));
    this.#cellOfHeader = new Map([
      ...layout.columns.map(({ header }, index) => [header, match.cellOf[index] ?? -1] as const),
      ...match.rest.map(({ header, cell }) => [header, cell] as const),
    ]);
    this.#keyConstants = layout.key.map((name) => (name in constants ? String(constants[name]) : null));
    this.#keyColumns = layout.key.map((name) => names.indexOf(name));
    this.#restHeaders = match.rest.map(({ header }) => `${jsonString(header)}: `);
    this.#release = String(releaseId);
    this.#cellsAreOf = layout.isVast === true ? hash('sha1', match.rest.map(({ header }) => header).join(betweenCells), 'base64') : null;
    const rest = layout.isVast === true ? 'cells' : 'rest';
    this.columns = ['key', 'hash', 'release_id', ...Object.keys(constants), ...names, ...(layout.derived?.columns ?? []), rest, 'line'];
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
    const derived = this.#derive(cells);
    if (derived === null) return { isOurs: false };
    const worked: Readonly<Record<string, string | null>> = derived === undefined || isProblem(derived) ? {} : derived;
    const key = this.#keyOf(values, worked);
    if (cells.length !== width) {
      const extra = cells.length > width && cells.slice(width).some((cell) => cell !== '');
      if (extra || (cells.length < width && layout.ragged !== true)) {
        const reason = `The row has ${cells.length} cells where the header has ${width}.`;
        // Cells may have slipped, so what seemed wrong in them is no news.
        return { problems: [{ line, column: '', value: String(cells.length), reason }], key };
      }
    }
    for (const name of layout.derived?.columns ?? []) {
      const value = worked[name];
      text += value === null || value === undefined ? '\\N\t' : `${escapeCopy(value)}\t`;
    }
    if (isProblem(derived))
      problems = [...(problems ?? []), { line, column: derived.column, value: this.#cell(cells, derived.column), reason: derived.problem }];
    if (problems) return { problems, key };
    this.#noteUnreadFigures(line, cells);
    if (key === null)
      return { problems: [{ line, column: columns[this.#keyColumns[0] ?? 0]?.header ?? '', value: '', reason: 'The row has no key.' }], key };
    if (this.#cellsAreOf !== null) {
      const bare = this.#bareCells(cells);
      if (typeof bare !== 'string') return { problems: [{ line, ...bare }], key };
      text += bare;
      return { key, text: `${escapeCopy(key)}\t${hash('sha1', this.#cellsAreOf + text, 'base64')}\t${this.#release}\t${text}\t${line}\n` };
    }
    text += `{${this.#restOf(cells)}${symbols}`;
    // Pairs end in a comma, which JSON does not allow after the last.
    text = text.endsWith(',') ? `${text.slice(0, -1)}}` : `${text}}`;
    return { key, text: `${escapeCopy(key)}\t${hash('sha1', text, 'base64')}\t${this.#release}\t${text}\t${line}\n` };
  }

  #cell(cells: readonly string[], header: string): string {
    return (cells[this.#cellOfHeader.get(header) ?? -1] ?? '').trim();
  }

  #derive(cells: readonly string[]): Derived | undefined {
    return this.#match.layout.derived?.from((header) => this.#cell(cells, header));
  }

  /** One odd cell is kept and told of: the rest of its row is good. A file full of them is refused by whoever counts. */
  #noteUnreadFigures(line: number, cells: readonly string[]): void {
    for (const { header, cell, isFigure } of this.#match.rest) {
      const text = isFigure ? cells[cell] : undefined;
      if (text === undefined || text === '' || isPlainNumber(text) || this.#symbolsOfFigures.has(text)) continue;
      const { kind } = readCell(text);
      if (kind === 'reason') this.#symbolsOfFigures.add(text);
      if (kind !== 'unknown') continue;
      this.unreadCount += 1;
      if (this.unread.length >= mostUnreadTold) continue;
      this.unread.push({ line, column: header, value: text, reason: `“${text}” is neither a number nor a symbol that publishers use for none.` });
    }
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

  /** The cells alone: their names are the same for the whole file, and are kept once. */
  #bareCells(cells: readonly string[]): string | Omit<Problem, 'line'> {
    const { rest } = this.#match;
    let text = '';
    for (let index = 0; index < rest.length; index += 1) {
      const cell = cells[rest[index]?.cell ?? -1] ?? '';
      if (cell.includes(betweenCells)) {
        return {
          column: rest[index]?.header ?? '',
          value: cell,
          reason: 'The cell has a control character (U+001F), which no text has: it is damaged.',
        };
      }
      text += index === 0 ? cell : betweenCells + cell;
    }
    return escapeCopy(text);
  }

  #keepSymbol(header: string, symbol: string): string {
    const name = `${header}\t${symbol}`;
    this.symbolsMet.set(name, (this.symbolsMet.get(name) ?? 0) + 1);
    return `${jsonString(header)}: ${jsonString(symbol)},`;
  }

  #keyOf(values: readonly (string | null)[], derived: Readonly<Record<string, string | null>>): string | null {
    const parts = this.#keyColumns;
    if (parts.length === 1) return values[parts[0] ?? 0] ?? derived[this.#keyDerived[0] ?? ''] ?? null;
    let key = '';
    for (let index = 0; index < parts.length; index += 1) {
      const column = parts[index] ?? -1;
      const part = this.#keyConstants[index] ?? derived[this.#keyDerived[index] ?? ''] ?? values[column] ?? null;
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

/** "59", "-3.14", "59%": most cells, of which a national file has millions. `readCell` reads every one of these, and more. */
export function isPlainNumber(text: string): boolean {
  let at = afterDigits(text, text.startsWith('-') ? 1 : 0);
  if (at === 0 || text.charCodeAt(at - 1) === 45) return false;
  if (text[at] === '.') at = afterDigits(text, at + 1);
  return at === text.length || (at === text.length - 1 && text.endsWith('%'));
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
  return at;
}

function isProblem(derived: Derived | undefined): derived is { readonly problem: string; readonly column: string } {
  return derived !== null && derived !== undefined && 'problem' in derived && 'column' in derived;
}

function needsTrim(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= 32 || last <= 32 || first === 160 || last === 160;
}
