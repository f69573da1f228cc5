import type { BankHoliday } from './bank-holidays.ts';
import type { Period } from './period.ts';
import { addDays, dateInWords, dayInWords, weekdayOf, type PlainDate } from './plain-date.ts';
import { accepted, refused, type Result } from './result.ts';
import { isWorkingDay, type Holidays } from './working-days.ts';

export const termNames = ['Autumn', 'Spring', 'Summer'] as const;
export type TermName = (typeof termNames)[number];

/** All days as YYYY-MM-DD; the last of each span is in it. INSET days are within the term. */
export interface Term {
  readonly academicYear: Period;
  readonly name: TermName;
  readonly startsOn: string;
  readonly endsOn: string;
  /** The first and the last day of the holiday in the middle. */
  readonly halfTermFrom: string;
  readonly halfTermTo: string;
}

/** What is known of when schools are open. Terms in order, none overlapping another. */
export interface SchoolCalendar {
  readonly terms: readonly Term[];
  readonly bankHolidays: readonly BankHoliday[];
  /** The days of those, to count working days by. */
  readonly holidays: Holidays;
  /** Days for staff, without pupils: working days, and no school days. */
  readonly insetDays: ReadonlySet<string>;
  /** Academic years whose terms nobody of the authority has confirmed. */
  readonly provisionalYears: readonly Period[];
}

export interface HalfTerm {
  readonly academicYear: Period;
  /** "Autumn 1" to "Summer 2": six a year. */
  readonly name: `${TermName} ${1 | 2}`;
  readonly from: string;
  readonly to: string;
}

export function termOf(calendar: SchoolCalendar, day: string): Term | null {
  return calendar.terms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ?? null;
}

export function halfTermsOf({ terms }: SchoolCalendar): HalfTerm[] {
  return terms.flatMap(({ academicYear, name, startsOn, endsOn, halfTermFrom, halfTermTo }): HalfTerm[] => [
    { academicYear, name: `${name} 1`, from: startsOn, to: addDays(halfTermFrom, -1) },
    { academicYear, name: `${name} 2`, from: addDays(halfTermTo, 1), to: endsOn },
  ]);
}

/** Null in the holidays, those in the middle of a term too. */
export function halfTermOf(calendar: SchoolCalendar, day: string): HalfTerm | null {
  return halfTermsOf(calendar).find(({ from, to }) => from <= day && day <= to) ?? null;
}

/** A working day in a half-term that is no INSET day: pupils are there. */
export function isSchoolDay(calendar: SchoolCalendar, day: string): boolean {
  return halfTermOf(calendar, day) !== null && isWorkingDay(day, calendar.holidays) && !calendar.insetDays.has(day);
}

/** From the nth school day before a term is over to its last day. What lies between and after them (a weekend, an INSET day) is among them. */
export function isInLastDaysOfTerm(calendar: SchoolCalendar, day: string, count: number): boolean {
  const term = termOf(calendar, day);
  if (term === null || count < 1) return false;
  let left = count;
  for (let back: string = term.endsOn; back >= term.startsOn; back = addDays(back, -1)) {
    if (isSchoolDay(calendar, back)) left -= 1;
    if (back === day) return true;
    if (left === 0) return false;
  }
  return false;
}

/** No holiday is as long: where no school day comes for so many days, it is the terms that are not known. */
const longestHoliday = 70;

/**
 * The same day of the week so many school weeks later: a school week has at least one school day, and holidays do not count. Where the school is shut on that day
 * it is the last school day before it in that week, or else the first after it. Refused where the terms are not known that far.
 */
export function addSchoolWeeks(calendar: SchoolCalendar, day: string, weeks: number): Result<PlainDate> {
  let sameDay = addDays(day, 0);
  let lastOpen = sameDay;
  for (let left = weeks; left > 0;) {
    sameDay = addDays(sameDay, 7);
    if (schoolDaysOfWeek(calendar, sameDay).length > 0) {
      left -= 1;
      lastOpen = sameDay;
    } else if (sameDay > addDays(lastOpen, longestHoliday)) {
      const end = calendar.terms.findLast(({ endsOn }) => endsOn < sameDay)?.endsOn;
      return refused(end === undefined ? 'No term dates are known' : `Term dates after ${dateInWords(end)} are not known`);
    }
  }
  const open = schoolDaysOfWeek(calendar, sameDay);
  return accepted(open.findLast((each) => each <= sameDay) ?? open[0] ?? sameDay);
}

