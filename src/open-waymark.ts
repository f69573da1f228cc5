import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './platform/config/config.ts';
import type { Clock } from './platform/clock.ts';
import { backup } from './platform/database/backup.ts';
import type { Database } from './platform/database/database.ts';
import { listAppliedMigrations, migrate, pendingMigrations } from './platform/database/migrate.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { startJobs, type Jobs } from './platform/jobs/start-jobs.ts';
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
  if (config.databaseUrl !== undefined) return openDatabase({ ...common, url: config.databaseUrl });
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
  const jobs = await startJobs(db, { work: doesJobs, log: say });
  await startDelivering(jobs, { config, clock, db });
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

export async function bringUpToDate(db: Database, config: Config, { clock, say }: Pick<OpenOptions, 'clock' | 'say'>): Promise<void> {
  const pending = await pendingMigrations(db, migrationsDirectory);
  const [first] = pending;
  if (first === undefined) return;
  if ((await listAppliedMigrations(db.kysely)).length > 0) {
    const folder = join(config.dataDirectory, 'backups');
    await mkdir(folder, { recursive: true });
    const stamp = clock.now().toISOString().replaceAll(/[:.]/g, '-');
    const file = join(folder, `before-migration-${String(first.number)}-${stamp}.waymark`);
    say(`The database is from an earlier version. Keeping a backup in ${file}, then bringing it up to date.`);
    await backup(db, file, clock);
  }
  await migrate(db, migrationsDirectory);
}
