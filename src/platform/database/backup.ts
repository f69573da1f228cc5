import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { archiveVersion } from './archive.ts';
import type { ArchiveHeader } from './archive.ts';
import { copyLine } from './copy-line.ts';
import type { Database, Tx } from './database.ts';
import { quoteName } from './engine.ts';
import { listAppliedMigrations } from './migrate.ts';
import { listSequences, listStoredTables } from './stored-tables.ts';
import { seeEveryRow } from './see-every-row.ts';
import type { StoredTable } from './stored-tables.ts';

export interface BackupSummary {
  readonly rows: Readonly<Record<string, number>>;
}

const batchCharacters = 2_000_000;

/**
 * Writes everything the database holds, as at one moment, into one file that either engine can restore. The file appears, readable by its owner only,
 * when it is whole. Memory does not grow with the database. On PGlite everybody else waits meanwhile.
 */
export async function backup(database: Database, file: string, clock: Clock = systemClock): Promise<BackupSummary> {
  const draft = `${file}.${randomUUID()}.part`;
  const rows: Record<string, number> = {};
  try {
    await database.transaction(
      async (tx) => {
        await sql`set transaction isolation level repeatable read, read only`.execute(tx);
        await seeEveryRow(tx);
        const header: ArchiveHeader = {
          waymarkBackup: archiveVersion,
          createdAt: clock.now().toISOString(),
          engine: database.engine,
          migrations: (await listAppliedMigrations(tx)).map(({ number, name, hash }) => ({ number, name, hash })),
        };
        const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
        await pipeline(Readable.from(write(tx, header, rows), { objectMode: true }), createGzip({ level: 5 }), output);
      },
      { timeoutMs: Number.POSITIVE_INFINITY },
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { rows };
}

async function* write(tx: Tx, header: ArchiveHeader, rows: Record<string, number>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const text of writeContents(tx, header, rows)) {
    const bytes = Buffer.from(text, 'utf8');
    hash.update(bytes);
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify({ end: true, rows, sha256: hash.digest('hex') })}\n`);
}

async function* writeContents(tx: Tx, header: ArchiveHeader, rows: Record<string, number>): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const table of await listStoredTables(tx)) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`;
    rows[table.name] = 0;
    for await (const lines of readRows(tx, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + lines.length;
      yield lines.join('');
    }
    yield '\\.\n';
  }
  for (const name of await listSequences(tx)) {
    const { rows: states } = await sql<{ value: string; isCalled: boolean }>`
      select last_value::text as value, is_called as "isCalled" from ${sql.id(name)}`.execute(tx);
    yield `${JSON.stringify({ sequence: name, ...states[0] })}\n`;
  }
}

/** A table's rows through a cursor, in batches of about two million characters: a row may hold four bytes or a megabyte. */
async function* readRows(tx: Tx, { name, columns }: StoredTable): AsyncGenerator<string[]> {
  // As PostgreSQL itself writes each value, which is exact and the same on both engines.
  const values = columns.map((column, index) => `${quoteName(column)}::text as "${index}."`).join(', ');
  await sql.raw(`declare backup_rows no scroll cursor for select ${values} from only ${quoteName(name)}`).execute(tx);
  for (let size = 16; ;) {
    const { rows } = await sql.raw<Record<string, string | null>>(`fetch ${size} from backup_rows`).execute(tx);
    if (rows.length === 0) break;
    const lines = rows.map((row) => copyLine(Object.values(row)));
    yield lines;
    const average = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
    size = Math.min(size * 8, 10_000, Math.max(1, Math.floor(batchCharacters / average)));
  }
  await sql`close backup_rows`.execute(tx);
}