function mondayOf(day: string): PlainDate {
  let monday = addDays(day, 0);
  while (weekdayOf(monday) !== 'Monday') monday = addDays(monday, -1);
  return monday;
}

/** Monday to Sunday, of the week that the day is in. */
function schoolDaysOfWeek(calendar: SchoolCalendar, day: string): PlainDate[] {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter((each) => isSchoolDay(calendar, each));
}

/** The weeks between those of two days in which no day is a school day, as spans from a Monday to a Sunday. */
export function weeksWithoutSchool(calendar: SchoolCalendar, from: string, to: string): { readonly from: PlainDate; readonly to: PlainDate }[] {
  const spans: { from: PlainDate; to: PlainDate }[] = [];
  const last = mondayOf(to);
  for (let monday = addDays(mondayOf(from), 7); monday < last; monday = addDays(monday, 7)) {
    if (schoolDaysOfWeek(calendar, monday).length > 0) continue;
    const before = spans.at(-1);
    if (before !== undefined && addDays(before.to, 1) === monday) before.to = addDays(monday, 6);
    else spans.push({ from: monday, to: addDays(monday, 6) });
  }
  return spans;
}

export interface PostingDay {
  readonly day: PlainDate;
  /** What to think of before posting on it; null where there is nothing. */
  readonly caution: string | null;
}

/** Of a term; provisional: not from the published framework. */
export const lastDaysWithoutLetters = 2;

/** Whether an adverse letter may go to a school on this day (framework, care; provisional): not on a Friday, not in a term’s last two days, only on a working day. */
export function mayPostLetter(calendar: SchoolCalendar, day: string): Result<PostingDay> {
  const named = dayInWords(day);
  const holiday = calendar.bankHolidays.find(({ on }) => on === day);
  if (holiday !== undefined) return refused(`${named} is a bank holiday (${holiday.name}): letters go on working days`);
  if (!isWorkingDay(day, calendar.holidays)) return refused(`${named} is no working day: letters go on working days`);
  if (weekdayOf(day) === 'Friday') return refused(`${named} is a Friday: nobody should be left alone with a letter over a weekend`);
  const term = termOf(calendar, day);
  if (term !== null && isInLastDaysOfTerm(calendar, day, lastDaysWithoutLetters))
    return refused(
      `${named} is in the last two days of the ${term.name.toLowerCase()} term: nobody should be left alone with a letter over the holidays`,
    );
  return accepted({ day: addDays(day, 0), caution: cautionOn(calendar, day) });
}

function cautionOn(calendar: SchoolCalendar, day: string): string | null {
  const { terms } = calendar;
  const before = terms.findLast(({ startsOn }) => startsOn <= day);
  const after = terms.find(({ startsOn }) => startsOn > day);
  if (before === undefined || (before.endsOn < day && after === undefined)) return 'Term dates are not known for this day';
  return halfTermOf(calendar, day) === null ? 'It is in the school holidays: nobody may be there to read it' : null;
}

/** The first day after this one on which a letter may go and the school is open; where terms are not known, or none comes within a long holiday, only the former. */
export function nextPostingDay(calendar: SchoolCalendar, day: string): PlainDate {
  const coming = Array.from({ length: longestHoliday }, (_, index) => addDays(day, index + 1)).flatMap((each) => {
    const may = mayPostLetter(calendar, each);
    return may.ok ? [may.value] : [];
  });
  const best = coming.find(({ caution }) => caution === null) ?? coming[0];
  // In seventy days there is a Monday that is no holiday, whatever the terms are, unless it is all the last two days of a term.
  return best?.day ?? nextPostingDay(calendar, addDays(day, longestHoliday));
}
