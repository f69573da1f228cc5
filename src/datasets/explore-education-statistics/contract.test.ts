import { basename } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { createLoads, edited, fixture, forgetLoads, publishedFigures } from '../releases/test-loads.ts';
import type { Loads } from '../releases/test-loads.ts';

const source = 'explore-education-statistics';
const fixtures = `${source}/fixtures`;

describe('a file of explore education statistics', () => {
  let db: Database;
  let loads: Loads;
  beforeAll(async () => {
    db = await openTestDatabase();
    loads = createLoads(db);
  });
  beforeEach(() => forgetLoads(db));

  const load = (path: string) => loads.load(fixture(`${fixtures}/${path}`), { source, fileName: basename(path) });
  const rows = () => publishedFigures(db);

  it('of weeks: a row for each place, week and phase, its cells as they came', async () => {
    expect(await load('attendance-weekly.csv')).toMatchObject({ layout: 'attendance-weekly', counts: { rows: 3, rejected: 0 } });
    expect(await rows()).toMatchObject([
      { period: '2026 week 05', level: 'country', subject: 'E92000001', name: 'England', breakdown: 'Total', rest: { attendance_perc: '93.1' } },
      { period: '2026 week 37', level: 'authority', subject: '899', name: 'Fenbridge', breakdown: 'Special', rest: { attendance_perc: 'c' } },
      { period: '2026 week 37', level: 'region', subject: 'E12000006', name: 'East of England', breakdown: 'Primary', status: 'unstated' },
    ]);
  });

  it('of weeks is not the one to date, though all the columns of both are there', async () => {
    const toDate = edited(`${fixtures}/attendance-weekly.csv`, (text) =>
      text.replace('unauthorised_absence_perc', 'unauthorised_absence_perc,pa_perc').replaceAll(/(\d|c)$/gm, '$1,18.1'),
    );
    expect((await loads.stage(toDate, { source })).release?.layout).toBe('attendance-weekly');
    const years = edited(`${fixtures}/attendance-weekly.csv`, (text) =>
      text
        .replace('unauthorised_absence_perc', 'unauthorised_absence_perc,pa_perc')
        .replaceAll(/2026,Week \d+/g, '202627,Academic year')
        .replaceAll(/(\d|c)$/gm, '$1,18.1'),
    );
    expect((await loads.stage(years, { source })).release?.layout).toBe('attendance-year-to-date');
  });

  it('of areas: a unitary authority as itself and as a district, two authorities as one row, and no other kind of area', async () => {
    const content = fixture(`${fixtures}/early-years-profile.csv`);
    const staged = await loads.stage(content, { source, fileName: 'profile.csv' });
    expect(staged.release).toMatchObject({ layout: 'early-years-profile', counts: { rows: 4, rejected: 1 } });
    const review = await loads.datasets.reviewRelease(staged.release!.id);
    expect(review?.rejected).toMatchObject([
      { line: 6, column: 'old_la_code', reason: 'The row is for an authority, and has no code for it, so nobody can tell whose it is.' },
    ]);
    await loads.datasets.acceptRelease(staged.release!.id, { by: 'Lead', goneConfirmed: false });
    expect(await rows()).toMatchObject([
      { period: '2025/26', level: 'authorities', subject: '898 / 899', name: 'Fenbridge and Otherton', breakdown: 'FSM|FSM|Boys' },
      { level: 'authority', subject: '899', breakdown: 'Total|Total|Total', rest: { gld_percentage: '65.0' } },
      { level: 'district', subject: 'E06999901', name: 'Fenbridge', breakdown: 'Total|Total|Total' },
    ]);
  });

  it('of school places: names of its own for year and authority', async () => {
    await load('school-places.csv');
    expect(await rows()).toMatchObject([
      { dataset: 'school-places', period: '2025/26', level: 'authority', subject: '899', name: 'Fenbridge', rest: { For_1_S: 'Low' } },
      { level: 'country', rest: { For_1_P: 'NA' } },
    ]);
  });

  it('that has lost an indicator is quarantined, and says which', async () => {
    const content = edited(`${fixtures}/early-years-profile.csv`, (text) => text.replace('gld_percentage', 'gld_pc'));
    expect(await loads.stage(content, { source })).toMatchObject({
      outcome: 'quarantined',
      reason: expect.stringContaining('The column “gld_percentage” is missing.') as string,
    });
  });
});

describe('a file of the indices of deprivation', () => {
  it('gives each small area its rank', async () => {
    const db = await openTestDatabase();
    await createLoads(db).load(fixture('deprivation/fixtures/imd-2025.csv'), { source: 'deprivation', fileName: 'imd-2025.csv' });
    const [first] = await publishedFigures(db);
    expect(first).toMatchObject({
      dataset: 'deprivation',
      period: '2025',
      level: 'lsoa',
      subject: 'E01999901',
      name: 'Fenbridge 001A',
      rest: { 'Index of Multiple Deprivation (IMD) Rank': '5372' },
    });
  });
});
