import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from './start-jobs.ts';
import { startJobs } from './start-jobs.ts';

let database: Database;
let jobs: Jobs;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  jobs = await startJobs(database);
});
afterEach(() => jobs.stop());

async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 250 && !check(); tries += 1) await wait(20);
}

describe('a job', () => {
  test('is done soon after the transaction that asked for it is kept', async () => {
    const done: object[] = [];
    await jobs.work('kept', async (payload) => void done.push(payload));
    await database.transaction((tx) => jobs.send(tx, 'kept', { school: 'Fernwood' }));
    await eventually(() => done.length > 0);
    expect(done).toEqual([{ school: 'Fernwood' }]);
  });

  test('does not exist when the transaction that asked for it is undone', async () => {
    await jobs.declare('undone');
    const attempt = database.transaction(async (tx) => {
      await jobs.send(tx, 'undone', {});
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const { rows } = await sql<{ count: number }>`select count(*) from pgboss.job where name = 'undone'`.execute(database.kysely);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('may use the database, and leaves it usable when it fails', async () => {
    let attempts = 0;
    await jobs.work('failing', async () => {
      attempts += 1;
      await database.transaction((tx) => sql`select 1 / 0`.execute(tx));
    });
    await database.transaction((tx) => jobs.send(tx, 'failing', {}));
    await eventually(() => attempts > 0);
    const { rows } = await sql`select 1 as one`.execute(database.kysely);
    expect([attempts, rows]).toEqual([1, [{ one: 1 }]]);
  });

  test('of an undeclared name is refused in a sentence', async () => {
    await expect(database.transaction((tx) => jobs.send(tx, 'unheard-of', {}))).rejects.toThrow('No job is called "unheard-of"');
  });

  test('in hand is finished before the jobs stop', async () => {
    let isFinished = false;
    let isBegun = false;
    await jobs.work('slow', async () => {
      isBegun = true;
      await wait(300);
      isFinished = true;
    });
    await database.transaction((tx) => jobs.send(tx, 'slow', {}));
    await eventually(() => isBegun);
    await jobs.stop();
    expect(isFinished).toBe(true);
  });

  test('can be asked for by the clock', async () => {
    await jobs.schedule('nightly', '15 2 * * *');
    const { rows } = await sql`select name, cron, timezone from pgboss.schedule`.execute(database.kysely);
    expect(rows).toEqual([{ name: 'nightly', cron: '15 2 * * *', timezone: 'Europe/London' }]);
  });
});
