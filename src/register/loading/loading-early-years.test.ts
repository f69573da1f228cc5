import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildEarlyYearsSite, childmindersFile, ownListFile, settingsFile } from '../../../demo/builders/early-years.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { createAuthority } from '../authorities/create-authority.ts';
import { operator, useRegister } from './loading-register.fixture.ts';

let db: Database;
const { begin, files, forgetEverything, load, providerOf } = useRegister(() => db);
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(forgetEverything);

describe('loading early years lists', () => {
  const listed = (registrationNumber: string, ofstedNumber: string, name: string, laName = 'Ambermoor') => ({
    laName,
    registrationNumber,
    ofstedNumber,
    name,
  });
  const list = (...settings: ReturnType<typeof listed>[]) =>
    load('early-years', settingsFile(settings), { fileName: 'settings.csv', goneConfirmed: true });
  const site = (changes: Partial<Parameters<typeof buildEarlyYearsSite>[0]>) =>
    buildEarlyYearsSite({ registrationNumber: 'EY990001', name: 'Larkfield Nursery', ...changes });

  async function earlyYears(): Promise<unknown[]> {
    const { rows } = await sql`
      select registration_number as number, name, status, la_code, capacity from provider where legal_track = 'early-years' and joined_to is null
      order by registration_number`.execute(db.kysely);
    return rows;
  }

  it('keeps a setting what it is when the Department gives it another number of its own', async () => {
    await begin();
    await files['establishments']();
    await list(listed('EY990001', '650001', 'Larkfield Nursery'));
    const before = await providerOf('EY990001');
    await list(listed('EY990001', '650009', 'Larkfield Day Nursery'));
    expect(await earlyYears()).toEqual([{ number: 'EY990001', name: 'Larkfield Day Nursery', status: 'open', la_code: '999', capacity: null }]);
    expect((await providerOf('EY990001')).id).toBe(before.id);
  });

  it('closes a setting that no list names any more', async () => {
    await begin();
    await list(listed('EY990001', '650001', 'Larkfield Nursery'), listed('ey990002', '650002', 'Hazel Pre-school'));
    await list(listed('EY990002', '650002', 'Hazel Pre-school'));
    expect(await earlyYears()).toMatchObject([
      { number: 'EY990001', status: 'closed' },
      { number: 'EY990002', status: 'open' },
    ]);
  });

  it('takes a school’s own nursery for the school, whichever list came first, and the same digits elsewhere for a coincidence', async () => {
    for (const order of [
      ['list', 'register'],
      ['register', 'list'],
    ]) {
      await begin();
      for (const each of order) {
        if (each === 'register') await files['establishments']();
        else await list(listed('900103', '650003', 'Pell Nursery'), listed('900104', '650004', 'The Orrin Centre', 'Brinsea'));
      }
      expect(await earlyYears()).toMatchObject([{ number: '900104', name: 'The Orrin Centre' }]);
      const { rows } = await sql`
        select p.name from provider_identifier i join provider p on p.id = i.provider_id where i.scheme = 'ofsted' and i.value = '900103'`.execute(
        db.kysely,
      );
      expect(rows).toEqual([{ name: 'Pell Primary School' }]);
      await forgetEverything();
    }
  });

  it('lets an authority’s own list speak of its own settings, and not of those listed under another authority', async () => {
    await begin();
    await files['establishments']();
    await db.transaction((tx) => createAuthority(tx, operator, { laCode: '998', name: 'Brinsea' }));
    await list(listed('EY990001', '650001', 'Larkfield Nursery'), listed('EY990005', '650005', 'Quay Nursery', 'Brinsea'));
    const own = [
      site({ siteName: 'Mill Lane', places: 24 }),
      site({ siteName: 'High Street', places: 16 }),
      site({ registrationNumber: 'EY990005', name: 'A slip of the pen' }),
    ];
    await load('early-years', ownListFile(own), { fileName: 'own.csv' });
    expect(await earlyYears()).toEqual([
      { number: 'EY990001', name: 'Larkfield Nursery', status: 'open', la_code: '999', capacity: 40 },
      { number: 'EY990005', name: 'Quay Nursery', status: 'open', la_code: '998', capacity: null },
    ]);
  });

  it('makes providers of listed settings and childminders, but not of the schools that the list repeats without a number', async () => {
    await begin();
    const settings = [
      { laName: 'Ambermoor', registrationNumber: 'EY990001', ofstedNumber: '650001', name: 'Larkfield Nursery' },
      { laName: 'Ambermoor', registrationNumber: '', ofstedNumber: '900103', name: 'Pell Primary School' },
    ];
    await files['establishments']();
    await load('early-years', settingsFile(settings), { fileName: 'settings.csv' });
    await load('early-years', childmindersFile([{ laName: 'Ambermoor', registrationNumber: 'EY990002', ofstedNumber: '650002' }]), {
      fileName: 'childminders.csv',
    });
    const { rows } = await sql`select name, kind, la_code from provider where kind in ('early-years-setting', 'childminder') order by name`.execute(
      db.kysely,
    );
    expect(rows).toEqual([
      { name: 'Childminder EY990002', kind: 'childminder', la_code: '999' },
      { name: 'Larkfield Nursery', kind: 'early-years-setting', la_code: '999' },
    ]);
  });
});
