import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { getEmptyDump } from '../../../test/harness/pglite-template.ts';
import type { Database } from './database.ts';
import { DatabaseClosedError, DatabaseHeldError, DatabaseTimeoutError } from './errors.ts';
import { openDatabase } from './open-database.ts';

// Processes and directories: some of these start three databases each.
vi.setConfig({ testTimeout: 120_000 });

let startFrom: Uint8Array;
let folder: string;
const opened: Database[] = [];
beforeAll(async () => {
  startFrom = await getEmptyDump();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-data-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
  await rm(folder, { recursive: true, force: true });
});
const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

async function open(options: { statementTimeoutMs?: number; isNew?: boolean; log?: (message: string) => void } = {}): Promise<Database> {
  const { statementTimeoutMs = 10_000, isNew = true, log = () => undefined } = options;
  const database = await openDatabase({ directory: folder, statementTimeoutMs, log, ...(isNew ? { startFrom } : {}) });
  opened.push(database);
  return database;
}

async function count(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from kept`.execute(database.kysely);
  return rows[0]?.count ?? Number.NaN;
}
const endless = sql`select count(*) from generate_series(1, 10000000000)`;

describe('data in a directory', () => {
  test('are there again after closing', async () => {
    const first = await open();
    await first.execute('create table kept (a int); insert into kept values (1)');
    await first.close();
    expect(await count(await open({ isNew: false }))).toBe(1);
  });

  test('lose nothing to a statement that is stopped for its time, and the next one works', async () => {
    const said: string[] = [];
    const database = await open({ statementTimeoutMs: 500, log: (message) => said.push(message) });
    await database.execute('create table kept (a int); insert into kept values (1)');
    await expect(endless.execute(database.kysely)).rejects.toThrow(DatabaseTimeoutError);
    expect(await count(database)).toBe(1);
    expect(said).toEqual(['A statement took longer than 500 ms and was stopped. The embedded database is being opened again.']);
  });

  test('lose nothing but the transaction that is stopped for its time, while others wait their turn', async () => {
    const database = await open();
    await database.execute('create table kept (a int)');
    const stopped = database.transaction(
      async (tx) => {
        await sql`insert into kept values (1)`.execute(tx);
        await endless.execute(tx);
      },
      { timeoutMs: 300 },
    );
    const behind = Promise.all([1, 2, 3].map((a) => database.transaction((tx) => sql`insert into kept values (${a})`.execute(tx))));
    await expect(stopped).rejects.toThrow('took longer than 300 ms');
    await behind;
    expect(await count(database)).toBe(3);
  });

  test('keep every committed row when the process is killed', async () => {
    await (await open()).close();
    const child = await startChild(`await database.execute('create table kept (a int)');
      for (let a = 1; ; a += 1) { await database.transaction((tx) => sql\`insert into kept values (\${a})\`.execute(tx)); console.log(a); }`);
    let committed = 0;
    child.stdout?.on('data', (chunk: Buffer) => (committed = Number(chunk.toString().trim().split('\n').at(-1))));
    while (committed < 20) await once(child.stdout ?? child, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    // The killed process left its lock, and is seen to have gone.
    const after = await open({ isNew: false });
    expect(await count(after)).toBeGreaterThanOrEqual(committed);
  });
});

/** Another process that has the directory open; resolves when it has. */
async function startChild(work: string): Promise<ReturnType<typeof spawn>> {
  const here = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const program = `import { sql } from 'kysely'; import { openDatabase } from ${here('open-database.ts')};
    const database = await openDatabase({ directory: ${JSON.stringify(folder)}, statementTimeoutMs: 10000 }); console.log('0'); ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The other process ended with ${String(code)}.`))),
  ]);
  return child;
}

describe('a data directory', () => {
  test('that another process has open is refused, in a sentence that names the process', async () => {
    await (await open()).close();
    const child = await startChild('setInterval(() => {}, 1000)');
    const attempt = open({ isNew: false });
    await expect(attempt).rejects.toThrow(DatabaseHeldError);
    await expect(attempt).rejects.toThrow(`in use by a running Waymark (process ${child.pid}, since `);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await open({ isNew: false });
  });

  test('cannot be opened twice by one process either', async () => {
    await open();
    await expect(open()).rejects.toThrow(DatabaseHeldError);
  });

  test.each([
    ['a process that has gone', { pid: 4_194_304, processStart: 'x/1', since: '2026-01-01T00:00:00Z' }],
    ['an earlier process with this one’s number', { pid: process.pid, processStart: 'x/1', since: '2026-01-01T00:00:00Z' }],
  ])('locked by %s is taken over', async (_, holder) => {
    const lock = join(folder, 'waymark.lock');
    await writeFile(lock, JSON.stringify(holder));
    await open();
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('is given up on closing, and nothing of the lock is left', async () => {
    const database = await open();
    await database.close();
    expect(await readdir(folder)).toEqual(['database']);
    await expect(count(database)).rejects.toThrow(DatabaseClosedError);
    await database.close();
  });

  test('is closed only after what was running has ended', async () => {
    const database = await open();
    await database.execute('create table kept (a int)');
    const begun = Promise.withResolvers<undefined>();
    const running = database.transaction(async (tx) => {
      begun.resolve(undefined);
      await sql`insert into kept select generate_series(1, 1000)`.execute(tx);
      await sql`insert into kept values (0)`.execute(tx);
    });
    await begun.promise;
    await Promise.all([running, database.close()]);
    expect(await count(await open({ isNew: false }))).toBe(1001);
  });
});

test('data in memory outlive a statement that takes too long: its caller is told in time, and the rest wait for it', async () => {
  const database = await openDatabase({ directory: null, startFrom, statementTimeoutMs: 20_000 });
  opened.push(database);
  await database.execute('create table kept (a int); insert into kept values (1)');
  const slow = database.transaction((tx) => sql`select count(*) from generate_series(1, 1000000)`.execute(tx), { timeoutMs: 50 });
  await expect(slow).rejects.toThrow(DatabaseTimeoutError);
  expect(await count(database)).toBe(1);
});

test('searching without accents and by likeness is there without being asked for', async () => {
  const database = await openDatabase({ directory: null, startFrom, statementTimeoutMs: 10_000 });
  opened.push(database);
  await database.execute('create extension pg_trgm; create extension unaccent');
  const { rows } = await sql`select unaccent('Zoë') as name, similarity('fernwood', 'fernwod') > 0.5 as alike`.execute(database.kysely);
  expect(rows).toEqual([{ name: 'Zoe', alike: true }]);
});
