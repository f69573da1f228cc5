import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import { readArchiveHeader } from './archive.ts';
import { backup } from './backup.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';

let engines: BothEngines;
let folder: string;
let file: string;
beforeAll(async () => {
  engines = await openBothEngines(60_000);
  folder = await mkdtemp(join(tmpdir(), 'waymark-backup-'));
  file = join(folder, 'today.waymark');
  await writeFile(join(folder, '0001-schools.sql'), schema);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  for (const database of [engines.pglite, engines.postgres]) await empty(database);
});

/** Made to be awkward: keys in a circle, a table that points at itself, a trigger, a column PostgreSQL works out, forced row security. */
const schema = `
  create table trust (id int generated always as identity primary key, name text not null, lead_school int);
  create table school (
    id int generated always as identity primary key, name text not null, name_length int generated always as (length(name)) stored,
    trust_id int references trust, feeds_into int references school, opened_on date, seen_at timestamptz, share numeric, score double precision,
    facts jsonb, tags text[], logo bytea, big bigint, is_open boolean, "Odd ""name" text
  );
  alter table trust add constraint trust_lead foreign key (lead_school) references school;
  create table change (id bigint generated always as identity primary key, what text not null);
  create function note() returns trigger language plpgsql as $$ begin insert into change (what) values (new.name); return null; end $$;
  create trigger school_change after insert on school for each row execute function note();
  alter table school enable row level security;
  alter table school force row level security;
  create policy mine on school using (true);
  create view school_names as select name from school;
  create materialized view tag_count as select tag, count(*) from school, unnest(tags) tag group by tag;
`;

async function empty(database: Database): Promise<void> {
  await database.execute('drop schema public cascade; create schema public');
  await migrate(database, folder);
}

async function fill(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await sql`insert into trust (name) values ('Trust A'), ('Tab\there, new\nline, back\\slash')`.execute(tx);
    await sql`
      insert into school (name, trust_id, opened_on, seen_at, share, score, facts, tags, logo, big, is_open, "Odd ""name")
      values ('Fernwood', 1, '2026-02-28', '2026-07-01 10:00:00.123456+01', 12345678901234567890.123456789, ${0.1 + 0.2},
        ${{ 'a\tb': ['\\', null, 1e21, { deep: 'ünï' }] }}, ${['', 'NULL', 'a,"b"', null]}, ${Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))},
        9223372036854775807, true, '\\.'),
        ('', null, '0044-03-15 BC', '-infinity', 'NaN', 'Infinity', 'null', '{}', '', -1, false, '\\N'),
        ('School of nothing', 2, null, null, null, null, null, null, null, null, null, null)`.execute(tx);
    await sql`insert into school (name, tags, logo) select 'School ' || n, array['tag ' || n % 7], decode(repeat('00ff', 3000), 'hex') from generate_series(4, 400) n`.execute(
      tx,
    );
    await sql`update school set feeds_into = 401 - id + 0 where id between 1 and 400`.execute(tx);
    await sql`update trust set lead_school = 400 where id = 1`.execute(tx);
  });
  await database.execute('refresh materialized view tag_count');
}

/** Every row as PostgreSQL's own text, and what the next number of each sequence is. */
async function picture(database: Database): Promise<unknown> {
  return database.transaction(async (tx) => {
    const { rows } = await sql`
      select (select md5(string_agg(t::text, '|' order by id)) from trust t) as trusts, (select md5(string_agg(s::text, '|' order by id)) from school s) as schools,
        (select md5(string_agg(c::text, '|' order by id)) from change c) as changes, (select count(*) from school) as count,
        (select string_agg(tag || count, ',' order by tag collate "C") from tag_count) as tags`.execute(tx);
    const next = await sql`select nextval('school_id_seq') as school, nextval('change_id_seq') as change`.execute(tx);
    return [rows, next.rows];
  });
}

describe.each([
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
  ['pglite', 'pglite'],
] as const)('a backup of %s restored into %s', (from, into) => {
  test('holds every value exactly as it was, and the same rules', async () => {
    await fill(engines[from]);
    const { rows } = await backup(engines[from], file);
    expect(rows).toEqual({ trust: 2, school: 400, change: 400 });
    const before = await picture(engines[from]);

    await empty(engines[into]);
    expect((await restore(engines[into], file)).rows).toEqual(rows);
    expect(await picture(engines[into])).toEqual(before);

    await expect(sql`insert into school (name, feeds_into) values ('x', 999999)`.execute(engines[into].kysely)).rejects.toMatchObject({
      code: '23503',
    });
    await sql`insert into school (name) values ('After')`.execute(engines[into].kysely);
    const { rows: noted } = await sql`select what from change order by id desc limit 1`.execute(engines[into].kysely);
    expect(noted).toEqual([{ what: 'After' }]);
    const { rows: forced } = await sql`select relforcerowsecurity as forced from pg_class where relname = 'school'`.execute(engines[into].kysely);
    expect(forced).toEqual([{ forced: true }]);
  });
});

