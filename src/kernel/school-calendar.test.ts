import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, daysOf } from './bank-holidays.ts';
import { addDays, weekdayOf } from './plain-date.ts';
import {
  addSchoolWeeks,
  halfTermOf,
  halfTermsOf,
  isInLastDaysOfTerm,
  isSchoolDay,
  mayPostLetter,
  nextPostingDay,
  termOf,
  type SchoolCalendar,
  type Term,
  type TermName,
} from './school-calendar.ts';
import { isWorkingDay } from './working-days.ts';

const term = (academicYear: string, name: TermName, ...[startsOn, halfTermFrom, halfTermTo, endsOn]: [string, string, string, string]): Term => {
  return { academicYear, name, startsOn, halfTermFrom, halfTermTo, endsOn };
};
const calendar: SchoolCalendar = {
  terms: [
    term('2026/27', 'Autumn', '2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18'),
    term('2026/27', 'Spring', '2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'),
    term('2026/27', 'Summer', '2027-04-12', '2027-05-31', '2027-06-04', '2027-07-21'),
  ],
  bankHolidays,
  holidays: daysOf(bankHolidays),
  // The first day of the year, and the last: pupils are gone on 20 July.
  insetDays: new Set(['2026-09-01', '2027-07-21']),
  provisionalYears: [],
};
const days = fc.integer({ min: 0, max: 330 }).map((after) => addDays('2026-08-28', after));
const everyDay = Array.from({ length: 365 }, (_, index) => addDays('2026-08-15', index));

describe('a day of the school year', () => {
  it.each([
    ['2026-08-31', null, null, false],
    ['2026-09-01', 'Autumn', 'Autumn 1', false],
    ['2026-09-02', 'Autumn', 'Autumn 1', true],
    ['2026-10-23', 'Autumn', 'Autumn 1', true],
    ['2026-10-25', 'Autumn', 'Autumn 1', false],
    ['2026-10-26', 'Autumn', null, false],
    ['2026-11-01', 'Autumn', 'Autumn 2', false],
    ['2026-11-02', 'Autumn', 'Autumn 2', true],
    ['2026-12-18', 'Autumn', 'Autumn 2', true],
    ['2026-12-21', null, null, false],
    ['2027-02-12', 'Spring', 'Spring 1', true],
    ['2027-02-22', 'Spring', 'Spring 2', true],
    ['2027-05-03', 'Summer', 'Summer 1', false],
    ['2027-06-07', 'Summer', 'Summer 2', true],
    ['2027-07-21', 'Summer', 'Summer 2', false],
    ['2027-07-22', null, null, false],
  ])('%s is in the term %s and the half-term %s; a school day: %s', (day, name, half, open) => {
    expect(termOf(calendar, day)?.name ?? null).toBe(name);
    expect(halfTermOf(calendar, day)?.name ?? null).toBe(half);
    expect(isSchoolDay(calendar, day)).toBe(open);
  });

  it('is one of six half-terms, in order', () => {
    const names = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'];
    expect(halfTermsOf(calendar).map(({ name }) => name)).toEqual(names);
  });

  it('that is an INSET day is a working day, and no school day', () => {
    for (const day of calendar.insetDays) expect([isWorkingDay(day, calendar.holidays), isSchoolDay(calendar, day)]).toEqual([true, false]);
  });

  it('is a school day only where it is a working day of a half-term', () => {
    fc.assert(
      fc.property(days, (day) => {
        if (isSchoolDay(calendar, day)) expect([isWorkingDay(day, calendar.holidays), halfTermOf(calendar, day) !== null]).toEqual([true, true]);
      }),
    );
  });
});

describe('the last days of a term', () => {
  it.each([
    ['2026-12-16', 2, false],
    ['2026-12-17', 2, true],
    ['2026-12-18', 2, true],
    ['2026-12-19', 2, false],
    ['2026-10-23', 2, false],
    ['2027-07-16', 2, false],
    ['2027-07-17', 2, false],
    ['2027-07-19', 2, true],
    ['2027-07-20', 2, true],
    ['2027-07-21', 2, true],
    ['2027-07-17', 3, true],
    ['2026-12-18', 0, false],
  ])('%s is in the last %i: %s', (day, count, isLast) => {
    expect(isInLastDaysOfTerm(calendar, day, count)).toBe(isLast);
  });

  it('have as many school days as are asked for, in each term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        for (const { startsOn, endsOn } of calendar.terms) {
          const last = everyDay.filter((day) => startsOn <= day && day <= endsOn && isInLastDaysOfTerm(calendar, day, count));
          expect(last.filter((day) => isSchoolDay(calendar, day))).toHaveLength(count);
          expect(last.at(-1)).toBe(endsOn);
        }
      }),
    );
  });
});

