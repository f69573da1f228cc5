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
const loadedToday = /the day of loading is taken/;
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
  ['lait', 'lait/lait_data_dictionary.csv', 448, [loadedToday]],
  ['lait', 'lait/lait_bds_nnc_sn_region_england.csv', 52_794, [loadedToday]],
  ['statistical-neighbours', 'lait/sn_may_2025.csv', 1530, []],
  ['performance-tables', 'performance/2024-2025_england_ks2revised.csv', 1452, [loadedToday, /^Columns not in this file/]],
  ['performance-tables', 'performance/2023-2024_england_ks2revised.csv', 1469, [loadedToday, /^Columns not in this file/]],
  ['performance-tables', 'performance/2018-2019_936_ks2final.csv', 241, [loadedToday, /nobody the service knows, left out: 1\./]],
  ['performance-tables', 'performance/2024-2025_england_ks4revised.csv', 407, [loadedToday, /^Columns not in this file/]],
  ['performance-tables', 'performance/2023-2024_england_ks4revised.csv', 331, [loadedToday, /^Columns not in this file/]],
  ['performance-tables', 'performance/2023-2024_england_abs.csv', 21_321, [loadedToday]],
  ['performance-tables', 'performance/2021-2022_england_census.csv', 24_448, [loadedToday]],
  ['performance-tables', 'performance/2020-2021_england_swf.csv', 20_789, [loadedToday]],
  ['performance-tables', 'performance/2021-2022_england_ks4-pupdest.csv', 4077, [loadedToday, /“SN” on line/]],
  ['rise', 'npq_lists/rise.csv', 367, [/the day of loading is taken/]],
  ['explore-education-statistics', 'ees/attendance_EES_weekly_data.csv', 5146, [loadedToday]],
  ['explore-education-statistics', 'ees/attendance_EES_ytd_data.csv', 647, [loadedToday]],
  ['explore-education-statistics', 'ees/scap_scorecard_data_2025_2023.csv', 462, [loadedToday]],
  [
    'explore-education-statistics',
    'ees/send_dash_1_eyfsp_headline_measures_2022.csv',
    12_846,
    [loadedToday, /nobody the service knows, left out: 6\./],
  ],
  ['explore-education-statistics', 'ees/UD_NEETNK_LA_dashboard_2023_final.csv', 160, [loadedToday]],
  ['explore-education-statistics', 'ees/ks4_destination_measures_la.csv', 2548, [loadedToday]],
  ['explore-education-statistics', 'ees/csc_ks2_la.csv', 3444, [loadedToday]],
  ['explore-education-statistics', 'ees/csc_ks4_la.csv', 3444, [loadedToday]],
  ['explore-education-statistics', 'ees/csc_absence_la.csv', 17_220, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_annual_reviews.csv', 1080, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_assessments.csv', 1062, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_caseload.csv', 2048, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_ceased_plans.csv', 1761, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_newplans.csv', 1486, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_personal_budgets.csv', 1857, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_requests.csv', 1082, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_residential_settings.csv', 1869, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_sen_need_newplans.csv', 819, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_sen_needs_all_plans.csv', 1130, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_timeliness_20_week.csv', 1029, [loadedToday]],
  ['explore-education-statistics', 'ees/ehcp2025_work_based_placements.csv', 806, [loadedToday]],
  ['explore-education-statistics', 'performance/202324_information_about_schools_final.csv', 5709, [loadedToday]],
  ['deprivation', 'geo/iod2025_imd_nnc_lsoa21.csv', 205, [loadedToday, /\(IMD\) Rank” is called/, /\(IMD\) Decile” is called/]],
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
  }, 900_000);

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

  it('of explore education statistics give the manifest’s figures of LA 940', async () => {
    const of940 = async (dataset: string, column: string, breakdown: string): Promise<string[]> => {
      const { rows } = await sql<{ cell: string }>`
        select named_cells(r.cell_names, f.cells) ->> ${column} as cell from published_figure f join release r on r.id = f.release_id
        where f.dataset = ${dataset} and level = 'authority' and subject = '940' and breakdown = ${breakdown} order by period`.execute(db.kysely);
      return rows.map(({ cell }) => cell);
    };
    expect((await of940('ehc-caseload', 'ehcplans', 'All EHC plans|All EHC plans')).slice(-4)).toEqual(['2842', '3529', '3819', '4551']);
    expect((await of940('school-places', 'PriNOR', '')).at(-1)).toBe('29085');
    expect((await of940('school-places', 'SecNOR', '')).at(-1)).toBe('20942');
    expect(await of940('early-years-profile', 'gld_percentage', 'Total|Total|Total')).toEqual(['62.100000']);
    expect(await of940('neet', 'NEET_not_known_percent', '16-17')).toEqual(['2.6']);
    const absence = await Promise.all(
      ['Total', 'Primary', 'Secondary', 'Special'].map((phase) => of940('attendance-year-to-date', 'overall_absence_perc', phase)),
    );
    expect(absence.map(([figure]) => Number(figure).toFixed(2))).toEqual(['7.16', '5.47', '8.97', '11.62']);
  });
});
