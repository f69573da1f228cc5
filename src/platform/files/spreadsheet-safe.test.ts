import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCell } from './spreadsheet-safe.ts';
import { streamCsv, writeCsv } from './write-csv.ts';

const dangerous = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u00A0=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
  '-',
  '=',
  "=cmd|'/c calc'!A1",
];
const harmless = ['', 'Foscombe', 'a=b', "O'Brien", "'=1", '5', '-5', '-0.25', '2026-11-23', '01536 000000', 'a@example.invalid', ' a'];

/** Any sixteen bits: halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes));

describe('a cell of a CSV file', () => {
  it.each(dangerous)('that a spreadsheet would run is kept as text: %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  it.each(harmless)('that it would not run stays as it is, a negative number too: %j', (text) => {
    expect(safeCell(text)).toBe(text);
  });

  it('stays a number where it is one, and is empty where there is none', () => {
    expect([safeCell(-5), safeCell(0), safeCell(1.5), safeCell(null)]).toEqual(['-5', '0', '1.5', '']);
  });

  it('never begins a formula, whatever the text, and loses none of it', () => {
    const front = fc.constantFrom('', ...dangerous, ' ', '\uFEFF', '-');
    fc.assert(
      fc.property(front, anyText, (sign, rest) => {
        const text = sign + rest;
        const cell = safeCell(text);
        expect(cell === text || cell === `'${text}`).toBe(true);
        if (Number.isNaN(Number(cell))) expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('a CSV file', () => {
  const rows = [
    ['Name', 'Note', 'Change'],
    ['=1+1', 'one; "two"\nthree, four', -5],
    ['Café', null, 0],
  ];
  const read = (text: string) => parse(text, { bom: true });
  const written = [
    ['Name', 'Note', 'Change'],
    ["'=1+1", 'one; "two"\nthree, four', '-5'],
    ['Café', '', '0'],
  ];

  it('is read back as it was written, formulas apart', () => {
    expect(read(writeCsv(rows))).toEqual(written);
    expect(writeCsv(rows)).toMatch(/^\uFEFFName,Note,Change\r\n/);
  });

  it('quotes what another separator would cut in two', () => {
    expect(writeCsv([['a;=1']])).toBe('\uFEFF"a;=1"\r\n');
  });

  it('is the same when it is streamed', async () => {
    const [header = [], ...others] = rows;
    async function* batches() {
      yield others.slice(0, 1);
      yield others.slice(1);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of streamCsv(header, batches())) chunks.push(Buffer.from(chunk as Buffer));
    expect(Buffer.concat(chunks).toString()).toBe(writeCsv(rows));
  });
});
