import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { createDatasets } from './create-datasets.ts';
import type { CommittedRelease } from './releases/release.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const isThere = existsSync(join(data, 'MANIFEST.md'));
if (!isThere) process.stdout.write(`skipped: the real files are not at ${data}\n`);

const ofsted = 'ofsted/Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_31_August_2026.csv';
const files: [source: string, path: string, rows: number, notes: RegExp[]][] = [
  ['gias-establishments', 'gias/edubasealldata20231116.csv', 50_515, [/^“OpenDate” is “01-01-1900” in 979 rows/, /^“CloseDate” is “01-01-1900”/]],
  ['gias-links', 'gias/links_edubasealldata20260821.csv', 35_239, []],
  ['gias-groups', 'gias/allgroupsdata20260821.csv', 7177, []],
  ['gias-academy-membership', 'gias/academies_group_membership_202509.csv', 11_759, []],
  ['early-years', 'gias/edubaseallchildrencentre20260819.csv', 2846, []],
  ['early-years', 'npq_lists/early-years-all-settings.csv', 18_545, [/the day of loading is taken/]],
  ['early-years', 'npq_lists/nnc_childminders.csv', 147, [/the day of loading is taken/]],
  ['localities', 'geo/nnc_lsoa_to_locality.csv', 205, [/the day of loading is taken/]],
  ['localities', 'geo/nnc_lsoa11_to_locality.csv', 194, [/the day of loading is taken/]],
  ['localities', 'geo/nnc_localities_pre2021_districts.geojson', 4, [/the day of loading is taken/, /lad11cd/]],
  ['ofsted-state-funded', ofsted, 144, Array.from({ length: 9 }, () => /is “NULL” in \d+ rows/)],
];

describe.runIf(isThere)('the real files', () => {
  let db: Database;
  const loaded = new Map<string, CommittedRelease>();

  beforeAll(async () => {
    db = await openTestDatabase();
    const { rows } = await sql<{ id: number }>`insert into authority (la_code, name) values ('940', 'North Northamptonshire') returning id`.execute(
      db.kysely,
    );
    const datasets = createDatasets({ db, clock: systemClock, listeners: [] });
    for (const [source, path] of files) {
      const content = createReadStream(join(data, path));
      const staged = await datasets.stageFile({
        source,
        fileName: basename(path),
        content,
        authorityId: rows[0]?.id ?? null,
        partial: false,
        by: 'test',
      });
      const accepted = await datasets.acceptRelease(staged.release?.id ?? 0, { by: 'test', goneConfirmed: false });
      if (!accepted.ok) throw new Error(`${path}: ${staged.reason ?? accepted.reason}`);
      loaded.set(path, accepted.value);
    }
  }, 240_000);

  it.each(files)('of %s, %s, give %i rows and reject none', async (_, path, rows, notes) => {
    expect(loaded.get(path)?.counts).toEqual({ rows, new: rows, changed: 0, unchanged: 0, gone: 0, rejected: 0 });
    const release = await db.kysely
      .selectFrom('release')
      .select('notes')
      .where('id', '=', loaded.get(path)?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(release.notes).toHaveLength(notes.length);
    for (const note of notes) expect(release.notes).toContainEqual(expect.stringMatching(note));
  });

  it('of establishments give the manifest’s statuses', async () => {
    const { rows } = await sql<{
      code: number;
      count: number;
    }>`select status_code as code, count(*) as count from gias_establishment group by 1 order by 1`.execute(db.kysely);
    expect(rows.map(({ count }) => count)).toEqual([26_989, 23_359, 86, 81]);
  });

  it('of establishments give 144 open state-funded schools of 158 in LA 940, by phase and by type', async () => {
    const of940 = db.kysely.selectFrom('gias_establishment').where('la_code', '=', '940');
    expect(await of940.select('urn').execute()).toHaveLength(158);
    const counted = of940.where('status_code', 'in', [1, 3]).where('type_code', 'not in', ['10', '11', '32']);
    const by = async (column: 'phase_name' | 'type_code'): Promise<number[]> => {
      const rows = await counted
        .groupBy(column)
        .select([column, sql<number>`count(*)`.as('schools')])
        .execute();
      return rows.map(({ schools }) => schools).sort((one, other) => other - one);
    };
    expect(await counted.select('urn').execute()).toHaveLength(144);
    expect(await by('phase_name')).toEqual([111, 20, 8, 4, 1]);
    expect(await by('type_code')).toEqual([59, 37, 20, 5, 5, 5, 4, 3, 3, 2, 1]);
  });

  it('of establishments are read as Windows-1252', async () => {
    const like = (pattern: string): Promise<unknown[]> =>
      db.kysely.selectFrom('gias_establishment').select('urn').where('name', 'like', pattern).execute();
    expect((await like('%d’Satmar%')).length).toBeGreaterThan(0);
    expect((await like('Doha British School – %')).length).toBeGreaterThan(0);
    expect((await sql`select urn from gias_establishment where name ~ '[\\u0080-\\u009f]'`.execute(db.kysely)).rows).toEqual([]);
  });

  it('of academies give 111 of LA 940 in a trust, 4 of them in one of their own', async () => {
    const { rows } = await sql<{ all: number; single: number }>`
      select count(*) as all, count(*) filter (where group_type_code = '10') as single from gias_academy_membership where la_code = '940'`.execute(
      db.kysely,
    );
    expect(rows).toEqual([{ all: 111, single: 4 }]);
  });

  it('of Ofsted give the manifest’s grades, and 11 report cards', async () => {
    const { rows } = await sql<{
      grade: string;
      count: number;
    }>`select graded_overall as grade, count(*) as count from ofsted_state_funded group by 1`.execute(db.kysely);
    expect(Object.fromEntries(rows.map(({ grade, count }) => [grade, count]))).toEqual({
      '1': 9,
      '2': 109,
      '3': 5,
      '4': 2,
      'Not judged': 16,
      'NULL': 3,
    });
    const cards = await sql<{ cards: number }>`select count(*) as cards from ofsted_state_funded where inspection_started_on is not null`.execute(
      db.kysely,
    );
    expect(cards.rows).toEqual([{ cards: 11 }]);
  });
});
