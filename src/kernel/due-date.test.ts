import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from './bank-holidays.ts';
import { dueByCalendar, dueInOwnDays, dueInSchoolDays, dueInSchoolWeeks, dueInWorkingDays, onWorkingDay, schoolHolidaysOf } from './due-date.ts';
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
      '6 school weeks after Monday 14 December 2026; by the authority’s term dates, every week counts in which there is a school day, and so not the 2 weeks from Monday 21 December 2026 to Sunday 3 January 2027.',
    );
    const none = dueInSchoolWeeks(calendar, '2026-11-09', 2, 'x');
    expect(none.ok && none.value.why).toBe(
      'Monday 23 November 2026: 2 school weeks after Monday 9 November 2026; by x, every week counts in which there is a school day, as in all of these.',
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

  it('in school weeks is where whoever counts by its sentence comes to, weeks that are partly holiday among them', () => {
    const partly = dueInSchoolWeeks(calendar, '2027-03-17', 2, 'x');
    expect(partly, 'the week of Thursday 25 March, the last of term, is one').toMatchObject({ ok: true, value: { date: '2027-04-14' } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 12 }), (after, count) => {
        const day = addDays('2026-09-01', after);
        const due = dueInSchoolWeeks(calendar, day, count, 'x');
        if (!due.ok) return;
        const left = [...due.value.why.matchAll(/the (?:week|(\d+) weeks) from/gu)].reduce((sum, [, weeks]) => sum + Number(weeks ?? 1), 0);
        const byHand = addDays(day, 7 * (count + left));
        const weekOf = (each: string) => Math.floor((Date.parse(each) / 86_400_000 + 3) / 7);
        expect(weekOf(byHand)).toBe(weekOf(due.value.date));
        if (!due.value.why.includes('moved from')) expect(due.value.date).toBe(byHand);
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

describe('a day by a rule of its own', () => {
  const days = fc.integer({ min: 0, max: 250 }).map((after) => addDays('2026-09-01', after));
  const counts = fc.integer({ min: 1, max: 15 });

  it('leaves out the school’s holidays of more than a week, and no shorter one', () => {
    const holidays = schoolHolidaysOf(calendar);
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const due = dueInOwnDays(calendar, holidays, day, count);
        if (!due.ok) return;
        const counted = Array.from({ length: 400 }, (_, index) => addDays(day, index + 1))
          .filter((each) => each <= due.value.date && isWorkingDay(each, calendar.holidays))
          .filter(
            (each) =>
              !(['2026-12-19', '2027-03-26'] as const).some(
                (from, at) => from <= each && each <= (['2027-01-03', '2027-04-11'] as const)[at === 0 ? 0 : 1],
              ),
          );
        expect(counted).toHaveLength(count);
        expect(counted.at(-1)).toBe(due.value.date);
      }),
    );
  });

  it('in school days ends on one, and counts them all', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const due = dueInSchoolDays(calendar, day, count, 'x');
        if (!due.ok) return;
        const between = Array.from({ length: 400 }, (_, index) => addDays(day, index + 1)).filter((each) => each <= due.value.date);
        expect(between.filter((each) => isSchoolDay(calendar, each))).toHaveLength(count);
        expect(isSchoolDay(calendar, due.value.date)).toBe(true);
      }),
    );
  });

  it('is moved to a working day, and says from which', () => {
    const sunday = dueByCalendar('2026-11-20', 2, 'calendar day');
    expect(onWorkingDay(calendar, sunday, 'before')).toMatchObject({
      date: '2026-11-20',
      why: 'Friday 20 November 2026: the working day before Sunday 22 November 2026, on which offices are closed. Sunday 22 November 2026: 2 calendar days after Friday 20 November 2026.',
    });
    expect(onWorkingDay(calendar, sunday, 'after').date).toBe('2026-11-23');
    expect(onWorkingDay(calendar, dueByCalendar('2026-12-31', 2, 'month'), 'after').date).toBe('2027-03-01');
  });
});
