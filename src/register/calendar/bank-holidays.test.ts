import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { bankHolidays, bankHolidaysOf } from '../../kernel/bank-holidays.ts';
import { fixedClock } from '../../platform/clock.ts';
import { anonymous } from '../../platform/identity/actor.ts';
import { joinBankHolidays, readBankHolidays } from './bank-holidays.ts';
import { findCalendar } from './find-calendar.ts';
import { importBankHolidays } from './import-bank-holidays.ts';

const event = (date: string, title = 'A holiday', notes = '') => ({ title, date, notes, bunting: true });
const file = (...events: object[]) => JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events }, 'scotland': { events: [] } });
/** 2030 as the rule has it, with one holiday more and one moved. */
const proclaimed = [
  ...bankHolidaysOf(2030)
    .filter(({ name }) => name !== 'Spring bank holiday')
    .map(({ on, name }) => event(on, name)),
  event('2030-06-03', 'Spring bank holiday'),
  event('2030-06-04', 'A jubilee'),
];

describe('the file of bank holidays that gov.uk publishes', () => {
  it('is read for England and Wales, with which are substitutes', () => {
    const read = readBankHolidays(file(event('2026-12-28', 'Boxing Day', 'Substitute day'), event('2026-12-25', 'Christmas Day')));
    expect(read).toEqual({
      ok: true,
      value: [
        { on: '2026-12-25', name: 'Christmas Day' },
        { on: '2026-12-28', name: 'Boxing Day (substitute day)' },
      ],
    });
  });

  it.each([
    ['no JSON', 'day,name', 'not JSON'],
    ['of another shape', '{"scotland": {}}', 'no list of the bank holidays'],
    ['without any', file(), 'no list of the bank holidays'],
    ['with a day that is none', file(event('2026-02-30')), 'which is no day'],
    ['with a day twice', file(event('2026-05-04'), event('2026-05-04')), 'twice'],
  ])('is refused in words where it is %s', (_, text, reason) => {
    const read = readBankHolidays(text);
    expect(read.ok ? '' : read.reason).toContain(reason);
  });
});

describe('bank holidays that were loaded', () => {
  it('count before the rule for a year they have whole, and beside it for one they have not', () => {
    const loaded = readBankHolidays(file(...proclaimed, event('2027-01-01'), event('2027-07-05', 'An extra one')));
    if (!loaded.ok) throw new Error(loaded.reason);
    const joined = joinBankHolidays(loaded.value, [...bankHolidays, ...bankHolidaysOf(2030)]);
    expect(joined.filter(({ on }) => on.startsWith('2030-05') || on.startsWith('2030-06')).map(({ on }) => on)).toEqual([
      '2030-05-06',
      '2030-06-03',
      '2030-06-04',
    ]);
    expect(joined.filter(({ on }) => on.startsWith('2027'))).toHaveLength(9);
    expect(joined.filter(({ on }) => on.startsWith('2026'))).toHaveLength(8);
  });

  it('are in every calendar, and one that gov.uk moved is not left behind', async () => {
    const db = await openTestDatabase();
    const actor = { ...anonymous, kind: 'operator', name: 'Op' } as const;
    const load = async (text: string) => {
      const read = readBankHolidays(text);
      if (!read.ok) throw new Error(read.reason);
      await db.transaction((tx) =>
        importBankHolidays(tx, { actor, clock: fixedClock('2026-11-23T09:00:00Z') }, { holidays: read.value, source: 'x' }),
      );
      const { holidays } = await findCalendar(db.kysely, { authorityId: 0 });
      return ['2027-07-05', '2027-07-12', '2026-12-28'].map((on) => holidays.has(on));
    };
    expect(await load(file(event('2027-07-05')))).toEqual([true, false, true]);
    expect(await load(file(event('2027-07-12')))).toEqual([false, true, true]);
  });
});
