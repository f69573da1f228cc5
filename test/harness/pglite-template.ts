import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/platform/database/database.ts';
import { dumpDatabase, openDatabase } from '../../src/platform/database/open-database.ts';

/**
 * The data of an embedded database prepared once and kept: starting from them takes a tenth of the time.
 * `key` must change whenever what `prepare` leads to changes.
 */
export async function getPgliteTemplate(key: string, prepare: (database: Database) => Promise<void>): Promise<Uint8Array> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), 'waymark-test-templates');
  const file = join(folder, `${key}-${version}.tar`);
  return readFile(file).catch(() => makeTemplate(folder, file, prepare));
}

async function makeTemplate(folder: string, file: string, prepare: (database: Database) => Promise<void>): Promise<Uint8Array> {
  const template = await openDatabase({ directory: null, statementTimeoutMs: 60_000 });
  await prepare(template);
  const dump = await dumpDatabase(template);
  await template.close();
  // Test files run beside each other: whoever reads the file finds it whole.
  const draft = `${file}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, dump);
  await rename(draft, file);
  return dump;
}
