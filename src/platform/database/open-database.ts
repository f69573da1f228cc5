import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Database, TransactionOptions, Tx } from './database.ts';
import { lockDirectory } from './data-lock.ts';
import type { Engine } from './engine.ts';
import { NoAskerError } from './errors.ts';
import { createDialect } from './kysely-dialect.ts';
import { PgliteEngine } from './pglite-engine.ts';
import { PostgresEngine } from './postgres-engine.ts';
import type { Tables } from './tables.ts';
import { refuseNestedUse, runInScope } from './transaction-guard.ts';
import type { Asker } from './who-asks.ts';
import { findAsker, narrowTo } from './who-asks.ts';

export type DatabaseLocation =
  | {
      readonly url: string;
      /** The same database under the login that owns its tables, where `url` is that of the service's own, which owns nothing. */
      readonly ownerUrl?: string | undefined;
    }
  | {
      /** Null keeps the data in memory, for tests. */
      readonly directory: string | null;
      /** An uncompressed dump of another database's data (`dumpDatabase`), to begin with; only for a directory that holds none yet. */
      readonly startFrom?: Uint8Array | Blob;
    };

export type DatabaseOptions = DatabaseLocation & {
  /** Milliseconds that a statement outside a transaction, or a whole transaction, may take unless it says otherwise. */
  readonly statementTimeoutMs: number;
  readonly log?: (message: string) => void;
};

const engines = new WeakMap<Database, Engine>();
const owners = new WeakMap<Database, Database>();

/** The engine beneath a database, for the parts of the platform that need more than queries. */
export function getEngine(database: Database): Engine {
  const engine = engines.get(database);
  if (!engine) throw new Error('This database was not opened with `openDatabase`.');
  return engine;
}

/** The same database under the login that owns its tables: for migrations, restoring, the queue's own tables. Where there is one login, the database itself. */
export function ownerOf(database: Database): Database {
  return owners.get(database) ?? database;
}

/** Opens a PostgreSQL by its address, or the embedded one in a directory. Throws `DatabaseHeldError` when another process has the directory. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const settings = { statementTimeoutMs: options.statementTimeoutMs, log: options.log ?? (() => undefined) };
  if ('url' in options) {
    const open = (url: string): Engine => new PostgresEngine({ ...settings, url });
    // The pool of the owner's connections is empty until it is used, and soon after.
    const owner = options.ownerUrl === undefined ? undefined : createDatabase(open(options.ownerUrl), settings.statementTimeoutMs);
    const database = createDatabase(open(options.url), settings.statementTimeoutMs, owner?.close);
    if (owner) owners.set(database, owner);
    return database;
  }

  const { directory, startFrom } = options;
  const blob = startFrom === undefined ? null : startFrom instanceof Blob ? startFrom : new Blob([new Uint8Array(startFrom)]);
  if (directory === null) {
    const engine = await PgliteEngine.open({ ...settings, directory: null, startFrom: blob });
    return createDatabase(engine, settings.statementTimeoutMs);
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    const engine = await PgliteEngine.open({ ...settings, directory: join(directory, 'database'), startFrom: blob });
    return createDatabase(engine, settings.statementTimeoutMs, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * The same database for whatever answers requests. Elsewhere (the command line, jobs, tests) the installation asks unless it is said who does; a page
 * that has not said so, or has lost its request on the way, is told so in an error, and is shown nothing.
 */
export function insistOnAsker(database: Database): Database {
  const engine = getEngine(database);
  const whoAsks = (): Asker => {
    const asker = findAsker();
    if (asker !== undefined) return asker;
    throw new NoAskerError('The database was asked for rows, and not for whom: begin in `asAuthority`, or keep a stream’s asker with `keepAsker`.');
  };
  const kysely = new Kysely<Tables>({ dialect: createDialect(engine, whoAsks) });
  const insisting: Database = {
    engine: engine.name,
    get kysely() {
      refuseNestedUse(engine);
      return kysely;
    },
    async transaction(work, options) {
      whoAsks();
      return database.transaction(work, options);
    },
    execute: (text) => database.execute(text),
    close: () => database.close(),
  };
  engines.set(insisting, engine);
  owners.set(insisting, ownerOf(database));
  return insisting;
}

function createDatabase(engine: Engine, defaultTimeoutMs: number, afterClose?: () => Promise<void>): Database {
  const whoAsks = (): Asker => findAsker() ?? 'installation';
  const kysely = new Kysely<Tables>({ dialect: createDialect(engine, whoAsks) });

  const database: Database = {
    engine: engine.name,
    get kysely() {
      refuseNestedUse(engine);
      return kysely;
    },
    async transaction<T>(work: (tx: Tx) => Promise<T>, { authorityId, timeoutMs = defaultTimeoutMs }: TransactionOptions = {}) {
      const outOfTime = Promise.withResolvers<never>();
      const scope = { owner: engine, asker: narrowTo(whoAsks(), authorityId), timeoutMs, onTimeout: outOfTime.reject };
      // Raced, because work that waits for something else than the database would not notice that its transaction has gone.
      return runInScope(scope, () => Promise.race([kysely.transaction().execute(work), outOfTime.promise]));
    },
    async execute(sql) {
      refuseNestedUse(engine);
      await runUnlimited(getEngine(ownerOf(database)), sql);
    },
    async close() {
      await engine.close();
      await afterClose?.();
    },
  };
  engines.set(database, engine);
  return database;
}

/** An operator's statement (VACUUM, a new index) takes the time it takes. */
async function runUnlimited(engine: Engine, sql: string): Promise<void> {
  const session = await engine.acquire('installation');
  let broken = true;
  try {
    await session.askFor('installation');
    session.allowOnly(Number.POSITIVE_INFINITY);
    if (engine.name === 'postgres') await session.run('set statement_timeout = 0');
    await session.run(sql);
    if (engine.name === 'postgres') await session.run('reset statement_timeout');
    broken = false;
  } finally {
    engine.release(session, broken);
  }
}

/** The whole data directory as an uncompressed archive, for `startFrom`. Embedded engine only. */
export async function dumpDatabase(database: Database): Promise<Uint8Array> {
  const engine = getEngine(database);
  if (!(engine instanceof PgliteEngine)) throw new Error('Only the embedded database can be dumped whole; use `backup`.');
  return engine.dump();
}
