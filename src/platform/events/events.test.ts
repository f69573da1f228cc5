import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { getEmptyDump } from '../../../test/harness/pglite-template.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { listen, sendEvent, startListening } from './events.ts';

declare module './events.ts' {
  interface Events {
    'test-bell-rung': { readonly times: number };
  }
}

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});

async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 250 && !check(); tries += 1) await wait(20);
}

describe('an event', () => {
  test('is heard by every listener, and a failing one does not keep it from the others', async () => {
    const heard: string[] = [];
    const jobs = await startJobs(database);
    await startListening(jobs, [
      listen('test-bell-rung', 'first', async ({ times }) => void heard.push(`first ${times}`)),
      listen('test-bell-rung', 'failing', async () => {
        heard.push('failing');
        throw new Error('deaf');
      }),
      listen('test-bell-rung', 'last', async ({ times }) => void heard.push(`last ${times}`)),
    ]);
    await database.transaction((tx) => sendEvent(tx, 'test-bell-rung', { times: 2 }));
    await eventually(() => heard.length >= 3);
    await jobs.stop();
    expect(heard.sort()).toEqual(['failing', 'first 2', 'last 2']);
  });

  test('is refused where no jobs were started, because it would be lost', async () => {
    const startFrom = await getEmptyDump();
    const bare = await openDatabase({ directory: null, startFrom, statementTimeoutMs: 20_000 });
    await expect(bare.transaction((tx) => sendEvent(tx, 'test-bell-rung', { times: 1 }))).rejects.toThrow('startJobs');
    await bare.close();
  });

  test('needs listeners that can be told apart', async () => {
    const jobs = await startJobs(database, { work: false });
    const twice = [listen('test-bell-rung', 'same', async () => undefined), listen('test-bell-rung', 'same', async () => undefined)];
    await expect(startListening(jobs, twice)).rejects.toThrow('same id');
    await jobs.stop();
  });
});
