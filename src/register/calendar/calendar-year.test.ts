import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstYearOf } from '../../kernel/period.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { isSchoolDay, type Term } from '../../kernel/school-calendar.ts';
import { calendarOf, countingYears, isSameYear, problemsOf, type EnteredYear, type YearEntry } from './calendar-year.ts';
import { todayInWords } from './calendar-words.ts';
import { provisionalYears } from './provisional-years.ts';

const shipped = (year: string) =>
  provisionalYears.find(({ academicYear }) => academicYear === year) ?? { academicYear: year, terms: [], insetDays: [] };
const entry: YearEntry = { ...shipped('2026/27'), source: 'The council’s website' };
const termWith = (index: number, changed: Partial<Term>): YearEntry => ({
  ...entry,
  terms: entry.terms.map((term, place) => (place === index ? { ...term, ...changed } : term)),
});
let last = 0;
const entered = (changed: Partial<EnteredYear> = {}): EnteredYear => {
  last += 3;
  return {
    ...entry,
    id: last,
    ids: [last, last + 1, last + 2],
    providerId: null,
    enteredBy: 'A',
    enteredAt: new Date(0),
    withdrawn: null,
    ...changed,
  };
};
const withdrawn = { by: 'A', at: new Date(0), reason: 'Wrong' };

describe('the years that are shipped', () => {
  it.each(provisionalYears.map((year) => [year.academicYear, year] as const))('%s can stand, with 195 days for staff', (_, year) => {
    expect(problemsOf(year, countingYears([], null))).toEqual([]);
    const calendar = calendarOf(countingYears([], null));
    const starts = `${String(firstYearOf(year.academicYear))}-08-01`;
    const days = Array.from({ length: 396 }, (_each, index) => addDays(starts, index)).filter((day) => isSchoolDay(calendar, day));
    expect(days.filter((day) => year.terms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn))).toHaveLength(195);
    expect(calendar.provisionalYears).toContain(year.academicYear);
  });
});

describe('the year that counts', () => {
  it.each([
    ['what is shipped', [], 7, 'nobody'],
    ['the authority’s', [entered()], 7, 'authority'],
    ['the provider’s own before the authority’s', [entered({ providerId: 7 }), entered()], 7, 'provider'],
    ['the authority’s, whatever its providers have', [entered({ providerId: 7 })], null, 'nobody'],
    ['the authority’s where the provider’s own was withdrawn', [entered(), entered({ providerId: 7, withdrawn })], 7, 'authority'],
    ['what is shipped where the authority’s was withdrawn', [entered({ withdrawn })], null, 'nobody'],
  ] as const)('is %s', (_, years, providerId, of) => {
    expect(countingYears(years, providerId).find(({ academicYear }) => academicYear === '2026/27')?.of).toBe(of);
  });

  it('is the later entry, where two that turned out to be one provider each had their own', () => {
    const [one, other] = [entered({ providerId: 7 }), entered({ providerId: 7 })];
    expect(countingYears([one, other], 7).find(({ academicYear }) => academicYear === '2026/27')?.entered?.id).toBe(other.id);
  });

  it('is not provisional once it is entered', () => {
    expect(calendarOf(countingYears([entered()], null)).provisionalYears).toEqual(['2025/26', '2027/28']);
  });
});

