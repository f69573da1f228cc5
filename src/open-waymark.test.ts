import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, migrationsDirectory } from './open-waymark.ts';
import { fixedClock } from './platform/clock.ts';
import { readConfig } from './platform/config/config.ts';
import { readArchiveHeader } from './platform/database/archive.ts';
import type { Database } from './platform/database/database.ts';
import { migrate, pendingMigrations } from './platform/database/migrate.ts';
import { openDatabase } from './platform/database/open-database.ts';

let folder: string;
let db: Database;
const said: string[] = [];
const clock = fixedClock('2026-11-23T09:00:00Z');
const say = (text: string) => void said.push(text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-opening-'));
  db = await openDatabase({ directory: null, statementTimeoutMs: 20_000 });
  said.length = 0;
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

describe('opening a database', { timeout: 60_000 }, () => {
  it('that is new makes its tables, and has nothing to keep', async () => {
    await bringUpToDate(db, readConfig({ data: folder }, {}), { clock, say });
    expect(await pendingMigrations(db, migrationsDirectory)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    expect(said).toEqual([]);
  });

  it('of an earlier version keeps a backup, says where, and brings it up to date', async () => {
    await migrate(db, migrationsDirectory, { upTo: 2 });
    await db.execute("insert into authority (la_code, name) values ('999', 'Ambermoor')");
    await bringUpToDate(db, readConfig({ data: folder }, {}), { clock, say });
    expect(await pendingMigrations(db, migrationsDirectory)).toEqual([]);
    const [kept] = await readdir(join(folder, 'backups'));
    expect(kept).toBe('before-migration-3-2026-11-23T09-00-00-000Z.waymark');
    expect(said.join(' ')).toContain(String(kept));
    const header = await readArchiveHeader(join(folder, 'backups', String(kept)));
    expect(header.migrations.map(({ number }) => number)).toEqual([1, 2]);
  });
});
