import { CsvError, Parser } from 'csv-parse';
import { unreadable } from '../problem.ts';

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: string[];
}

/** A row longer than this (characters) is a quotation mark that nobody closed. */
const longestRow = 1_000_000;

/**
 * Reads RFC 4180 as the publishers write it, strictly, with csv-parse: cells quoted or bare, lines ending in CR LF, LF or CR, rows of any length.
 *
 * The parser is a stream that does its work within `write` and `end`, so the rows of a piece are had at once. Lines are counted here, because it
 * counts a CR LF inside a cell as two; a fault names the line on which its row begins. Empty lines give no row.
 */
export class CsvReading {
  readonly #parser: Parser;
  #rows: CsvRow[] = [];
  #line = 1;
  #lastLineOfTheirs = 0;

  constructor() {
    this.#parser = new Parser({
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: longestRow,
      on_record: (cells, { lines }) => {
        this.#take(cells, lines);
        // Nothing for the stream to hand on: the rows are taken here.
        return null;
      },
    });
    // `#answer` throws it; without a listener it would end the process.
    this.#parser.on('error', () => undefined);
  }

  push(text: string): CsvRow[] {
    // csv-parse makes an error, stack and all, of each row that is not as long as the first, though that is allowed: half of the time a census takes to parse.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    this.#parser.write(text);
    Error.stackTraceLimit = limit;
    return this.#answer();
  }

  end(): CsvRow[] {
    this.#parser.end();
    return this.#answer();
  }

  #take(cells: string[], lastLineOfTheirs: number): void {
    const isOneLine = lastLineOfTheirs === this.#lastLineOfTheirs + 1;
    const isEmpty = cells.length === 1 && cells[0] === '';
    if (!isEmpty) this.#rows.push({ line: this.#line, cells });
    this.#line += isOneLine ? 1 : 1 + cells.reduce((count, cell) => count + countLineEnds(cell), 0);
    this.#lastLineOfTheirs = lastLineOfTheirs;
  }

  #answer(): CsvRow[] {
    const fault = this.#parser.errored;
    if (fault) throw this.#inWords(fault);
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #inWords(fault: Error): Error {
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
