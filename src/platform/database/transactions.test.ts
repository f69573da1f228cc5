import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import type { Reader } from './database.ts';
import { DatabaseTimeoutError, NestedUseError } from './errors.ts';
import { startJobs } from '../jobs/start-jobs.ts';

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines();
});

async function listNotes(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from note order by text`.execute(reader);
  return rows.map(({ text }) => text);
}
const addNote = (reader: Reader, text: string) => sql`insert into note values (${text})`.execute(reader);

describe.each(['pglite', 'postgres'] as const)('a transaction on %s', (engine) => {
  beforeEach(() => engines[engine].execute('drop table if exists note; create table note (text text primary key)'));

  test('is kept when its work resolves and undone when it throws', async () => {
    const database = engines[engine];
    expect(await database.transaction((tx) => addNote(tx, 'kept').then(() => 'answer'))).toBe('answer');
    const attempt = database.transaction(async (tx) => {
      await addNote(tx, 'undone');
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await listNotes(database.kysely)).toEqual(['kept']);
  });

  test('is not said to be kept when a statement in it failed and was swallowed', async () => {
    const attempt = engines[engine].transaction(async (tx) => {
      await addNote(tx, 'lost');
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('rolled back');
    expect(await listNotes(engines[engine].kysely)).toEqual([]);
  });

  test('throws when the plain database is used inside it, however it was come by', async () => {
    const database = engines[engine];
    const { kysely } = database;
    await database.transaction(async (tx) => {
      expect(() => database.kysely).toThrow(NestedUseError);
      await expect(listNotes(kysely)).rejects.toThrow(NestedUseError);
      await expect(database.transaction(() => Promise.resolve())).rejects.toThrow(NestedUseError);
      await expect(database.execute('select 1')).rejects.toThrow(NestedUseError);
      await addNote(tx, 'still usable');
    });
    expect(await listNotes(database.kysely)).toEqual(['still usable']);
  });

  test('throws when a job is asked for inside it without its handle', async () => {
    const database = engines[engine];
    const jobs = await startJobs(database, { work: false });
    await database.transaction(() => expect(jobs.declare('brand-new')).rejects.toThrow(NestedUseError));
    await jobs.stop();
  });

  test('is opened by the database, not by Kysely, which would go round the guard', async () => {
    const attempt = engines[engine].kysely.transaction().execute(() => Promise.resolve());
    await expect(attempt).rejects.toThrow('database.transaction');
    expect(await listNotes(engines[engine].kysely)).toEqual([]);
  });

  test('does not bind what was begun in it once it has ended', async () => {
    const database = engines[engine];
    const { kysely } = database;
    let later: Promise<string[]> | undefined;
    await database.transaction(async (tx) => {
      await addNote(tx, 'x');
      later = wait(50).then(() => listNotes(kysely));
    });
    expect(await later).toEqual(['x']);
  });

  test('on one database may use another', async () => {
    const other = engine === 'pglite' ? engines.postgres : engines.pglite;
    const { rows } = await engines[engine].transaction(() => sql`select 1 as one`.execute(other.kysely));
    expect(rows).toEqual([{ one: 1 }]);
  });

  test('carries its authority, and leaves none behind', async () => {
    const database = engines[engine];
    if (engine === 'pglite') await database.execute('drop role if exists waymark_service; create role waymark_service nologin');
    const authority = sql<{ id: string }>`select current_setting('waymark.authority', true) as id`;
    expect((await database.transaction((tx) => authority.execute(tx), { authorityId: 940 })).rows).toEqual([{ id: '940' }]);
    expect((await database.transaction((tx) => authority.execute(tx))).rows).toEqual([{ id: 'all' }]);
    expect((await authority.execute(database.kysely)).rows).toEqual([{ id: 'all' }]);
  });

  test('that waits for something else is given up in time, undone, and holds nobody up', async () => {
    const database = engines[engine];
    let leave: (() => void) | undefined;
    const attempt = database.transaction(
      async (tx) => {
        await addNote(tx, 'undone');
        await new Promise<void>((resolve) => (leave = resolve));
        await addNote(tx, 'too late');
      },
      { timeoutMs: 200 },
    );
    await expect(attempt).rejects.toThrow(DatabaseTimeoutError);
    expect(await listNotes(database.kysely)).toEqual([]);
    leave?.();
    await wait(50);
    expect(await listNotes(database.kysely)).toEqual([]);
  });

  test('that runs out of time at whatever moment holds nobody up', async () => {
    const database = engines[engine];
    for (let tenths = 0; tenths < 60; tenths += 3) {
      let leave: (() => void) | undefined;
      const attempt = database.transaction(
        async (tx) => {
          await addNote(tx, 'undone');
          await new Promise<void>((resolve) => (leave = resolve));
        },
        { timeoutMs: tenths / 10 },
      );
      await expect(attempt).rejects.toThrow(DatabaseTimeoutError);
      expect(await listNotes(database.kysely)).toEqual([]);
      leave?.();
    }
  });

  test('queues behind others, so that many at once all succeed', async () => {
    const database = engines[engine];
    await Promise.all(Array.from({ length: 30 }, (_, number) => database.transaction((tx) => addNote(tx, String(number)))));
    expect(await listNotes(database.kysely)).toHaveLength(30);
  });

  test('can go back to a savepoint', async () => {
    const database = engines[engine];
    await database.transaction(async (tx) => {
      await addNote(tx, 'kept');
      await sql`savepoint before_it`.execute(tx);
      await addNote(tx, 'kept').catch(() => undefined);
      await sql`rollback to savepoint before_it`.execute(tx);
    });
    expect(await listNotes(database.kysely)).toEqual(['kept']);
  });
});