describe('a backup file', () => {
  test('can be read by its owner only, appears whole, and says when and at which migration it was made', async () => {
    const clock = { now: () => new Date('2026-05-06T07:08:09Z'), today: () => '2026-05-06' };
    await backup(engines.pglite, file, clock);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await readArchiveHeader(file)).toMatchObject({
      createdAt: '2026-05-06T07:08:09.000Z',
      engine: 'pglite',
      migrations: [{ number: 1, name: 'schools' }],
    });
  });

  test('is not left half-written when it cannot be finished', async () => {
    const missing = join(folder, 'no', 'such', 'folder');
    await expect(backup(engines.pglite, missing)).rejects.toThrow('ENOENT');
    await chmod(folder, 0o755);
    const { rows } = await sql`select 1 as usable`.execute(engines.pglite.kysely);
    expect(rows).toEqual([{ usable: 1 }]);
  });
});

describe('restoring', () => {
  async function expectRefused(database: Database, words: string): Promise<void> {
    await expect(restore(database, file)).rejects.toThrow(words);
    const { rows } = await sql`select count(*) from trust`.execute(database.kysely);
    expect(rows).toEqual([{ count: 0 }]);
  }

  async function rewrite(change: (text: string) => string): Promise<void> {
    await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)).toString('utf8'))));
  }

  beforeEach(async () => {
    await fill(engines.pglite);
    await backup(engines.pglite, file);
    await empty(engines.pglite);
  });

  test('refuses a file whose end is missing', async () => {
    await truncate(file, (await stat(file)).size - 40);
    await expectRefused(engines.pglite, 'is damaged: its end is missing');
  });

  test('refuses a file cut off between two lines', async () => {
    await rewrite((text) => `${text.split('\n').slice(0, 20).join('\n')}\n`);
    await expectRefused(engines.pglite, 'is damaged: its end is missing');
  });

  test('refuses a file with a byte changed', async () => {
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    await writeFile(file, bytes);
    await expectRefused(engines.pglite, 'is damaged');
  });

  test('refuses a file whose contents were changed', async () => {
    await rewrite((text) => text.replace('Fernwood', 'Fernwould'));
    await expectRefused(engines.pglite, 'do not have the checksum');
  });

  test('refuses what is no backup at all, and what is not there', async () => {
    await writeFile(file, 'a picture of a cat');
    await expectRefused(engines.pglite, 'cannot be read as a Waymark backup');
    await rm(file);
    await expectRefused(engines.pglite, 'There is no backup at');
  });

  test('refuses a backup in a newer form', async () => {
    await rewrite((text) => text.replace('"waymarkBackup":1', '"waymarkBackup":2'));
    await expectRefused(engines.pglite, 'made by a newer Waymark');
  });

  test('refuses a database at another migration', async () => {
    await engines.pglite.execute("insert into migration values (2, 'more', 'x')");
    await expectRefused(engines.pglite, 'The backup was made at migration 1 and this database is at 2.');
    await engines.pglite.execute('delete from migration');
    await expectRefused(engines.pglite, 'this database is at 0. Use the newer version');
    await engines.pglite.execute("insert into migration values (1, 'schools', 'x')");
    await expectRefused(engines.pglite, 'Migration 1-schools is not the same here');
  });

  test('refuses a database that holds anything', async () => {
    await sql`insert into change (what) values ('mine')`.execute(engines.pglite.kysely);
    await expectRefused(engines.pglite, 'this one has rows in change');
  });

  test('leaves nothing behind, and every rule in place, when it fails half-way', async () => {
    await engines.pglite.execute('alter table school drop column tags cascade');
    await expectRefused(engines.pglite, 'column "tags" of relation "school" does not exist');
    await expect(sql`insert into school (name, feeds_into) values ('x', 999999)`.execute(engines.pglite.kysely)).rejects.toMatchObject({
      code: '23503',
    });
  });
});
