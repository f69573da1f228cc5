import { sql } from 'kysely';
import { archiveVersion, ArchiveError, readArchive } from './archive.ts';
import type { ArchiveHeader } from './archive.ts';
import { copyRows } from './copy-rows.ts';
import type { Database, Tx } from './database.ts';
import { listAppliedMigrations } from './migrate.ts';
import { setRulesAside } from './set-rules-aside.ts';
import { listSequences, listStoredTables } from './stored-tables.ts';

/**
 * Fills a freshly migrated database with a backup of either engine. The whole file is checked first, and everything happens in one transaction.
 * Throws `ArchiveError`, with nothing changed, when the file is damaged or newer, or the database is not empty or at another migration.
 */
export async function restore(database: Database, file: string): Promise<{ readonly rows: Readonly<Record<string, number>> }> {
  const header = await checkWhole(file);
  if (header.waymarkBackup > archiveVersion) {
    throw new ArchiveError(
      `The backup ${file} was made by a newer Waymark, and this version cannot read it. Nothing was changed. Use the newer version.`,
    );
  }
  const rows: Record<string, number> = {};
  await database.transaction(
    async (tx) => {
      await refuseOtherMigrations(tx, header);
      await refuseUnlessEmpty(tx);
      const putRulesBack = await setRulesAside(tx);
      await load(tx, file, rows);
      await putRulesBack();
      await sql`analyze`.execute(tx);
    },
    { timeoutMs: Number.POSITIVE_INFINITY },
  );
  return { rows };
}

async function checkWhole(file: string): Promise<ArchiveHeader> {
  let header: ArchiveHeader | undefined;
  for await (const piece of readArchive(file)) {
    if (piece.kind === 'header') header = piece.header;
    // A later version's lines may mean nothing to this one: its number is enough to refuse it.
    if (header && header.waymarkBackup > archiveVersion) return header;
  }
  if (!header) throw new ArchiveError(`The backup ${file} is empty.`);
  return header;
}

async function refuseOtherMigrations(tx: Tx, { migrations }: ArchiveHeader): Promise<void> {
  const applied = await listAppliedMigrations(tx);
  const lastOfBackup = migrations.at(-1)?.number ?? 0;
  const lastHere = applied.at(-1)?.number ?? 0;
  if (lastOfBackup > lastHere) {
    throw new ArchiveError(`The backup was made at migration ${lastOfBackup} and this database is at ${lastHere}. Use the newer version of Waymark.`);
  }
  if (lastOfBackup < lastHere) {
    throw new ArchiveError(
      `The backup was made at migration ${lastOfBackup} and this database is at ${lastHere}. Migrate an empty database up to ${lastOfBackup}, restore, and migrate on.`,
    );
  }
  const differing = migrations.find(({ hash }, index) => applied[index]?.hash !== hash);
  if (differing) throw new ArchiveError(`Migration ${differing.number}-${differing.name} is not the same here as it was where the backup was made.`);
}

async function refuseUnlessEmpty(tx: Tx): Promise<void> {
  for (const { name } of await listStoredTables(tx)) {
    const { rows } = await sql`select 1 from ${sql.id(name)} limit 1`.execute(tx);
    if (rows.length > 0)
      throw new ArchiveError(`A backup is restored into an empty database only, and this one has rows in ${name}. Nothing was changed.`);
  }
}

async function load(tx: Tx, file: string, rows: Record<string, number>): Promise<void> {
  const tables = new Map((await listStoredTables(tx)).map((table) => [table.name, table]));
  const sequences = new Set(await listSequences(tx));
  let table = '';
  let columns: readonly string[] = [];
  for await (const piece of readArchive(file)) {
    switch (piece.kind) {
      case 'header':
        break;
      case 'table':
        ({ table, columns } = piece.table);
        if (!tables.has(table)) throw new ArchiveError(`The backup has a table that this database has not: ${table}.`);
        rows[table] = 0;
        break;
      case 'rows':
        rows[table] = (rows[table] ?? 0) + (await copyRows(tx, table, columns, piece.bytes));
        break;
      case 'sequence': {
        const { sequence, value, isCalled } = piece.sequence;
        if (!sequences.has(sequence)) throw new ArchiveError(`The backup has a sequence that this database has not: ${sequence}.`);
        await sql`select setval(format('public.%I', ${sequence}::text)::regclass, ${value}::bigint, ${isCalled})`.execute(tx);
      }
    }
  }
}
