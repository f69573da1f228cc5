import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './platform/config/config.ts';
import type { Clock } from './platform/clock.ts';
import { backup } from './platform/database/backup.ts';
import { checkIsolation, insistOnIsolation, type Isolation } from './platform/database/check-isolation.ts';
import type { Database } from './platform/database/database.ts';
import { grantToService } from './platform/database/grant-to-service.ts';
import { listAppliedMigrations, migrate, pendingMigrations } from './platform/database/migrate.ts';
import { openDatabase, ownerOf } from './platform/database/open-database.ts';
import { startJobs, type Jobs, type JobsOptions } from './platform/jobs/start-jobs.ts';
import { startDelivering } from './platform/mail/deliver-mail.ts';
import { createDatasets, type Datasets } from './datasets/index.ts';
import { releaseListeners } from './release-listeners.ts';

export const migrationsDirectory = join(import.meta.dirname, '..', 'migrations');

/** Everything beneath the pages: what the server and every command at the command line begin with. */
export interface OpenWaymark {
  readonly config: Config;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly datasets: Datasets;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** The server does jobs; a command only sends them. */
  readonly doesJobs: boolean;
  readonly clock: Clock;
  readonly say: (text: string) => void;
}

export async function openConfiguredDatabase(config: Config, say: (text: string) => void): Promise<Database> {
  const common = { statementTimeoutMs: config.statementTimeoutMs, log: say };
  if (config.databaseUrl !== undefined) return openDatabase({ ...common, url: config.databaseUrl, ownerUrl: config.databaseOwnerUrl });
  return openDatabase({ ...common, directory: config.dataDirectory });
}

/** Opens the database, brings it up to this version (after a backup where there is something to lose), and puts the datasets and jobs on it. */
export async function openWaymark(config: Config, options: OpenOptions): Promise<OpenWaymark> {
  const db = await openConfiguredDatabase(config, options.say);
  try {
    await bringUpToDate(db, config, options);
    return await assemble(db, config, options);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function assemble(db: Database, config: Config, { doesJobs, clock, say }: OpenOptions): Promise<OpenWaymark> {
  const jobs = await openQueue(db, { work: doesJobs, log: say });
  await startDelivering(jobs, { config, clock, db });
  // Once, where it is a service that starts: not with every command.
  if (doesJobs) adviseOnLogin(await checkIsolation(db), say);
  const datasets = createDatasets({
    db,
    clock,
    listeners: releaseListeners,
    reportFault: (error, doing) => {
      say(`Something failed ${doing}: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  await datasets.recoverInterrupted();
  const close = async (): Promise<void> => {
    await jobs.stop();
    await db.close();
  };
  return { config, db, jobs, datasets, close };
}

/**
 * The queue's own tables are made by whoever owns ours; then the service's login is given what it needs of both. Throws `IsolationError` where it
 * already had more than that.
 */
export async function openQueue(db: Database, options: JobsOptions): Promise<Jobs> {
  const owner = ownerOf(db);
  if (owner === db) {
    const jobs = await startJobs(db, options);
    await grantToService(db);
    return jobs;
  }
  await (await startJobs(owner, { work: false })).stop();
  try {
    await grantToService(db);
  } finally {
    // Where nothing could be granted, this is why.
    insistOnIsolation(db, await checkIsolation(db));
  }
  return startJobs(db, options);
}

function adviseOnLogin({ state, login }: Isolation, say: (text: string) => void): void {
  if (state === 'bypassed')
    say(`Authorities are kept apart by this program alone: “${login}” is a login to which the database applies no policy. ${howToMend}`);
  if (state === 'owner') say(`The login “${login}” owns the tables it keeps authorities apart in, and so could take the policies off. ${howToMend}`);
}

const howToMend =
  'Make a login that owns nothing for DATABASE_URL, and give this one as DATABASE_OWNER_URL. `npx waymark database check` says what is amiss.';

export async function bringUpToDate(db: Database, config: Config, { clock, say }: Pick<OpenOptions, 'clock' | 'say'>): Promise<void> {
  const owner = ownerOf(db);
  const pending = await pendingMigrations(owner, migrationsDirectory);
  const [first] = pending;
  if (first === undefined) return;
  if ((await listAppliedMigrations(owner.kysely)).length > 0) {
    const folder = join(config.dataDirectory, 'backups');
    await mkdir(folder, { recursive: true });
    const stamp = clock.now().toISOString().replaceAll(/[:.]/g, '-');
    const file = join(folder, `before-migration-${String(first.number)}-${stamp}.waymark`);
    say(`The database is from an earlier version. Keeping a backup in ${file}, then bringing it up to date.`);
    await backup(owner, file, clock);
  }
  await migrate(owner, migrationsDirectory);
}
