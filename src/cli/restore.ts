import { parseArgs } from 'node:util';
import { bringUpToDate, migrationsDirectory, openConfiguredDatabase } from '../open-waymark.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { readArchiveHeader } from '../platform/database/archive.ts';
import { migrate } from '../platform/database/migrate.ts';
import { ownerOf } from '../platform/database/open-database.ts';
import { restore } from '../platform/database/restore.ts';

interface Means {
  readonly complain: (...lines: string[]) => number;
  readonly print: (text: string) => number;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A backup is restored at the migration it was made at, and the database then brought up to this version. */
export async function runRestore(argv: readonly string[], { complain, print, environment }: Means): Promise<number> {
  const options = { 'data': { type: 'string' }, 'database-url': { type: 'string' }, 'json': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [file, another] = positionals;
  if (file === undefined || another !== undefined)
    return complain('It is: waymark restore FILE, with --data DIR or DATABASE_URL for the database to fill.');
  const flags = {
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values['database-url'] === undefined ? {} : { databaseUrl: values['database-url'] }),
  };
  const config = readConfig(flags, environment);
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const header = await readArchiveHeader(file);
  const db = await openConfiguredDatabase(config, say);
  try {
    await migrate(ownerOf(db), migrationsDirectory, { upTo: header.migrations.at(-1)?.number ?? 0 });
    const { rows } = await restore(ownerOf(db), file);
    await bringUpToDate(db, config, { clock: systemClock, say });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    return print(
      values.json === true ? JSON.stringify({ file, rows: total, tables: rows }) : `Restored ${total.toLocaleString('en-GB')} rows from ${file}.`,
    );
  } finally {
    await db.close();
  }
}
