import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReading } from './read-csv.ts';
import type { CsvRow } from './read-csv.ts';

function read(text: string, cuts: readonly number[] = []): CsvRow[] {
  const reading = new CsvReading();
  const rows: CsvRow[] = [];
  let from = 0;
  for (const place of [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((one, other) => one - other)) {
    rows.push(...reading.push(text.slice(from, place)));
    from = place;
  }
  return [...rows, ...reading.push(text.slice(from)), ...reading.end()];
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\r', '\n', '\t'), maxLength: 6 });
const mustQuote = /[",\r\n]/;
const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** A file as some publisher writes it, and its rows: cells quoted always or where they must be, any of the line ends, the last line ended or not. */
const file = fc
  .record({
    rows: fc.array(fc.array(fc.record({ cell, quoted: fc.boolean() }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    end: fc.constantFrom('\r\n', '\n', '\r'),
    ended: fc.boolean(),
  })
  .map(({ rows, end, ended }) => {
    const lines = rows.map((row) =>
      row.map((one) => (one.quoted || mustQuote.test(one.cell) ? `"${one.cell.replaceAll('"', '""')}"` : one.cell)).join(','),
    );
    let line = 1;
    const expected = rows.map((row): CsvRow => {
      const cells = row.map((one) => one.cell);
      const first = line;
      line += 1 + cells.reduce((count, text) => count + lineEnds(text), 0);
      return { line: first, cells };
    });
    return { text: lines.join(end) + (ended ? end : ''), expected };
  });

function theirs(text: string): string[][] {
  const rows = parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

function cellsOr(work: () => string[][]): string[][] | 'refused' {
  try {
    return work();
  } catch {
    return 'refused';
  }
}

describe('reading CSV', () => {
  it('gives back the cells that were written, on their lines, however the text is cut', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(400)), ({ text, expected }, cuts) => {
        expect(read(text, cuts)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('reads any text as csv-parse does, and refuses what csv-parse refuses, however it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ',', '"', '"', '\r', '\n', '\r\n', '"\n', ',"'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 5 }), (given, cuts) => {
        expect(cellsOr(() => read(given, cuts).map(({ cells }) => cells))).toEqual(cellsOr(() => theirs(given)));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives each row the line it begins on, counting the lines inside cells', () => {
    expect(read('a,b\r\n"one\r\ntwo",2\r\n\r\nc,d\r\n').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('knows the line of a row of any length, and takes no line that is empty for a row', () => {
    expect(read('Title\n\na,b\n1\n\n1,2,3\n')).toEqual([
      { line: 1, cells: ['Title'] },
      { line: 3, cells: ['a', 'b'] },
      { line: 4, cells: ['1'] },
      { line: 6, cells: ['1', '2', '3'] },
    ]);
  });

  it('needs no line end after the last row, as GIAS gives none', () => {
    expect(read('a,b\r\n1,')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', ''] },
    ]);
  });

  it('says where a quotation mark was opened that nothing closes', () => {
    expect(() => read('a,b\n1,2\n3,"four\n5,6\n')).toThrow('the row that begins on line 3');
  });

  it('does not gather a whole file behind a quotation mark that nobody closed', () => {
    const reading = new CsvReading();
    reading.push('a,"');
    expect(() => {
      for (let piece = 0; piece < 100; piece += 1) reading.push('x'.repeat(65_536));
    }).toThrow('never closed');
  });

  it.each([
    ['in the middle of a bare cell', 'a,b\n1,tw"o\n'],
    ['with something after it', 'a,b\n1,"two" more\n'],
  ])('refuses a quotation mark %s, and says on which line', (_, text) => {
    expect(() => read(text)).toThrow('Line 2 has a quotation mark in the wrong place');
  });
});
