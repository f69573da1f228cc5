import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import { copyLine } from './copy-line.ts';
import { copyRows } from './copy-rows.ts';

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines();
  const table = 'create table "Copied rows" (position integer, "the text" text, number double precision, flag boolean)';
  await Promise.all([engines.pglite.execute(table), engines.postgres.execute(table)]);
});
const columns = ['position', 'the text', 'number', 'flag'];

const text = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', '.', 'n', 't', '"', 'é', ' ') }))
  .filter((value) => !value.includes('\0'));
// JavaScript writes minus nought as nought.
const number = fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0));
const row = fc.tuple(fc.option(text), fc.option(number), fc.option(fc.boolean()));

describe.each(['pglite', 'postgres'] as const)('copying rows on %s', (engine) => {
  test('brings back every value as it was, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const answer = await engines[engine].transaction(async (tx) => {
          await sql`delete from "Copied rows"`.execute(tx);
          const count = await copyRows(tx, 'Copied rows', columns, rows.map((values, index) => copyLine([index, ...values])).join(''));
          expect(count).toBe(rows.length);
          return sql<{ values: unknown[] }>`select "the text", number, flag from "Copied rows" order by position`.execute(tx);
        });
        expect(answer.rows.map((values) => Object.values(values))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  test('takes bytes as well as text, and leaves the caller’s bytes usable', async () => {
    const bytes = Buffer.from(copyLine([1, 'bytes', null, true]));
    await engines[engine].transaction(async (tx) => {
      expect(await copyRows(tx, 'Copied rows', columns, bytes)).toBe(1);
      expect(await copyRows(tx, 'Copied rows', columns, bytes)).toBe(1);
    });
  });

  test('is undone with its transaction, and a bad line says what is wrong', async () => {
    const database = engines[engine];
    const attempt = database.transaction(async (tx) => {
      await sql`delete from "Copied rows"`.execute(tx);
      await copyRows(tx, 'Copied rows', columns, copyLine([1, 'good', 1, true]));
      await copyRows(tx, 'Copied rows', columns, copyLine(['not a number', 'bad', 1, true]));
    });
    await expect(attempt).rejects.toMatchObject({ code: '22P02' });
    const { rows } = await sql`select 1 as usable`.execute(database.kysely);
    expect(rows).toEqual([{ usable: 1 }]);
  });
});

test('a NUL is refused, because PostgreSQL’s text cannot hold one', () => {
  expect(() => copyLine(['a\0b'])).toThrow('NUL');
});

test('50,000 rows of 70 columns are written in well under half a second', () => {
  const values = Array.from({ length: 70 }, (_, index) => (index % 3 === 0 ? index : index % 3 === 1 ? `Fernwood Primary School ${index}` : null));
  // What this thread works, not what the clock says, and the best of five: a machine that is busy with other tests changes neither.
  const worked = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    let length = 0;
    for (let count = 0; count < 10_000; count += 1) length += copyLine(values).length;
    expect(length).toBeGreaterThan(6_000_000);
    return process.threadCpuUsage(before).user / 1000;
  });
  expect(5 * Math.min(...worked)).toBeLessThan(1_000);
});
