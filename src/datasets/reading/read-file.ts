import { setImmediate } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { unreadable } from '../problem.ts';
import type { Layout } from '../source.ts';
import { TextDecoding } from './decode-text.ts';
import type { FoundEncoding } from './decode-text.ts';
import { matchHeader } from './match-header.ts';
import type { HeaderMatch } from './match-header.ts';
import { CsvReading } from './read-csv.ts';
import type { CsvRow } from './read-csv.ts';
import { readGeojson } from './read-geojson.ts';

/** The header, and titles above it, are looked for in so many rows. */
const rowsToFindTheHeader = 20;
/** A GeoJSON file is read whole, so it may not be larger than this (characters). */
const largestGeojson = 50_000_000;
const pieceSize = 32 * 1024;

/** Reads a file given to it in pieces: finds the encoding, the header and the layout, then hands out rows. */
export class FileReading {
  match: HeaderMatch | null = null;
  readonly #layouts: readonly Layout[];
  readonly #decoding: TextDecoding;
  readonly #csv = new CsvReading();
  #waiting: CsvRow[] = [];
  #geojson: string | null = null;
  #begun = false;

  constructor(layouts: readonly Layout[]) {
    this.#layouts = layouts;
    this.#decoding = new TextDecoding([...new Set(layouts.flatMap(({ encodings }) => encodings))]);
  }

  get encoding(): FoundEncoding {
    return this.#decoding.found;
  }

  push(piece: Buffer): CsvRow[] {
    return this.#take(this.#decoding.push(piece), false);
  }

  end(): CsvRow[] {
    return this.#take(this.#decoding.end(), true);
  }

  #take(text: string, last: boolean): CsvRow[] {
    if (!this.#begun && text.trimStart() !== '') {
      this.#begun = true;
      if (/^\s*[{[]/.test(text)) this.#beginGeojson();
    }
    if (this.#geojson !== null) return this.#takeGeojson(text, last);
    if (last && !this.#begun) throw unreadable('The file is empty.', 1);
    const rows = last ? [...this.#csv.push(text), ...this.#csv.end()] : this.#csv.push(text);
    return this.match ? rows : this.#findHeader(rows, last);
  }

  #findHeader(rows: readonly CsvRow[], last: boolean): CsvRow[] {
    this.#waiting.push(...rows);
    if (this.#waiting.length < rowsToFindTheHeader && !last) return [];
    const format = this.#geojson === null ? 'csv' : 'geojson';
    const match = matchHeader(
      this.#waiting.slice(0, rowsToFindTheHeader),
      this.#layouts.filter((layout) => layout.format === format),
    );
    this.match = match;
    const below = this.#waiting.filter(({ line }) => line > match.line);
    this.#waiting = [];
    return below;
  }

  #beginGeojson(): void {
    if (!this.#layouts.some(({ format }) => format === 'geojson')) throw unreadable('This is JSON, not a CSV file.', 1);
    this.#geojson = '';
  }

  #takeGeojson(text: string, last: boolean): CsvRow[] {
    this.#geojson = (this.#geojson ?? '') + text;
    if (this.#geojson.length > largestGeojson)
      throw unreadable('This GeoJSON file is too large for the boundaries of localities: simplify it first.', 1);
    return last ? this.#findHeader(readGeojson(this.#geojson), true) : [];
  }
}

/** A stream in pieces of 32 KB at most, letting the server answer between one and the next. */
export async function* inPieces(content: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of content as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let at = 0; at < bytes.length; at += pieceSize) {
      yield bytes.subarray(at, at + pieceSize);
      await setImmediate();
    }
  }
}
