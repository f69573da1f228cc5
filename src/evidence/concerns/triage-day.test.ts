import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../kernel/bank-holidays.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { isOverdue, triageDueOn } from './triage-day.ts';

const holidays = new Set(bankHolidays.map(({ on }) => on));
const calendar = { bankHolidays, holidays };

describe('the day by which a concern is triaged', () => {
  it.each([
    ['2026-11-26', '2026-12-03'],
    ['2026-11-28', '2026-12-04'],
    ['2026-12-22', '2026-12-31'],
    ['2027-03-25', '2027-04-05'],
  ])('logged on %s: %s', (on, expected) => {
    expect(triageDueOn(on, calendar).on).toBe(expected);
  });

  it('says how it was worked out', () => {
    expect(triageDueOn('2026-11-26', calendar).how).toBe(
      '5 working days after Thursday 26 November 2026, which is not counted itself; Mondays to Fridays, no bank holiday falls between; from when it was logged',
    );
    expect(triageDueOn('2026-11-26', calendar, 'reopened').how).toContain('from when it was reopened');
  });

  it('is a working day, and never earlier for what was logged later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (days) => {
        const [one, next] = [addDays('2025-01-01', days), addDays('2025-01-01', days + 1)];
        expect(isWorkingDay(triageDueOn(one, calendar).on, holidays)).toBe(true);
        expect(triageDueOn(next, calendar).on >= triageDueOn(one, calendar).on).toBe(true);
      }),
    );
  });

  it.each([
    ['waiting', '2026-11-25', true],
    ['waiting', '2026-11-26', false],
    ['accepted', '2026-11-25', false],
  ])('%s, due on %s: overdue %s', (state, triageDue, expected) => {
    expect(isOverdue({ state, triageDueOn: triageDue }, '2026-11-26')).toBe(expected);
  });
});
