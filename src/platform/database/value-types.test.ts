import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import type { Database } from './database.ts';
import { writeParameter } from './value-types.ts';

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines();
});

const everyEngine = ['pglite', 'postgres'] as const;

async function echo(database: Database, value: unknown, type: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${value}::${sql.raw(type)} as value`.execute(database.kysely);
  return rows[0]?.value;
}

/** A parameter, the type it is stored as, and the value that comes back; left out where it is the same. */
const crossings: readonly (readonly [type: string, given: unknown, answered?: unknown])[] = [
  ['text', 'Köln “quoted” 🏫'],
  ['text', ''],
  ['text', null],
  ['text', undefined, null],
  ['varchar(10)', 'abc'],
  ['integer', -7],
  ['smallint', 12],
  ['bigint', Number.MAX_SAFE_INTEGER],
  ['bigint', 12n, 12],
  ['numeric', 12.25],
  ['numeric(6,2)', '3.50', 3.5],
  ['double precision', 0.1],
  ['real', 1.5],
  ['boolean', true],
  ['boolean', false],
  ['date', '2026-03-29'],
  ['date', new Date('2026-03-29T12:00:00Z'), '2026-03-29'],
  ['timestamptz', new Date('2026-03-29T01:30:15.123Z')],
  ['timestamptz', '2026-07-01 09:00:00+01', new Date('2026-07-01T08:00:00Z')],
  ['timestamp', '2026-07-01 09:00:00'],
  ['time', '09:30:00'],
  ['interval', '3 days', '3 days'],
  ['uuid', '6f1e0d3a-7a3f-4f6e-9f0e-1b2c3d4e5f60'],
  ['bytea', Buffer.from([0, 1, 127, 128, 255])],
  ['bytea', Buffer.alloc(0)],
  ['jsonb', { a: [1, null, 'x'], b: { c: true } }],
  ['jsonb', JSON.stringify([1, 2]), [1, 2]],
  ['json', { a: 'é' }],
  ['text[]', ['a', '', 'with "quotes", commas, {braces} and \\', null, 'NULL']],
  ['text[]', []],
  ['integer[]', [1, 2, null]],
  ['bigint[]', [9007199254740991]],
  [
    'integer[]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['boolean[]', [true, false]],
  ['date[]', ['2026-01-01']],
  ['timestamptz[]', [new Date('2026-01-01T00:00:00Z')]],
  ['numeric[]', [1.5]],
  ['jsonb[]', [{ a: 'b "c"' }]],
  ['text[]', '[0:1]={a,b}', ['a', 'b']],
];

const cases = crossings.map(([type, given, ...answered]) => ({ type, given, expected: answered.length > 0 ? answered[0] : given }));

describe.each(everyEngine)('on %s', (engine) => {
  test.each(cases)('a $type given as $given comes back as it should', async ({ type, given, expected }) => {
    expect(await echo(engines[engine], given, type)).toEqual(expected);
  });

  test('a bigint that JavaScript cannot hold exactly is refused, and the connection remains usable', async () => {
    await expect(echo(engines[engine], '9007199254740993', 'bigint')).rejects.toThrow('too large');
    expect(await echo(engines[engine], 1, 'integer')).toBe(1);
  });

  test('a count is a number', async () => {
    const { rows } = await sql`select count(*) from generate_series(1, 3)`.execute(engines[engine].kysely);
    expect(rows).toEqual([{ count: 3 }]);
  });

  test('many values of bytes in one answer arrive each with its own', async () => {
    const { rows } = await sql<{ bytes: Buffer }>`select decode(lpad(to_hex(n), 2, '0'), 'hex') as bytes from generate_series(1, 3) n`.execute(
      engines[engine].kysely,
    );
    expect(rows.map(({ bytes }) => [Buffer.isBuffer(bytes), ...bytes])).toEqual([
      [true, 1],
      [true, 2],
      [true, 3],
    ]);
  });

  test('a broken constraint says which, and a broken statement its code', async () => {
    const database = engines[engine];
    await database.execute('create table broken_rule (a integer constraint a_is_small check (a < 10))');
    const breaking = sql`insert into broken_rule values (11)`.execute(database.kysely);
    await expect(breaking).rejects.toMatchObject({ code: '23514', constraint: 'a_is_small', table: 'broken_rule' });
    await expect(sql`select`.execute(database.kysely)).resolves.toBeDefined();
    await expect(sql`selec`.execute(database.kysely)).rejects.toMatchObject({ code: '42601' });
  });

  test('rows changed are counted', async () => {
    const database = engines[engine];
    await database.execute('create table counted (a integer)');
    const inserted = await sql`insert into counted values (1), (2)`.execute(database.kysely);
    const deleted = await sql`delete from counted where a = 1`.execute(database.kysely);
    expect([inserted.numAffectedRows, deleted.numAffectedRows]).toEqual([2n, 1n]);
  });
});

test('a function cannot be stored', () => {
  expect(() => writeParameter(() => 1)).toThrow('cannot be stored');
});
