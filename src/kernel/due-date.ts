import { dateInWords, dayInWords, addDays, weekdayOf, type PlainDate } from './plain-date.ts';
import { accepted, type Result } from './result.ts';
import { addSchoolWeeks, halfTermsOf, type SchoolCalendar } from './school-calendar.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

/** A day that something is due, with how it was worked out, in words that anybody can check with a calendar: without the day itself, and as a sentence with it. */
export interface DueDate {
  readonly date: PlainDate;
  readonly way: string;
  readonly why: string;
}

const said = (date: PlainDate, way: string): DueDate => ({ date, way, why: `${dayInWords(date)}: ${way}.` });

const counted = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

/** The nth working day after a day. */
export function dueInWorkingDays(calendar: Pick<SchoolCalendar, 'bankHolidays' | 'holidays'>, day: string, count: number): DueDate {
  const date = addWorkingDays(day, count, calendar.holidays);
  const [first, last] = count < 0 ? [date, day] : [day, date];
  const shut = calendar.bankHolidays.filter(({ on }) => first < on && on < last && isWorkingDay(on, new Set()));
  const named = shut.map(({ on, name }) => `${dateInWords(on)} (${name})`);
  const holidays = named.length === 0 ? 'no bank holiday falls between' : `not counting ${named.join(', ')}`;
  const way = `${counted(Math.abs(count), 'working day')} ${count < 0 ? 'before' : 'after'} ${dayInWords(day)}, which is not counted itself`;
  return said(date, `${way}; Mondays to Fridays, ${holidays}`);
}

/** The same day of the week so many school weeks later. Refused where terms are not known that far. `whose`: "the authority’s term dates". */
export function dueInSchoolWeeks(calendar: SchoolCalendar, day: string, count: number, whose: string): Result<DueDate> {
  const due = addSchoolWeeks(calendar, day, count);
  if (!due.ok) return due;
  const date = due.value;
  const moved = weekdayOf(date) === weekdayOf(day) ? '' : `, moved from the ${weekdayOf(day)} because the school is shut on it`;
  const between = holidaysBetween(calendar, day, date);
  const skipped = between.length === 0 ? 'no school holiday falls between' : `not counting ${between.join(' or ')}`;
  const years = calendar.terms.filter(({ endsOn, startsOn }) => endsOn >= day && startsOn <= date).map(({ academicYear }) => academicYear);
  const guessed = calendar.provisionalYears.some((year) => years.includes(year)) ? '. Those dates are provisional: nobody has confirmed them' : '';
  const way = `${counted(count, 'school week')} after ${dayInWords(day)}${moved}`;
  return accepted(said(date, `${way}; by ${whose}, ${skipped}${guessed}`));
}

/** Whole weeks without a school day: the gaps between half-terms. */
function holidaysBetween(calendar: SchoolCalendar, from: string, to: string): string[] {
  const halves = halfTermsOf(calendar);
  return halves.flatMap((half, index) => {
    const next = halves[index + 1];
    if (next === undefined || half.to >= to || next.from <= from) return [];
    const [first, last] = [addDays(half.to, 1), addDays(next.from, -1)];
    return first > last ? [] : [`${dateInWords(first)} to ${dateInWords(last)}`];
  });
}
