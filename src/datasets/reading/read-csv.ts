import { CsvError, parse } from 'csv-parse/sync';
import { unreadable } from '../problem.ts';

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: string[];
}

/** A row longer than this (characters) is a quotation mark that nobody closed. */
const longestRow = 1_000_000;

const [lineFeed, carriageReturn, quotationMark, comma] = [10, 13, 34, 44];

/**
 * Reads RFC 4180 as the publishers write it, strictly: cells quoted or bare, lines ending in CR LF, LF or CR, rows of any length.
 *
 * Lines without a quotation mark are cut at their commas, and rows with some at their quotation marks, which is a fifth of the work of looking at every
 * character as csv-parse does. A row that breaks the rules is given to csv-parse, which says how. A fault names the line on which its row begins. Empty lines give
 * no row.
 */
export class CsvReading {
  #held = '';
  #rows: CsvRow[] = [];
  #line = 1;

  push(text: string): CsvRow[] {
    this.#held = this.#takeWhole(this.#held + text);
    if (this.#held.length > longestRow) this.#refuse(this.#held);
    return this.#answer();
  }

  end(): CsvRow[] {
    // A line end of its own ends a row that has none, and is no row after one that has.
    const left = this.#held === '' ? '' : this.#takeWhole(`${this.#held}\n`);
    if (left !== '') this.#refuse(left);
    return this.#answer();
  }

  /** Answers what is left: the beginning of a row, or of a line end. */
  #takeWhole(text: string): string {
    let at = 0;
    for (;;) {
      const quote = text.indexOf('"', at);
      const bare = wholeLines(text.slice(at, quote === -1 ? text.length : quote), quote === -1);
      this.#takeBare(bare);
      at += bare.length;
      const next = quote === -1 ? -1 : this.#takeQuoted(text, at);
      if (next === -1) return text.slice(at);
      at = next;
    }
  }

  #takeBare(text: string): void {
    if (text === '') return;
    const lines = text.split(text.includes('\r') ? /\r\n|\n|\r/ : '\n');
    // After the last line end there is no line.
    lines.pop();
    for (const line of lines) {
      if (line !== '') this.#rows.push({ line: this.#line, cells: line.split(',') });
      this.#line += 1;
    }
  }

  /** Takes the row that begins here, and answers where the next one does; -1 where this one does not end in the text. */
  #takeQuoted(text: string, start: number): number {
    const cells: string[] = [];
    let lines = 1;
    for (let at = start; ; at += 1) {
      let to: number;
      if (text.charCodeAt(at) === quotationMark) {
        to = closing(text, at + 1);
        if (to === -1) return -1;
        const cell = text.slice(at + 1, to);
        if (/[\r\n]/.test(cell)) lines += countLineEnds(cell);
        cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
        to += 1;
      } else {
        to = at;
        while (to < text.length && !endsBareCell(text.charCodeAt(to))) to += 1;
        cells.push(text.slice(at, to));
      }
      at = to;
      const code = text.charCodeAt(at);
      if (code === comma) continue;
      // Whether a CR has its LF, and whether a quotation mark is the first of two, the next piece says.
      if (at >= text.length || (code === carriageReturn && at === text.length - 1)) return -1;
      if (code !== lineFeed && code !== carriageReturn) this.#refuse(text.slice(start));
      if (cells.length > 1 || cells[0] !== '') this.#rows.push({ line: this.#line, cells });
      this.#line += lines;
      return at + (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1);
    }
  }

  /** Has csv-parse say what is wrong with the row that the text begins with. */
  #refuse(text: string): never {
    try {
      parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, max_record_size: longestRow });
    } catch (fault) {
      throw this.#inWords(fault);
    }
    throw unreadable(`Line ${this.#line} cannot be told apart into cells.`, this.#line);
  }

  #answer(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #inWords(fault: unknown): unknown {
    const code = fault instanceof CsvError ? fault.code : '';
    const line = this.#line;
    if (fault instanceof CsvError && (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE')) {
      const column = Number(fault['column']) + 1;
      return unreadable(`Line ${line} has a quotation mark in the wrong place in column ${column}, so its cells cannot be told apart.`, line);
    }
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
      return unreadable(
        `A quotation mark opened in the row that begins on line ${line} is never closed: the file was cut short there, or the row is damaged.`,
        line,
      );
    }
    return fault;
  }
}

/** CR LF, LF and CR each count as one. */
function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Of the beginning of a text, the lines that end in it. A CR at the end of the whole text may have its LF in the next piece. */
function wholeLines(text: string, isAll: boolean): string {
  const sure = isAll && text.endsWith('\r') ? text.slice(0, -1) : text;
  return text.slice(0, Math.max(sure.lastIndexOf('\n'), sure.lastIndexOf('\r')) + 1);
}

/** Where the quotation mark is that closes the cell; those inside it are doubled. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === quotationMark) at = text.indexOf('"', at + 2);
  return at;
}

function endsBareCell(code: number): boolean {
  return code === comma || code === lineFeed || code === carriageReturn || code === quotationMark;
}
