import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { loadDemonstration } from '../../demo/load-demonstration.ts';
import { composeApp } from '../../src/app.ts';
import { createDatasets } from '../../src/datasets/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { getJobs } from '../../src/platform/jobs/start-jobs.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { roles, type Role } from '../../src/register/access/permissions.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import { testSecretKey } from './app.ts';
import { openBrowser, openPage } from './browser.ts';
import { openTestDatabase } from './database.ts';

type PageOptions = Omit<Parameters<typeof openPage>[0], 'baseURL'>;

export interface Demonstration {
  readonly url: string;
  readonly db: Database;
  /** A page of the demonstration in a context of its own. */
  readonly open: (options?: PageOptions) => Promise<Page>;
  /** The same, signed in as the first person whom the first page offers in this role. */
  readonly openAs: (role: Role, options?: PageOptions) => Promise<Page>;
}

export interface DemonstrationOptions {
  readonly asReal?: boolean;
  readonly config?: Partial<Config>;
  readonly clock?: Clock;
}

const project = join(import.meta.dirname, '../..');
/** A fortnight and more after the day on which everything in the demonstration stands. */
const standing = fixedClock('2026-11-23T09:00:00Z');

/** What decides what the loaded demonstration is, beside the migrations. */
const decisive = ['demo', 'src/datasets', 'src/evidence', 'src/kernel', 'src/register'];

/**
 * The whole service with the demonstration loaded, listening for a browser: call it in `beforeAll`. It closes itself after the file.
 * With `asReal` it does not know that it is one: people sign in with a password. It stands still at one moment unless it is given a clock.
 */
export async function openDemonstration({ asReal = false, config: given = {}, clock = standing }: DemonstrationOptions = {}): Promise<Demonstration> {
  sources ??= hashSources();
  const db = await openTestDatabase({ key: await sources, fill: (empty) => loadDemonstration({ db: empty, listeners: releaseListeners }) });
  const server = await composeApp({
    config: { ...readConfig({ demo: !asReal }, { SECRET_KEY: testSecretKey }), requestsPerMinute: 1_000_000, ...given },
    clock,
    db,
    jobs: await db.transaction(getJobs),
    datasets: createDatasets({ db, clock, listeners: releaseListeners }),
    log: createLog({ level: 'error', now: () => clock.now().getTime() }),
    close: () => Promise.resolve(),
    strictPages: true,
  });
  const url = await server.listen({ host: '127.0.0.1', port: given.port ?? 0 });
  afterAll(async () => {
    await (await openBrowser()).close();
    await server.close();
  });
  const open: Demonstration['open'] = async (options) => {
    const page = await openPage({ ...options, baseURL: url });
    // Less than a test's own limit, so that a step that never comes names itself.
    page.setDefaultTimeout(20_000);
    return page;
  };
  const openAs: Demonstration['openAs'] = async (role, options) => {
    const page = await open(options);
    await signInAs(page, role);
    return page;
  };
  return { url, db, open, openAs };
}

/** As a person would: by choosing somebody on the first page. */
async function signInAs(page: Page, role: Role): Promise<void> {
  await page.goto('/');
  const people = page.getByRole('region', { name: roles[role], exact: true });
  await people
    .getByRole('button', { name: /^Sign in as/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

let sources: Promise<string> | undefined;

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of decisive) {
    const files = await readdir(join(project, folder), { recursive: true });
    for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name)).toSorted()) hash.update(await readFile(join(project, folder, file)));
  }
  return hash.digest('hex');
}
