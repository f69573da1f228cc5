import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from './bank-holidays.ts';
import { dueInSchoolWeeks, dueInWorkingDays } from './due-date.ts';
import { addDays } from './plain-date.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { isSchoolDay } from './school-calendar.ts';
import { isWorkingDay } from './working-days.ts';

const term = (name: 'Autumn' | 'Spring' | 'Summer', startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string) => ({ academicYear: '2026/27', name, startsOn, halfTermFrom, halfTermTo, endsOn }); // prettier-ignore
const calendar: SchoolCalendar = {
  terms: [
    term('Autumn', '2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18'),
    term('Spring', '2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'),
    term('Summer', '2027-04-12', '2027-05-31', '2027-06-04', '2027-07-21'),
  ],
  bankHolidays,
  holidays: daysOf(bankHolidays),
  insetDays: new Set(),
  provisionalYears: [],
};

describe('a day that something is due', () => {
  it('says how it was worked out in working days, with the bank holidays it passes over', () => {
    expect(dueInWorkingDays(calendar, '2026-12-21', 5)).toMatchObject({
      date: '2026-12-30',
      way: '5 working days after Monday 21 December 2026, which is not counted itself; Mondays to Fridays, not counting 25 December 2026 (Christmas Day), 28 December 2026 (Boxing Day (substitute day))',
      why: 'Wednesday 30 December 2026: 5 working days after Monday 21 December 2026, which is not counted itself; Mondays to Fridays, not counting 25 December 2026 (Christmas Day), 28 December 2026 (Boxing Day (substitute day)).',
    });
    expect(dueInWorkingDays(calendar, '2026-11-23', 1).why).toBe(
      'Tuesday 24 November 2026: 1 working day after Monday 23 November 2026, which is not counted itself; Mondays to Fridays, no bank holiday falls between.',
    );
  });

  it('says how it was worked out in school weeks, with the holidays it passes over and whether anybody has confirmed them', () => {
    const due = dueInSchoolWeeks(calendar, '2026-12-14', 6, 'the authority’s term dates');
    expect(due).toMatchObject({ ok: true, value: { date: '2027-02-08' } });
    expect(due.ok && due.value.why).toContain(
      '6 school weeks after Monday 14 December 2026; by the authority’s term dates, not counting 19 December 2026 to 3 January 2027.',
    );
    const guessed = dueInSchoolWeeks({ ...calendar, provisionalYears: ['2026/27'] as never }, '2026-12-14', 1, 'x');
    expect(guessed.ok && guessed.value.why).toContain('nobody has confirmed them');
    expect(dueInSchoolWeeks(calendar, '2027-07-12', 20, 'x')).toMatchObject({ ok: false });
  });

  const days = fc.integer({ min: 0, max: 600 }).map((after) => addDays('2026-01-05', after));
  it('in working days is never a day that is none, and the later the day or the more of them, the later', () => {
    fc.assert(
      fc.property(days, fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 40 }), (day, more, later, count) => {
        const due = dueInWorkingDays(calendar, day, count).date;
        expect(isWorkingDay(due, calendar.holidays)).toBe(true);
        expect(dueInWorkingDays(calendar, day, count + more).date >= due).toBe(true);
        expect(dueInWorkingDays(calendar, addDays(day, later), count).date >= due).toBe(true);
      }),
    );
  });

  it('in school weeks is never a day without school, and the more of them, the later', () => {
    const inYear = fc.integer({ min: 0, max: 150 }).map((after) => addDays('2026-09-01', after));
    fc.assert(
      fc.property(inYear, fc.integer({ min: 1, max: 8 }), (day, count) => {
        const [due, next] = [dueInSchoolWeeks(calendar, day, count, 'x'), dueInSchoolWeeks(calendar, day, count + 1, 'x')];
        if (!due.ok || !next.ok) throw new Error('The terms reach so far.');
        expect(isSchoolDay(calendar, due.value.date)).toBe(true);
        expect(next.value.date > due.value.date).toBe(true);
      }),
    );
  });
});
