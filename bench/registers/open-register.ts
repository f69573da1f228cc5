import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createDatasets } from '../../src/datasets/index.ts';
import { openQueue } from '../../src/open-waymark.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { dumpDatabase, openDatabase } from '../../src/platform/database/open-database.ts';
import { anonymous, type Actor } from '../../src/platform/identity/actor.ts';
import { createAuthority } from '../../src/register/index.ts';
import { releaseListeners } from '../../src/release-listeners.ts';
import type { PublishedFile } from './published-files.ts';

const project = join(import.meta.dirname, '../..');
const migrations = join(project, 'migrations');
const statementTimeoutMs = 600_000;
export const theBench: Actor = { ...anonymous, kind: 'operator', name: 'The benchmark' };

export interface Register {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/** What decides what a loaded register is, beside its files. */
const decisive = ['migrations', 'src/datasets', 'src/register/loading', 'src/register/localities'];

/**
 * A register loaded through the service's own pipeline, on disk as in use. Loading takes a minute: the data are kept in the temporary folder,
 * and begun from again for as long as nothing has changed that leads to them.
 */
export async function openRegister(name: string, laCode: string, files: readonly PublishedFile[], say: (text: string) => void): Promise<Register> {
  const folder = join(tmpdir(), 'waymark-bench');
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, `${name}-${fingerprint(laCode, files)}.tar`);
  if (!existsSync(kept)) {
    // The one before it led elsewhere, and is large.
    for (const earlier of readdirSync(folder).filter((file) => file.startsWith(`${name}-`))) rmSync(join(folder, earlier));
    await keepLoaded(kept, laCode, files, say);
  }
  const directory = mkdtempSync(join(folder, 'open-'));
  const db = await openDatabase({ directory, startFrom: await buffer(createReadStream(kept)), statementTimeoutMs });
  const close = async (): Promise<void> => {
    await db.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { db, close };
}

function fingerprint(laCode: string, files: readonly PublishedFile[]): string {
  const hash = createHash('sha256').update(laCode);
  hash.update(readFileSync(join(project, 'node_modules/@electric-sql/pglite/package.json')));
  for (const { source, fileName, bytes } of files) hash.update(`${source} ${fileName}`).update(bytes());
  for (const part of decisive) {
    const sources = readdirSync(join(project, part), { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.(ts|sql)$/.test(name));
    for (const name of sources.toSorted()) hash.update(readFileSync(join(project, part, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function keepLoaded(kept: string, laCode: string, files: readonly PublishedFile[], say: (text: string) => void): Promise<void> {
  const db = await openDatabase({ directory: null, statementTimeoutMs });
  await migrate(db, migrations);
  const jobs = await openQueue(db, { work: false });
  const created = await db.transaction((tx) => createAuthority(tx, theBench, { laCode }));
  if (!created.ok) throw new Error(created.reason);
  for (const file of files) {
    say(`  loading ${file.fileName} …`);
    await load(db, created.value, file);
  }
  await jobs.stop();
  const dump = await dumpDatabase(db);
  await db.close();
  await pipeline(Readable.from([dump]), createWriteStream(`${kept}.part`));
  renameSync(`${kept}.part`, kept);
}

async function load(db: Database, authorityId: number, { source, fileName, bytes }: PublishedFile): Promise<void> {
  const datasets = createDatasets({ db, clock: systemClock, listeners: releaseListeners });
  const content = Readable.from([bytes()]);
  const staged = await datasets.stageFile({ source, fileName, content, authorityId, partial: false, by: theBench.name });
  if (staged.outcome !== 'waiting' || !staged.release) throw new Error(`${fileName}: ${staged.reason ?? staged.outcome}`);
  const accepted = await datasets.acceptRelease(staged.release.id, { by: theBench.name, goneConfirmed: true });
  if (!accepted.ok) throw new Error(`${fileName}: ${accepted.reason}`);
}
