import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../source.ts';
import { readCell } from '../../kernel/statistic.ts';
import { isPlainNumber, RowBuilding } from './build-rows.ts';
import { matchHeader } from './match-header.ts';

const layout: Layout = {
  name: 'pupils',
  title: 'Pupils',
  table: 'pupil',
  format: 'csv',
  key: ['urn'],
  scope: [],
  label: 'name',
  encodings: ['utf-8'],
  columns: [
    { header: 'URN', column: 'urn', type: 'integer', required: true, filled: true },
    { header: 'Name', column: 'name', type: 'text', required: true },
    { header: 'Type (code)', column: 'type_code', type: 'code', digits: 2 },
    { header: 'Opened', column: 'opened_on', type: 'date', symbols: ['NULL', '01-01-1900'] },
  ],
};

function build(headers: string[], cells: string[]): Record<string, string> | string[] {
  const building = new RowBuilding(matchHeader([{ line: 1, cells: headers }], [layout]), {}, 7);
  const built = building.build(2, cells);
  if ('problems' in built) return built.problems.map(({ line, column, value, reason }) => `${line} ${column} ${value}: ${reason}`);
  if ('isOurs' in built) return ['left out'];
  const values = built.text.trimEnd().split('\t');
  return Object.fromEntries(building.columns.map((name, index) => [name, values[index] ?? '']));
}

const headers = ['URN', 'Name', 'Type (code)', 'Opened', 'Head', 'Roll'];

describe('a row of a published file', () => {
  it('has the same hash whatever the order of the columns', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '"', '\\', '\n', '\t', 'é', '’'), maxLength: 5 });
    const cells = fc.tuple(fc.constant('100000'), text, text, fc.constantFrom('', 'NULL', '01-09-2012'), text, text);
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    fc.assert(
      fc.property(cells, order, (row, columns) => {
        const straight = build(headers, row) as Record<string, string>;
        const shuffled = build(
          columns.map((column) => headers[column] ?? ''),
          columns.map((column) => row[column] ?? ''),
        ) as Record<string, string>;
        expect(shuffled).toEqual(straight);
      }),
    );
  });

  it('has another hash where one cell differs, typed or not', () => {
    const one = build(headers, ['100000', 'A', '01', '', 'Ms B', '5']) as Record<string, string>;
    const others = [
      ['100000', 'B', '01', '', 'Ms B', '5'],
      ['100000', 'A', '01', '01-01-1900', 'Ms B', '5'],
      ['100000', 'A', '01', '', 'Ms C', '5'],
      ['100000', 'A', '01', '', 'Ms B', ''],
    ].map((cells) => (build(headers, cells) as Record<string, string>)['hash']);
    expect(new Set([one['hash'], ...others]).size).toBe(5);
  });

  it('keeps codes in the publisher’s digits, though a copy made through Excel has lost the noughts', () => {
    expect(build(headers, ['100000', 'A', '1', '', '', ''])).toMatchObject({ type_code: '01' });
    expect(build(headers, ['100000', 'A', '01', '', '', ''])).toMatchObject({ type_code: '01' });
  });

  it('keeps a word that stands for a date as it was written, and tells it from an empty cell', () => {
    expect(build(headers, ['100000', 'A', '', 'NULL', '', ''])).toMatchObject({ opened_on: '\\N', rest: '{"Opened": "NULL"}' });
    expect(build(headers, ['100000', 'A', '', '', '', ''])).toMatchObject({ opened_on: '\\N', rest: '{}' });
  });

  it('keeps every column that is not typed', () => {
    expect(build(headers, ['100000', 'A', '', '', 'Ms "B"', '5'])).toMatchObject({ rest: '{"Head": "Ms \\\\"B\\\\"","Roll": "5"}' });
  });

  it.each([
    [['x1', 'A', '', '', '', ''], ['2 URN x1: “x1” is not a whole number.']],
    [['', 'A', '', '', '', ''], ['2 URN : “URN” is empty, and may not be.']],
    [['100000', 'A', '', '31-06-2024', '', ''], ['2 Opened 31-06-2024: “31-06-2024” is a day that does not exist.']],
    [['100000', 'A', '', 'last year', '', ''], ['2 Opened last year: “last year” is not a date (DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD).']],
    [['100000', 'A', ''], ['2  3: The row has 3 cells where the header has 6.']],
    [['100000', 'A', '', '', '', '', '', 'z'], ['2  8: The row has 8 cells where the header has 6.']],
  ])('is rejected as %j, with line, column, value and reason', (cells, reasons) => {
    expect(build(headers, cells)).toEqual(reasons);
  });

  it('names every fault of the row, not only the first', () => {
    expect(build(headers, ['', 'A', '', '99-99-2024', '', ''])).toHaveLength(2);
  });

  it('may have empty cells more than the header', () => {
    expect(build(headers, ['100000', 'A', '', '', '', '', '', ''])).toMatchObject({ urn: '100000' });
  });
});

describe('a number of the commonest kinds', () => {
  it.each(['0', '59', '3.14', '-3.14', '59%', '-1', '5.'])('is known by its characters: %s', (text) => expect(isPlainNumber(text)).toBe(true));
  it.each(['', '-', '.', '.5', '%', '-%', '1,234', 'SUPP', '5%%', '1.2.3', '--1', '5 %'])('is not known at a glance: %s', (text) =>
    expect(isPlainNumber(text)).toBe(false),
  );

  it('is a number to whoever reads cells with care', () => {
    const text = fc.string({ unit: fc.constantFrom('0', '7', '.', '-', '%', ',', 'e', ' '), maxLength: 6 });
    fc.assert(fc.property(text, (cell) => !isPlainNumber(cell) || readCell(cell).kind === 'number'));
  });
});
