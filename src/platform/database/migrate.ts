import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { useConnection } from './copy-rows.ts';
import type { Database, Reader, Tx } from './database.ts';
import type { MigrationFile } from './migration-files.ts';
import { listMigrationFiles, MigrationError, show } from './migration-files.ts';

export { MigrationError } from './migration-files.ts';

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/** The migrations that a database has had, in order; none when it is new. */
export async function listAppliedMigrations(reader: Reader): Promise<AppliedMigration[]> {
  const { rows: tables } = await sql<{ found: boolean }>`select to_regclass('public.migration') is not null as found`.execute(reader);
  if (!tables[0]?.found) return [];
  const { rows } = await sql<AppliedMigration>`select number, name, hash from migration order by number`.execute(reader);
  return rows;
}

function choosePending(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): MigrationFile[] {
  for (const { number, name, hash } of applied) {
    const file = files[number - 1];
    if (!file) {
      throw new MigrationError(
        `The database is newer than this Waymark: it has had migration ${show(number)}-${name}, which this version does not have. Run the newer version.`,
      );
    }
    if (file.hash !== hash) {
      throw new MigrationError(
        `Migration ${show(number)}-${name} has been changed since the database had it. Put it back as it was, and make the change in a new migration.`,
      );
    }
  }
  return files.slice(applied.length);
}

/** What `migrate` would run, in order. Throws `MigrationError` where it would. */
export async function pendingMigrations(database: Database, directory: string): Promise<MigrationFile[]> {
  return choosePending(await listMigrationFiles(directory), await listAppliedMigrations(database.kysely));
}

export interface MigrateOptions {
  /** Stop after this number: a backup is restored at the migration it was made at. */
  readonly upTo?: number;
}

/** Brings the database up to the folder, each migration in a transaction of its own; resolves to those that ran. Throws `MigrationError`. */
export async function migrate(
  database: Database,
  directory: string,
  { upTo = Number.POSITIVE_INFINITY }: MigrateOptions = {},
): Promise<MigrationFile[]> {
  const files = await listMigrationFiles(directory);
  const done: MigrationFile[] = [];
  for (;;) {
    const next = await database.transaction((tx) => runNext(tx, files, upTo), { timeoutMs: Number.POSITIVE_INFINITY });
    if (!next) return done;
    done.push(next);
  }
}

async function runNext(tx: Tx, files: readonly MigrationFile[], upTo: number): Promise<MigrationFile | undefined> {
  // Two processes that start at once take turns, and each looks afresh at what has been done. The number is arbitrary and ours.
  await sql`select pg_advisory_xact_lock(718281828)`.execute(tx);
  const [next] = choosePending(files, await listAppliedMigrations(tx));
  if (!next || next.number > upTo) return undefined;
  if (next.number === 1) await createMigrationTable(tx);
  await run(tx, next);
  await sql`insert into migration (number, name, hash) values (${next.number}, ${next.name}, ${next.hash})`.execute(tx);
  return next;
}

async function createMigrationTable(tx: Tx): Promise<void> {
  await sql`create table if not exists migration (
    number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now()
  )`.execute(tx);
}

async function run(tx: Tx, { path, number, name }: MigrationFile): Promise<void> {
  try {
    if (path.endsWith('.ts')) {
      const { up } = (await import(pathToFileURL(path).href)) as { up?: (tx: Tx) => Promise<void> };
      if (!up) throw new Error('it exports no function `up`');
      await up(tx);
    } else {
      const statements = await readFile(path, 'utf8');
      await useConnection(tx, ({ session }) => session.run(statements));
    }
  } catch (error) {
    throw new MigrationError(`Migration ${show(number)}-${name} failed, and nothing of it was kept: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
