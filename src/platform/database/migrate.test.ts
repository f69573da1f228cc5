import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPostgresDatabase, openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import { listAppliedMigrations, migrate, MigrationError, pendingMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

let engines: BothEngines;
let folder: string;
beforeAll(async () => {
  engines = await openBothEngines();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-migrations-'));
  await put('0001-first.sql', 'create table first (a int); insert into first values (1);');
  await put(
    '0002-second.ts',
    "import type { Tx } from '../x.ts';\nexport async function up(tx: Tx): Promise<void> { await tx.schema.createTable('second').addColumn('b', 'text').execute(); }",
  );
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);

describe.each(['pglite', 'postgres'] as const)('migrating on %s', (engine) => {
  beforeEach(() => engines[engine].execute('drop table if exists migration, first, second, third'));

  test('runs each migration once, in order, and remembers it', async () => {
    const database = engines[engine];
    expect((await pendingMigrations(database, folder)).map(({ name }) => name)).toEqual(['first', 'second']);
    expect((await migrate(database, folder)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await migrate(database, folder)).toEqual([]);
    expect(await pendingMigrations(database, folder)).toEqual([]);
    const { rows } = await sql`select a, (select count(*) from second) as second from first`.execute(database.kysely);
    expect(rows).toEqual([{ a: 1, second: 0 }]);
  });

  test('can stop part of the way, and go on from there', async () => {
    await migrate(engines[engine], folder, { upTo: 1 });
    expect((await listAppliedMigrations(engines[engine].kysely)).map(({ name }) => name)).toEqual(['first']);
    expect((await migrate(engines[engine], folder)).map(({ name }) => name)).toEqual(['second']);
  });

  test('keeps nothing of a migration that fails, and says which it was', async () => {
    await put('0003-third.sql', 'create table third (c int); select 1 / 0;');
    await expect(migrate(engines[engine], folder)).rejects.toThrow('Migration 0003-third failed, and nothing of it was kept: division by zero');
    expect((await pendingMigrations(engines[engine], folder)).map(({ name }) => name)).toEqual(['third']);
    await put('0003-third.sql', 'create table third (c int);');
    await migrate(engines[engine], folder);
  });

  test('refuses a migration that was changed after the database had it', async () => {
    await migrate(engines[engine], folder);
    await put('0001-first.sql', 'create table first (a bigint);');
    await expect(migrate(engines[engine], folder)).rejects.toThrow('Migration 0001-first has been changed since the database had it.');
  });

  test('does not mind how a machine writes the ends of lines', async () => {
    await put('0003-third.sql', 'create table third (c int);\n');
    await migrate(engines[engine], folder);
    await put('0003-third.sql', 'create table third (c int);\r\n');
    expect(await pendingMigrations(engines[engine], folder)).toEqual([]);
  });

  test('refuses a database that is newer than the code', async () => {
    await migrate(engines[engine], folder);
    await rm(join(folder, '0002-second.ts'));
    await expect(migrate(engines[engine], folder)).rejects.toThrow('The database is newer than this Waymark: it has had migration 0002-second');
  });
});

describe('the migrations folder', () => {
  test.each([
    ['0004-late.sql', 'Migration 0003 is missing'],
    ['0002-again.sql', 'Two migrations have the number 0002'],
    ['3-third.sql', 'is not named as a migration is'],
  ])('is refused with %s in it', async (name, words) => {
    await put(name, 'select 1');
    await expect(pendingMigrations(engines.pglite, folder)).rejects.toThrow(MigrationError);
    await expect(pendingMigrations(engines.pglite, folder)).rejects.toThrow(words);
  });
});

test('two servers that start at once on one PostgreSQL do not both migrate it', async () => {
  const url = await createPostgresDatabase();
  await put('0003-third.sql', 'select pg_sleep(0.2); create table third (c int);');
  const databases = await Promise.all([1, 2].map(() => openDatabase({ url, statementTimeoutMs: 10_000 })));
  const ran = await Promise.all(databases.map((database) => migrate(database, folder)));
  await Promise.all(databases.map((database) => database.close()));
  expect(
    ran
      .flat()
      .map(({ number }) => number)
      .sort(),
  ).toEqual([1, 2, 3]);
});
