import { basename } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import type { Database } from '../platform/database/database.ts';
import { createLoads, edited, fixture, forgetLoads } from './releases/test-loads.ts';
import type { Loads } from './releases/test-loads.ts';

describe('what is kept of each publisher’s file', () => {
  let db: Database;
  let loads: Loads;
  let authorityId: number;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
    const row = await sql<{ id: number }>`insert into authority (la_code, name) values ('899', 'Fenbridge') returning id`.execute(db.kysely);
    authorityId = row.rows[0]!.id;
  });
  beforeEach(() => forgetLoads(db));

  const load = (source: string, path: string): ReturnType<Loads['load']> =>
    loads.load(fixture(path), { source, fileName: basename(path), authorityId });

  it('of establishments: names, codes, days, ages, places, and the rest as it came', async () => {
    await load('gias-establishments', 'gias-establishments/fixtures/edubasealldata20260901.csv');
    const rows = await db.kysely.selectFrom('gias_establishment').selectAll().orderBy('urn').execute();
    expect(rows[2]).toMatchObject({
      urn: 900103,
      name: 'Holy Well Church of England Primary School – Fenbridge',
      status_code: 3,
      closed_on: '2027-08-31',
      type_code: '02',
    });
    expect(rows[0]).toMatchObject({
      name: 'St Osyth’s Nursery School',
      opened_on: null,
      rest: { OpenDate: '01-01-1900' },
      low_age: 2,
      easting: 486100,
      pupils: 84,
    });
    expect(rows[1]).toMatchObject({ street: 'Lapwingfield Road, off "The Green"', capacity: 240, ukprn: '19900102', lsoa_code: 'E01999901' });
    expect(rows[6]).toMatchObject({
      type_group_code: null,
      phase_name: 'Not applicable',
      rest: { 'SEN1 (name)': 'ASD - Autistic Spectrum Disorder' },
    });
  });

  it('of links: both numbers, the kind of link, and the day planned', async () => {
    await load('gias-links', 'gias-links/fixtures/links_edubasealldata20260901.csv');
    const rows = await db.kysely.selectFrom('gias_link').select(['key', 'urn', 'link_urn', 'link_type', 'established_on']).orderBy('key').execute();
    expect(rows).toEqual([
      { key: '900104|900204|Successor', urn: 900104, link_urn: 900204, link_type: 'Successor', established_on: '2024-08-31' },
      { key: '900204|900104|Predecessor', urn: 900204, link_urn: 900104, link_type: 'Predecessor', established_on: '2024-06-01' },
      { key: '900205|900090|Predecessor - amalgamated', urn: 900205, link_urn: 900090, link_type: 'Predecessor - amalgamated', established_on: null },
    ]);
  });

  it('of groups: days with slashes, and a status', async () => {
    await load('gias-groups', 'gias-groups/fixtures/allgroupsdata20260901.csv');
    const row = await db.kysely.selectFrom('gias_group').selectAll().where('uid', '=', '90002').executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      group_id: 'SAT99002',
      type_code: '10',
      incorporated_on: '2011-07-11',
      closed_on: '2025-08-31',
      status_code: 'CLOSED',
    });
  });

  it('of academies: the trust, and the day each joined it', async () => {
    const release = await load('gias-academy-membership', 'gias-academy-membership/fixtures/academies_group_membership_202609.csv');
    expect(release.asAt).toBe('2026-09-01');
    const row = await db.kysely.selectFrom('gias_academy_membership').selectAll().where('urn', '=', 900204).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ uid: '90001', group_name: 'WATERSMEET LEARNING TRUST', joined_on: '2024-09-01', la_code: '899' });
  });

  it('of early years lists: empty, “NULL” and “N/A” are three things, and a missing number loses nobody', async () => {
    await load('early-years', 'early-years/fixtures/early-years-all-settings.csv');
    await load('early-years', 'early-years/fixtures/childminders.csv');
    const rows = await db.kysely
      .selectFrom('early_years_listed')
      .select(['kind', 'registration_number', 'ofsted_number', 'name'])
      .orderBy('key')
      .execute();
    expect(rows.map(({ registration_number }) => registration_number)).toEqual([
      'EY990010',
      '299011',
      '0',
      'EY990001',
      null,
      'NULL',
      'N/A',
      'EY990005',
    ]);
    expect(rows.at(-1)).toEqual({ kind: 'setting', registration_number: 'EY990005', ofsted_number: '990105', name: 'OTHERTON CRÈCHE' });
  });

  it('of early years lists: a list of one authority says nothing of another’s settings', async () => {
    await load('early-years', 'early-years/fixtures/early-years-all-settings.csv');
    const fenbridge = edited('early-years/fixtures/early-years-all-settings.csv', (text) => text.split('\n').slice(0, 4).join('\n'));
    const staged = await loads.stage(fenbridge, { source: 'early-years', fileName: 'fenbridge.csv' });
    expect(staged.release?.counts).toMatchObject({ rows: 3, unchanged: 3, gone: 1 });
    expect((await loads.datasets.reviewRelease(staged.release!.id))?.gone).toMatchObject([{ label: 'QUILLET HOUSE SCHOOL (EY)' }]);
  });

  it('of children’s centres: beside the other early years files, by its header', async () => {
    const release = await load('early-years', 'early-years/fixtures/edubaseallchildrencentre20260901.csv');
    expect(release).toMatchObject({ layout: 'childrens-centres', table: 'gias_childrens_centre', authorityId: null });
    const row = await db.kysely.selectFrom('gias_childrens_centre').selectAll().where('urn', '=', 29002).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'Weirside Family Hub', type_code: '48', opened_on: null, rest: { 'County (code)': '999' } });
  });

  it('of the authority’s own list: a row for each site, the authority’s alone', async () => {
    const release = await load('early-years', 'early-years/fixtures/own-list.csv');
    expect(release).toMatchObject({ layout: 'own-list', authorityId, counts: { rows: 3, new: 3 } });
    const rows = await db.kysely.selectFrom('early_years_local').selectAll().orderBy('key').execute();
    expect(rows.map(({ kind, site_name, closed_on }) => ({ kind, site_name, closed_on }))).toEqual([
      { kind: 'childminder', site_name: null, closed_on: '2026-03-31' },
      { kind: 'nursery', site_name: 'Ford Road', closed_on: null },
      { kind: 'nursery', site_name: 'Mill Lane', closed_on: null },
    ]);
    expect(rows.every((row) => row.authority_id === authorityId)).toBe(true);
  });

  it('of the authority’s own list: a kind that is not one of ours is rejected, with those that are', async () => {
    const content = edited('early-years/fixtures/own-list.csv', (text) => text.replace('Childminder,', 'Child minder,'));
    const staged = await loads.stage(content, { source: 'early-years', authorityId, fileName: 'own-list.csv' });
    expect((await loads.datasets.reviewRelease(staged.release!.id))?.rejected).toMatchObject([
      {
        line: 4,
        column: 'Kind',
        value: 'Child minder',
        reason: '“Child minder” is not one of: nursery, pre-school, childminder, out-of-school, other.',
      },
    ]);
  });

  it('of localities: look-ups of either census side by side, and polygons', async () => {
    for (const path of ['lsoa21_to_locality.csv', 'lsoa11_to_locality.csv', 'localities.geojson'])
      await load('localities', `localities/fixtures/${path}`);
    const lsoas = await db.kysely
      .selectFrom('locality_lsoa')
      .select(['vintage', 'lsoa_code', 'locality_name', 'area_share', 'gone_release_id'])
      .orderBy('key')
      .execute();
    expect(lsoas).toEqual([
      { vintage: 2011, lsoa_code: 'E01999901', locality_name: 'Northside', area_share: 1, gone_release_id: null },
      { vintage: 2011, lsoa_code: 'E01999903', locality_name: 'Southside', area_share: 1, gone_release_id: null },
      { vintage: 2021, lsoa_code: 'E01999901', locality_name: 'Northside', area_share: 1, gone_release_id: null },
      { vintage: 2021, lsoa_code: 'E01999902', locality_name: 'Southside', area_share: 0.9731, gone_release_id: null },
    ]);
    const polygons = await db.kysely.selectFrom('locality_polygon').select(['locality_name', 'geometry']).orderBy('key').execute();
    expect(polygons).toMatchObject([{ locality_name: 'Northside', geometry: { type: 'Polygon' } }, { locality_name: 'Southside' }]);
  });

  it.each([
    ['without a locality', '"locality"', '"district"', 'The column “locality” is missing.'],
    ['in eastings and northings', '-0.75', '486000', 'Feature 1 is not in longitude and latitude'],
    ['cut short', ']]]}}]}', ']]]', 'This is not whole GeoJSON'],
  ])('of boundaries: a file %s is quarantined', async (_, from, to, reason) => {
    const content = edited('localities/fixtures/localities.geojson', (text) => text.replaceAll(from, to));
    const staged = await loads.stage(content, { source: 'localities', authorityId, fileName: 'localities.geojson' });
    expect(staged).toMatchObject({ outcome: 'quarantined', reason: expect.stringContaining(reason) as string });
  });

  it('of Ofsted: a judgement as written, and “NULL”, “Not judged” and empty as three things', async () => {
    const release = await load(
      'ofsted-state-funded',
      'ofsted-state-funded/fixtures/Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_30_September_2026.csv',
    );
    expect(release.asAt).toBe('2026-09-30');
    const [older, newer] = await db.kysely.selectFrom('ofsted_state_funded').selectAll().orderBy('urn').execute();
    expect(older).toMatchObject({
      graded_overall: '2',
      graded_started_on: '2019-03-12',
      inspection_started_on: null,
      latest_category_of_concern: 'NULL',
    });
    expect(older?.rest).toMatchObject({ 'Inspection start date': 'NULL' });
    expect(older?.rest['Publication date of latest OEIF graded inspection']).toBeUndefined();
    expect(newer).toMatchObject({
      graded_overall: 'Not judged',
      attendance_and_behaviour: 'Needs attention',
      published_on: '2026-03-02',
      latest_category_of_concern: null,
    });
  });

  it('of Ofsted’s year: a row for each inspection, known by its number', async () => {
    const path = 'Management_information_-_state-funded_schools_-_in-year_inspections_as_at_30_September_2026.csv';
    const release = await load('ofsted-state-funded', `ofsted-state-funded/fixtures/${path}`);
    expect(release).toMatchObject({ layout: 'in-year-inspections', table: 'ofsted_in_year', counts: { rows: 2, new: 2 } });
    const rows = await db.kysely.selectFrom('ofsted_in_year').selectAll().orderBy('key').execute();
    expect(rows[0]).toMatchObject({
      key: '10999001',
      urn: 900204,
      inspection_started_on: '2026-01-20',
      leadership_and_governance: 'Expected standard',
    });
    expect(rows[1]).toMatchObject({ inspection_type: 'Monitoring inspection', published_on: null, rest: { 'Publication date': 'NULL' } });
    const nextYear = edited(`ofsted-state-funded/fixtures/${path}`, (text) =>
      text.replace('10999001', '10999090').replace('20/01/2026', '20/10/2026'),
    );
    const later = await loads.stage(nextYear, { source: 'ofsted-state-funded', fileName: 'in-year as at 31 October 2026.csv' });
    expect(later.release?.counts).toMatchObject({ new: 1, gone: 0 });
  });

  it('of early years inspections: several of one provider, the authority’s own', async () => {
    const release = await load('ofsted-early-years', 'ofsted-early-years/fixtures/early-years-inspections.csv');
    expect(release).toMatchObject({ authorityId, counts: { rows: 3, new: 3, rejected: 0 } });
    const rows = await db.kysely.selectFrom('early_years_inspection').selectAll().orderBy('inspected_on').execute();
    expect(rows.map(({ registration_number, inspected_on, overall, behaviour_and_routines, outcome }) => [registration_number, inspected_on, overall, behaviour_and_routines, outcome])).toEqual([
      ['EY990001', '2019-05-14', 'Good', null, null],
      ['299011', '2025-06-03', null, null, 'Met'],
      ['EY990001', '2026-02-10', null, 'Needs attention', null],
    ]); // prettier-ignore
  });

  it('of RISE: a school by its URN, and gone when a later list lacks it', async () => {
    await load('rise', 'rise/fixtures/rise.csv');
    expect(await db.kysely.selectFrom('rise_school').select(['urn', 'phase', 'school_type']).orderBy('urn').execute()).toEqual([
      { urn: 900102, phase: 'Primary', school_type: 'Community school' },
      { urn: 900204, phase: 'Primary', school_type: 'Academy converter' },
    ]);
    const shorter = edited('rise/fixtures/rise.csv', (text) => text.replace(/900204.*\r\n/, ''));
    expect((await loads.stage(shorter, { source: 'rise', fileName: 'rise.csv' })).release?.counts).toMatchObject({ unchanged: 1, gone: 1 });
  });
});
