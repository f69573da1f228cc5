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

/** A file as some publisher writes it: cells quoted always or where they must be, one of the line ends, the last line ended or not. */
const file = fc
  .record({
    rows: fc.array(fc.array(fc.record({ cell, quoted: fc.boolean() }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    end: fc.constantFrom('\r\n', '\n'),
    ended: fc.boolean(),
  })
  .map(({ rows, end, ended }) => {
    const lines = rows.map((row) =>
      row.map((one) => (one.quoted || mustQuote.test(one.cell) ? `"${one.cell.replaceAll('"', '""')}"` : one.cell)).join(','),
    );
    return lines.join(end) + (ended ? end : '');
  });

describe('reading CSV', () => {
  it('reads what csv-parse reads', () => {
    fc.assert(
      fc.property(file, (text) => {
        const theirs = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
        expect(read(text).map(({ cells }) => cells)).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same rows, on the same lines, however the text is cut', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(400)), (text, cuts) => {
        expect(read(text, cuts)).toEqual(read(text));
      }),
      { numRuns: 300 },
    );
  });

  it('gives each row the line it begins on, counting the lines inside cells', () => {
    expect(read('a,b\r\n"one\r\ntwo",2\r\n\r\nc,d\r\n').map(({ line }) => line)).toEqual([1, 2, 5]);
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
    expect(() => parse(text)).toThrow();
  });
});
