import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from './bank-holidays.ts';
import { addDays } from './plain-date.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

const holidays = daysOf(bankHolidays);
const days = fc.integer({ min: 0, max: 1400 }).map((after) => addDays('2024-03-01', after));
const counts = fc.integer({ min: -150, max: 150 });

describe('a working day', () => {
  it.each([
    ['2026-04-02', 'Thursday', true],
    ['2026-04-03', 'Good Friday', false],
    ['2026-04-04', 'Saturday', false],
    ['2026-04-05', 'Sunday', false],
    ['2026-04-06', 'Easter Monday', false],
    ['2026-04-07', 'Tuesday', true],
    ['2026-12-28', 'the day instead of Boxing Day', false],
  ])('%s, %s: %s', (day, _, works) => {
    expect(isWorkingDay(day, holidays)).toBe(works);
  });

  it('is any weekday where no holidays are given', () => {
    expect(isWorkingDay('2026-04-03', new Set())).toBe(true);
  });
});

describe('adding working days', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-12-24', 2, '2026-12-30'],
    ['2026-12-18', 10, '2027-01-06'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-11-23', -5, '2026-11-16'],
  ])('to %s: %i are over on %s', (day, count, reached) => {
    expect(addWorkingDays(day, count, holidays)).toBe(reached);
  });

  it('never ends on a day that is none, and can be counted again', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const reached = addWorkingDays(day, count, holidays);
        if (count !== 0) expect(isWorkingDay(reached, holidays)).toBe(true);
        expect(workingDaysBetween(day, reached, holidays)).toBe(count + 0);
      }),
    );
  });

  it('in two steps comes to the same as in one', () => {
    fc.assert(
      fc.property(days, fc.nat(80), fc.nat(80), (day, first, then) => {
        expect(addWorkingDays(addWorkingDays(day, first, holidays), then, holidays)).toBe(addWorkingDays(day, first + then, holidays));
      }),
    );
  });
});

describe('the working days between two days', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-23', '2026-11-20', -1],
    ['2025-12-31', '2026-12-31', 253],
  ])('%s and %s are %i', (from, to, count) => {
    expect(workingDaysBetween(from, to, holidays)).toBe(count);
  });

  it('add up', () => {
    fc.assert(
      fc.property(days, fc.nat(200), fc.nat(200), (from, first, then) => {
        const middle = addDays(from, first);
        const to = addDays(middle, then);
        expect(workingDaysBetween(from, middle, holidays) + workingDaysBetween(middle, to, holidays)).toBe(workingDaysBetween(from, to, holidays));
      }),
    );
  });
});
