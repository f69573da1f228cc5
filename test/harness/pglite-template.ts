import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterFile } from './after-file.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { dumpDatabase, openDatabase } from '../../src/platform/database/open-database.ts';

const templates = process.env['WAYMARK_TEST_TEMPLATES'] ?? join(tmpdir(), 'waymark-test-templates');
const statementTimeoutMs = 20_000;
const whilePreparing = { statementTimeoutMs: 60_000 };

type Prepare = (database: Database) => Promise<void>;

/**
 * A copy for one test file of an embedded database that was prepared once and kept: call it in `beforeAll`. It goes with the file. A copied folder
 * opens in a third of the time that a dump takes to be read into memory.
 * `key` must change whenever what `prepare` leads to changes.
 */
export async function openCopyOfTemplate(key: string, prepare: Prepare): Promise<Database> {
  const template = join(templates, `${key}-${await pgliteVersion()}`);
  if (!(await isThere(template))) await makeTemplate(template, prepare);
  const directory = join(tmpdir(), `waymark-test-${randomUUID()}`);
  afterFile(() => rm(directory, { recursive: true, force: true }));
  // Ten times as fast as its asynchronous like, and nothing else waits for this thread.
  cpSync(template, directory, { recursive: true });
  return openDatabase({ directory, statementTimeoutMs });
}

/** By the first test file of the run that asks, while the others wait; runs beside each other may both make one, and either may be kept. */
async function makeTemplate(template: string, prepare: Prepare): Promise<void> {
  const making = join(tmpdir(), `${basename(template)}.making`);
  const isOurs = await writeFile(making, '', { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (!isOurs) {
    while (await isThere(making)) await wait(100);
    if (await isThere(template)) return;
    return makeTemplate(template, prepare);
  }
  try {
    if (await isThere(template)) return;
    // Whoever finds the folder finds it whole.
    const draft = `${template}.${randomUUID()}`;
    const database = await openDatabase({ directory: draft, ...whilePreparing });
    await prepare(database);
    await database.close();
    await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  } finally {
    await rm(making);
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** An embedded database with nothing in it, to begin one in memory with. */
export async function getEmptyDump(): Promise<Uint8Array> {
  const file = join(templates, `empty-${await pgliteVersion()}.tar`);
  return readFile(file).catch(() => makeEmptyDump(file));
}

async function makeEmptyDump(file: string): Promise<Uint8Array> {
  const database = await openDatabase({ directory: null, ...whilePreparing });
  const dump = await dumpDatabase(database);
  await database.close();
  const draft = `${file}.${randomUUID()}`;
  await mkdir(templates, { recursive: true });
  await writeFile(draft, dump);
  await rename(draft, file);
  return dump;
}

async function pgliteVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
