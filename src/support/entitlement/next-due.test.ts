import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../kernel/plain-date.ts';
import type { SchoolCalendar, Term } from '../../kernel/school-calendar.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { dueAfter } from '../programmes/clock/due-rules.ts';
import type { Cadence } from './entitlement-document.ts';
import { nextDue } from './next-due.ts';

const term = (academicYear: string, name: Term['name'], startsOn: string, endsOn: string, halfTermFrom: string, halfTermTo: string): Term => ({
  academicYear,
  name,
  startsOn,
  endsOn,
  halfTermFrom,
  halfTermTo,
});
const calendar: SchoolCalendar = {
  terms: [
    term('2026/27', 'Autumn', '2026-09-02', '2026-12-18', '2026-10-26', '2026-10-30'),
    term('2026/27', 'Spring', '2027-01-04', '2027-03-25', '2027-02-15', '2027-02-19'),
    term('2026/27', 'Summer', '2027-04-12', '2027-07-21', '2027-05-31', '2027-06-04'),
    term('2027/28', 'Autumn', '2027-09-02', '2027-12-17', '2027-10-25', '2027-10-29'),
  ],
  bankHolidays: [{ on: addDays('2026-12-25', 0), name: 'Christmas Day' }],
  holidays: new Set(['2026-12-25']),
  insetDays: new Set(),
  provisionalYears: [],
};
const today = '2026-11-23';
const cadence = (unit: Cadence['unit'], every = 1, firstWithin: number | null = null): Cadence => ({ what: 'visit', every, unit, firstWithin });
const due = (of: Cadence, last: string | null, from: string | null) => nextDue(of, { last, from }, { calendar, today });
const onOf = (of: Cadence, last: string | null, from: string | null): string | null => {
  const found = due(of, last, from);
  return found.kind === 'due' ? found.on : null;
};

describe('when the next visit is due', () => {
  const anyDay = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-09-02', n));
  it.each<[string, Cadence, string | null, string | null, string | null]>([
    ['each term, none yet: by the end of this term', cadence('term'), null, '2026-11-04', '2026-12-18'],
    ['each term, one this term: by the end of the next', cadence('term'), '2026-11-20', '2026-11-04', '2027-03-25'],
    ['each term, the last before the tier: none yet', cadence('term'), '2026-10-02', '2026-11-04', '2026-12-18'],
    ['each term, one earlier in this one', cadence('term'), '2026-10-02', '2026-09-01', '2027-03-25'],
    ['each term, owed from the holidays: by the end of the next', cadence('term'), null, '2026-12-29', '2027-03-25'],
    ['each half-term', cadence('half-term'), '2026-11-04', '2026-09-01', '2027-02-12'],
    ['each year, none yet', cadence('year'), null, '2026-11-04', '2027-07-21'],
    ['each year, one had', cadence('year'), '2026-11-20', '2026-11-04', '2027-12-17'],
    ['every two school weeks, past the holidays', cadence('school-weeks', 2), '2026-12-14', '2026-11-04', '2027-01-11'],
    ['every two weeks by the calendar, on from a bank holiday', cadence('weeks', 2), '2026-12-11', '2026-11-04', '2026-12-28'],
    ['every two months, on from a Sunday', cadence('months', 2), '2026-09-01', '2026-01-10', '2026-11-02'],
    ['the first within five working days', cadence('weeks', 2, 5), null, '2026-12-22', '2026-12-30'],
    ['after the first, as often as it says', cadence('weeks', 2, 5), '2026-12-29', '2026-12-22', '2027-01-12'],
    ['not known where it is not known since when', cadence('months', 2), null, null, null],
    ['not known where the terms are not', cadence('term'), '2027-12-01', '2026-09-01', null],
  ])('%s', (_what, of, last, from, expected) => {
    expect(onOf(of, last, from)).toBe(expected);
  });

  it('is the day that a programme has for the same rule', () => {
    const months = (base: string) =>
      dueAfter({ calendar, ownHolidays: [] }, { count: 2, unit: 'months', from: { kind: 'start' }, source: 'Provisional', statutory: false }, base);
    fc.assert(
      fc.property(anyDay, (last) => {
        const inProgramme = months(last);
        expect(onOf(cadence('months', 2), last, '2026-09-01')).toBe(inProgramme.ok ? inProgramme.value.date : null);
      }),
    );
  });

  it('is said with how it was worked out', () => {
    expect(due(cadence('term'), '2026-11-20', '2026-11-04')).toMatchObject({
      how: 'Visit each term: by the end of the spring term of 2026/27, as the last was on 20 November 2026',
    });
  });

  it('is by the end of the academic year that a term is said to be of, though it begins in August', () => {
    const [autumn, ...rest] = calendar.terms;
    const early = { ...calendar, terms: autumn ? [{ ...autumn, startsOn: '2026-08-31' }, ...rest] : rest };
    expect(nextDue(cadence('year'), { last: null, from: '2026-11-04' }, { calendar: early, today })).toMatchObject({ on: '2027-07-21' });
    expect(nextDue(cadence('year'), { last: '2026-09-03', from: null }, { calendar: early, today })).toMatchObject({ on: '2027-12-17' });
  });

  it('is later for a later visit, and never on a day on which nobody works', () => {
    const kinds = [cadence('term'), cadence('half-term'), cadence('school-weeks', 2), cadence('weeks', 2), cadence('months', 2)];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyDay, anyDay, (of, one, other) => {
        const [early = null, late = null] = [one, other].toSorted().map((last) => onOf(of, last, '2026-09-01'));
        if (early === null || late === null) return;
        // A school week later is the same day of its week, and a Monday of the holidays may follow the Tuesday before them.
        if (of.unit === 'school-weeks') expect(daysBetween(early, late)).toBeGreaterThan(-7);
        else expect([late >= early, isWorkingDay(early, calendar.holidays)]).toEqual([true, true]);
      }),
    );
  });
});

it('a month later is the same day, or the month’s last', () => {
  expect([addMonths('2026-08-31', 1), addMonths('2026-12-31', 2), addMonths('2024-02-29', 12), addMonths('2026-11-15', 14)]).toEqual([
    '2026-09-30',
    '2027-02-28',
    '2025-02-28',
    '2028-01-15',
  ]);
});
