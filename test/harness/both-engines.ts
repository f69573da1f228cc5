import { randomUUID } from 'node:crypto';
import { afterFile } from './after-file.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { getEmptyDump } from './pglite-template.ts';
import { runOnServer, startPostgres } from './postgres.ts';

let ownServer: Promise<Awaited<ReturnType<typeof startPostgres>>> | undefined;

/** The address of a new, empty database on the run's PostgreSQL, or on one started for this test file. */
export async function createPostgresDatabase(): Promise<string> {
  const name = `waymark_test_${randomUUID().replaceAll('-', '')}`;
  const shared = process.env['TEST_DATABASE_URL'];
  if (shared !== undefined) {
    await runOnServer(shared, `create database ${name}`);
    const address = new URL(shared);
    address.pathname = `/${name}`;
    return address.href;
  }
  if (!ownServer) {
    ownServer = startPostgres();
    afterFile(async () => (await ownServer)?.stop());
  }
  return (await ownServer).createDatabase(name);
}

export interface BothEngines {
  readonly pglite: Database;
  readonly postgres: Database;
}

/** An empty database on each engine, for what must be alike on both: call it in `beforeAll`. They close themselves after the file. */
export async function openBothEngines(statementTimeoutMs = 20_000): Promise<BothEngines> {
  const url = await createPostgresDatabase();
  const startFrom = await getEmptyDump();
  const pglite = await openDatabase({ directory: null, startFrom, statementTimeoutMs });
  const postgres = await openDatabase({ url, statementTimeoutMs });
  afterFile(() => Promise.all([pglite.close(), postgres.close()]));
  return { pglite, postgres };
}
