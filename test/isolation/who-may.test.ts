import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** Each sees the rows of every authority on purpose. A new one is a decision: say here why. */
const mayAskForEverybody: Readonly<Record<string, string>> = {
  'datasets/create-datasets.ts': 'open data is everybody’s, and a commit of it writes for every authority',
  'home/home.routes.ts': 'a demonstration offers its people before anybody is signed in',
  'platform/http/build-server.ts': 'who sent a request is found out before it is known whose they are',
  'platform/http/health.ts': 'asks whether the database answers',
  'platform/http/register-route.ts': 'pages that say so, which are for whoever comes',
  'platform/jobs/start-jobs.ts': 'a job belongs to no request',
};
const mayHavePagesForEverybody: Readonly<Record<string, string>> = {
  'platform/calendar-feeds/calendar-feeds.routes.ts':
    'a calendar program is not signed in: the address says whose diary it is, and the rest is asked for that authority',
  'platform/identity/identity.routes.ts': 'signing in, before it is known whose account it is',
};

async function listFilesWith(pattern: RegExp): Promise<string[]> {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => (pattern.test(await readFile(join(source, file), 'utf8')) ? [file.replaceAll('\\', '/')] : [])),
  );
  return found.flat().toSorted();
}

it('few places look at every authority’s rows at once, and each says why', async () => {
  expect((await listFilesWith(/\basInstallation\(/)).filter((file) => file !== 'platform/database/who-asks.ts')).toEqual(
    Object.keys(mayAskForEverybody),
  );
  expect((await listFilesWith(/reach: 'installation'/)).filter((file) => file !== 'platform/http/route.ts')).toEqual(
    Object.keys(mayHavePagesForEverybody),
  );
});