describe('school weeks', () => {
  it.each([
    ['2026-11-10', 0, '2026-11-10'],
    ['2026-11-10', 1, '2026-11-17'],
    // Over the half-term holiday, Christmas and a day on which the school is shut.
    ['2026-10-21', 1, '2026-11-04'],
    ['2026-11-23', 6, '2027-01-18'],
    ['2027-04-26', 1, '2027-05-04'],
    ['2027-03-19', 1, '2027-03-25'],
    ['2026-10-28', 1, '2026-11-04'],
  ])('from %s, %i later it is %s', (day, weeks, reached) => {
    expect(addSchoolWeeks(calendar, day, weeks)).toEqual({ ok: true, value: reached });
  });

  it('are not counted beyond the terms that are known', () => {
    expect(addSchoolWeeks(calendar, '2027-07-05', 6)).toEqual({ ok: false, reason: 'Term dates after 21 July 2027 are not known' });
    expect(addSchoolWeeks({ ...calendar, terms: [] }, '2027-07-05', 1)).toEqual({ ok: false, reason: 'No term dates are known' });
  });

  it('end on a school day, the more of them the later', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (day, weeks) => {
        const [fewer, more] = [addSchoolWeeks(calendar, day, weeks), addSchoolWeeks(calendar, day, weeks + 1)];
        if (fewer.ok) expect(isSchoolDay(calendar, fewer.value)).toBe(true);
        if (fewer.ok && more.ok) expect(more.value > fewer.value).toBe(true);
      }),
    );
  });
});

describe('an adverse letter', () => {
  it.each([
    ['2026-11-23', null],
    ['2026-11-26', null],
    ['2026-11-27', 'Friday 27 November 2026 is a Friday'],
    ['2026-11-28', 'Saturday 28 November 2026 is no working day'],
    ['2027-05-03', 'Monday 3 May 2027 is a bank holiday (Early May bank holiday)'],
    ['2027-03-26', 'Friday 26 March 2027 is a bank holiday (Good Friday)'],
    ['2026-12-17', 'Thursday 17 December 2026 is in the last two days of the autumn term'],
    ['2026-12-18', 'Friday 18 December 2026 is a Friday'],
    // The INSET day after the pupils' last.
    ['2027-07-21', 'Wednesday 21 July 2027 is in the last two days of the summer term'],
    ['2027-07-19', 'Monday 19 July 2027 is in the last two days of the summer term'],
    ['2026-09-01', null],
  ])('on %s is kept back because: %s', (day, reason) => {
    const may = mayPostLetter(calendar, day);
    expect(may.ok ? null : may.reason.split(':')[0]).toBe(reason);
  });

  it.each([
    ['2026-11-23', null],
    ['2026-10-26', 'It is in the school holidays: nobody may be there to read it'],
    ['2026-12-21', 'It is in the school holidays: nobody may be there to read it'],
    ['2027-08-02', 'Term dates are not known for this day'],
    ['2026-08-27', 'Term dates are not known for this day'],
  ])('on %s may go, with the caution: %s', (day, caution) => {
    expect(mayPostLetter(calendar, day)).toEqual({ ok: true, value: { day, caution } });
  });

  it.each([
    ['2026-11-26', '2026-11-30'],
    ['2026-11-23', '2026-11-24'],
    ['2026-12-16', '2027-01-04'],
    ['2026-10-22', '2026-11-02'],
    ['2027-04-30', '2027-05-04'],
    // Term dates end here.
    ['2027-07-20', '2027-07-22'],
  ])('that misses %s goes next on %s', (day, next) => {
    expect(nextPostingDay(calendar, day)).toBe(next);
  });

  it('never goes on a Friday, at a weekend, on a bank holiday or in a term’s last two school days, now or next', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = nextPostingDay(calendar, day);
        expect(next > day).toBe(true);
        for (const each of [next, ...(mayPostLetter(calendar, day).ok ? [day] : [])]) {
          expect(weekdayOf(each)).not.toBe('Friday');
          expect(isWorkingDay(each, calendar.holidays)).toBe(true);
          expect(isInLastDaysOfTerm(calendar, each, 2)).toBe(false);
        }
      }),
    );
  });
});
