import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterFile } from './after-file.ts';
import { loadDemonstration } from '../../demo/load-demonstration.ts';
import { composeApp, composeRoutes } from '../../src/app.ts';
import { createDatasets } from '../../src/datasets/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { getJobs } from '../../src/platform/jobs/start-jobs.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import { testSecretKey } from './app.ts';
import { openTestDatabase } from './database.ts';
import { addPerson, addToken, signInAgain, type PersonOptions } from './people.ts';

export interface WholeAppOptions {
  /** It does not know that it is a demonstration: people sign in with a password. */
  readonly asReal?: boolean;
  readonly config?: Partial<Config>;
  /** It stands still at one moment unless it is given a clock. */
  readonly clock?: Clock;
}

/** Somebody in the demonstration authority unless told otherwise. */
type Somebody = Partial<PersonOptions>;

export interface WholeApp {
  readonly server: FastifyInstance;
  /** Every line of the route table, in the order of the wings. */
  readonly routes: readonly Route[];
  readonly db: Database;
  readonly clock: Clock;
  readonly config: Config;
  /** Lines of the log: warnings and worse. */
  readonly log: string[];
  /** The demonstration authority, and the other that stands in the same database and must never be seen from it. */
  readonly authorityId: number;
  readonly otherAuthorityId: number;
  readonly inject: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  /** Makes somebody with this role and answers their cookie, for `headers: { cookie }`. */
  readonly signInAs: (role: string, somebody?: Somebody) => Promise<string>;
  /** Makes a token with this role, for `headers: { authorization: 'Bearer …' }`. */
  readonly tokenFor: (role: string, somebody?: Somebody) => Promise<string>;
}

const project = join(import.meta.dirname, '../..');
/** A fortnight and more after the day on which everything in the demonstration stands. */
const standing = fixedClock('2026-11-23T09:00:00Z');

/** What decides what the loaded demonstration is, beside the migrations. */
const decisive = ['demo', 'src/datasets', 'src/evidence', 'src/judgement', 'src/kernel', 'src/register', 'src/support'];

/** The whole service with the demonstration loaded, asked without a socket: call it in `beforeAll`. It closes itself after the file. */
export async function openWholeApp({ asReal = false, config: given = {}, clock = standing }: WholeAppOptions = {}): Promise<WholeApp> {
  sources ??= hashSources();
  const db = await openTestDatabase({ key: await sources, fill: (empty) => loadDemonstration({ db: empty, listeners: releaseListeners }) });
  const config: Config = { ...readConfig({ demo: !asReal }, { SECRET_KEY: testSecretKey }), requestsPerMinute: 1_000_000, ...given };
  const log: string[] = [];
  const means = {
    config,
    clock,
    db,
    jobs: await db.transaction(getJobs),
    datasets: createDatasets({ db, clock, listeners: releaseListeners }),
    log: createLog({ level: 'warn', now: () => clock.now().getTime(), write: (line) => log.push(line) }),
    close: () => Promise.resolve(),
    strictPages: true,
  };
  const server = await composeApp(means);
  afterFile(() => server.close());
  const authorities = await db.kysely.selectFrom('authority').select(['id', 'is_demonstration']).orderBy('id').execute();
  const authorityId = authorities.find((authority) => authority.is_demonstration)?.id ?? 0;
  const otherAuthorityId = authorities.find((authority) => !authority.is_demonstration)?.id ?? 0;
  const people = { db, clock, config };
  return {
    server,
    routes: composeRoutes(means),
    db,
    clock,
    config,
    log,
    authorityId,
    otherAuthorityId,
    inject: (options) => server.inject(options),
    signInAs: async (role, somebody) => signInAgain(people, await addPerson(people, role, { authorityId, ...somebody })),
    tokenFor: (role, somebody) => addToken(people, role, { authorityId, ...somebody }),
  };
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
