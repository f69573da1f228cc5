import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterFile } from './after-file.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openQueue } from '../../src/open-waymark.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { listMigrationFiles } from '../../src/platform/database/migration-files.ts';
import { openDatabase, ownerOf } from '../../src/platform/database/open-database.ts';
import { startJobs } from '../../src/platform/jobs/start-jobs.ts';
import { openCopyOfTemplate } from './pglite-template.ts';
import { runOnServer } from './postgres.ts';
import { addressesOf, makeLogins, usualLogins } from './service-login.ts';

const migrations = join(import.meta.dirname, '../../migrations');
const statementTimeoutMs = 20_000;

/** What a database holds before a test file gets it: prepared once, then copied for each file. */
export interface Preparation {
  /** Names what `fill` leads to, and changes whenever that does. */
  readonly key: string;
  readonly fill: (database: Database) => Promise<void>;
}

const nothing: Preparation = { key: '', fill: () => Promise.resolve() };

/**
 * A migrated database for one test file, with nothing in it unless told otherwise: call it in `beforeAll`. It closes itself after the
 * file. A copy of a prepared folder on PGlite; a database of its own on the PostgreSQL at TEST_DATABASE_URL when that is set.
 */
export async function openTestDatabase(preparation = nothing): Promise<Database> {
  const server = process.env['TEST_DATABASE_URL'];
  const database = server === undefined ? await openEmbedded(preparation) : await openOnServer(server, preparation);
  // Sends what commands send, and does none of it: a test that wants the work done starts its own.
  const jobs = await startJobs(database, { work: false });
  afterFile(async () => {
    await jobs.stop();
    await database.close();
  });
  return database;
}

async function prepare(database: Database, { fill }: Preparation): Promise<void> {
  await migrate(ownerOf(database), migrations);
  const jobs = await openQueue(database, { work: false });
  await fill(database);
  await jobs.stop();
}

/** Names the state that the migrations and the preparation lead to, so that a template is made once for each. */
async function fingerprint({ key }: Preparation): Promise<string> {
  const files = await listMigrationFiles(migrations);
  const queue = await readFile(join(import.meta.dirname, '../../node_modules/pg-boss/package.json'), 'utf8');
  const text = [...files.map(({ hash }) => hash), queue, key].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function openEmbedded(preparation: Preparation): Promise<Database> {
  return openCopyOfTemplate(await fingerprint(preparation), (database) => prepare(database, preparation));
}

async function openOnServer(url: string, preparation: Preparation): Promise<Database> {
  const template = `waymark_template_${await fingerprint(preparation)}`;
  await makeTemplate(url, template, preparation);
  const name = `waymark_test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(url, `create database ${name} owner ${usualLogins.owner} template ${template}`);
  afterFile(() => runOnServer(url, `drop database ${name} with (force)`));
  return openDatabase({ ...addressesOf(url, name, usualLogins), statementTimeoutMs });
}

/** Made by the first test file that asks; the others wait for it. */
async function makeTemplate(url: string, template: string, preparation: Preparation): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(577215664)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [template]);
    if (rowCount) return;
    await makeLogins(client, usualLogins);
    await client.query(`drop database if exists ${template}`);
    await client.query(`create database ${template} owner ${usualLogins.owner}`);
    const database = await openDatabase({ ...addressesOf(url, template, usualLogins), statementTimeoutMs });
    await prepare(database, preparation);
    await database.close();
    // Only once it is whole is it marked as one.
    await client.query(`alter database ${template} is_template true`);
  } finally {
    await client.end();
  }
}
