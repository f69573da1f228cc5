import { describe, expect, it } from 'vitest';
import { bankHolidays, bankHolidaysFrom, bankHolidaysOf, daysOf, easterSunday } from './bank-holidays.ts';
import { weekdayOf } from './plain-date.ts';

describe('Easter', () => {
  it.each([
    ['1818-03-22'],
    ['1943-04-25'],
    ['1961-04-02'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2038-04-25'],
    ['2049-04-18'],
  ])('is on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  });
});

describe('the bank holidays of England and Wales', () => {
  // As gov.uk/bank-holidays lists them.
  it.each([
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('in %i are %s', (year, days) => {
    const expected = days.split(' ').map((day) => `${String(year)}-${day}`);
    expect(bankHolidaysOf(year).map(({ on }) => on)).toEqual(expected);
    expect(bankHolidays.filter(({ on }) => on.startsWith(String(year))).map(({ on }) => on)).toEqual(expected);
  });

  it('say which are in place of a day at a weekend', () => {
    expect(bankHolidaysOf(2027).slice(-2)).toEqual([
      { on: '2027-12-27', name: 'Christmas Day (substitute day)' },
      { on: '2027-12-28', name: 'Boxing Day (substitute day)' },
    ]);
    expect(bankHolidaysOf(2028)[0]).toEqual({ on: '2028-01-03', name: 'New Year’s Day (substitute day)' });
  });

  it('where Christmas Day is a Sunday, leave Boxing Day on the Monday, as in 2033', () => {
    expect(bankHolidaysOf(2033).slice(-2)).toEqual([
      { on: '2033-12-26', name: 'Boxing Day' },
      { on: '2033-12-27', name: 'Christmas Day (substitute day)' },
    ]);
  });

  it('are eight different weekdays in any year', () => {
    const years = bankHolidaysFrom(2024, 2123);
    expect(daysOf(years).size).toBe(800);
    expect(years.filter(({ on }) => ['Saturday', 'Sunday'].includes(weekdayOf(on)))).toEqual([]);
  });
});