describe('the dates of a year', () => {
  it.each([
    ['stand', entry, null, ''],
    ['end before they start', termWith(1, { endsOn: '2027-01-04' }), 'spring-ends', 'must end after it starts on 4 January 2027'],
    [
      'begin in the term before',
      termWith(1, { startsOn: '2026-12-18' }),
      'spring-starts',
      'must start after the autumn term ends on 18 December 2026',
    ],
    ['are of another year', termWith(0, { startsOn: '2025-09-01' }), 'autumn-starts', 'must be between 1 August 2026 and 31 August 2027'],
    ['end in another year', termWith(2, { endsOn: '2027-09-01' }), 'summer-ends', 'must be between 1 August 2026 and 31 August 2027'],
    ['have the half-term before the term', termWith(0, { halfTermFrom: '2026-09-01' }), 'autumn-half-from', 'must begin after the term starts'],
    [
      'have the half-term after the term',
      termWith(0, { halfTermFrom: '2026-12-18', halfTermTo: '2026-12-19' }),
      'autumn-half-from',
      'before it ends',
    ],
    ['have a half-term that ends first', termWith(2, { halfTermTo: '2027-05-30' }), 'summer-half-to', 'must end on the day it begins, or after it'],
    ['have a half-term to the end', termWith(2, { halfTermTo: '2027-07-21' }), 'summer-half-to', 'must end before the term does'],
    ['have an INSET day in the holidays', { ...entry, insetDays: ['2026-08-31'] }, 'inset-days', 'must be within a term'],
    ['have an INSET day at half-term', { ...entry, insetDays: ['2026-10-26'] }, 'inset-days', 'is in the half-term holiday'],
    ['have an INSET day on a Sunday', { ...entry, insetDays: ['2026-11-22'] }, 'inset-days', 'Sunday 22 November 2026 must be a working day'],
    ['have an INSET day on a bank holiday', { ...entry, insetDays: ['2027-05-03'] }, 'inset-days', 'must be a working day'],
    ['have an INSET day twice', { ...entry, insetDays: ['2026-09-01', '2026-09-01'] }, 'inset-days', 'given twice'],
  ])('%s', (_, year, field, text) => {
    const problems = problemsOf(year, []);
    expect(problems.map((problem) => problem.field)).toEqual(field === null ? [] : [field]);
    expect(problems[0]?.text ?? '').toContain(text);
  });

  it('do not overlap those of the year before', () => {
    const before = shipped('2025/26');
    const long = { ...before, terms: before.terms.map((term) => (term.name === 'Summer' ? { ...term, endsOn: '2026-08-31' } : term)) };
    const around = countingYears([entered({ ...long, academicYear: '2025/26' })], null);
    const early = termWith(0, { startsOn: '2026-08-27' });
    expect(problemsOf(early, around)).toEqual([
      { field: 'autumn-starts', text: 'The autumn term overlaps the summer term of 2025/26, 13 April 2026 to 31 August 2026' },
    ]);
    expect(problemsOf(entry, around)).toEqual([]);
  });

  it('stand where all twelve follow one another, and where any two that do are changed over they do not', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 390 }), { minLength: 12, maxLength: 12 });
    const yearOf = (inOrder: readonly number[]): YearEntry => {
      const day = (place: number) => addDays('2026-08-01', inOrder[place] ?? 0);
      const part = (place: number): Partial<Term> => ({
        startsOn: day(place),
        halfTermFrom: day(place + 1),
        halfTermTo: day(place + 2),
        endsOn: day(place + 3),
      });
      return { ...entry, terms: entry.terms.map((term, index) => ({ ...term, ...part(index * 4) })) };
    };
    fc.assert(
      fc.property(days, fc.nat(10), (given, place) => {
        const inOrder = given.toSorted((one, other) => one - other);
        expect(problemsOf(yearOf(inOrder), [])).toEqual([]);
        const changedOver = inOrder.with(place, inOrder[place + 1] ?? 0).with(place + 1, inOrder[place] ?? 0);
        expect(problemsOf(yearOf(changedOver), [])).not.toEqual([]);
      }),
    );
  });

  it('are the same whatever the order of INSET days', () => {
    const [one, other] = [
      ['2026-09-01', '2027-01-04'],
      ['2027-01-04', '2026-09-01'],
    ].map((insetDays) => ({ ...entry, insetDays }));
    expect(one && other && isSameYear(one, other)).toBe(true);
    expect(one && isSameYear(one, entry)).toBe(false);
  });
});

describe('today in words', () => {
  const calendar = calendarOf(countingYears([entered({ insetDays: ['2026-09-01'] })], null));
  it.each([
    ['2026-11-23', 'Autumn 2 of 2026/27', 'A school day', 'Autumn term ends'],
    ['2026-11-22', 'Autumn 2 of 2026/27', 'No school today: the weekend', 'Autumn term ends'],
    ['2026-09-01', 'Autumn 1 of 2026/27', 'An INSET day: staff, no pupils', 'Half-term holiday'],
    ['2027-05-03', 'Summer 1 of 2026/27', 'No school today: Early May bank holiday', 'Half-term holiday'],
    ['2026-10-28', 'Half-term holiday of the autumn term', null, 'School begins again'],
    ['2026-12-22', 'School holidays, between terms', null, 'School begins again'],
    ['2028-08-01', null, null, 'Next bank holiday'],
    ['2025-08-01', null, null, 'Autumn term ends'],
  ])('%s: %s. %s', (day, now, isOpen, first) => {
    const words = todayInWords(calendar, day);
    expect([words.now, words.isOpen, words.next[0]?.label]).toEqual([now, isOpen, first]);
  });

  it('tells the day school begins again', () => {
    expect(todayInWords(calendar, '2026-12-22').next[0]?.text).toBe('Monday 4 January 2027');
    expect(todayInWords(calendar, '2026-10-28').next[0]?.text).toBe('Monday 2 November 2026');
  });
});
