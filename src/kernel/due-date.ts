import { addDays, addMonths, dateInWords, dayInWords, daysBetween, weekdayOf, type PlainDate } from './plain-date.ts';
import { accepted, refused, type Result } from './result.ts';
import { addSchoolWeeks, halfTermsOf, isSchoolDay, type SchoolCalendar, weeksWithoutSchool } from './school-calendar.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

/** A day that something is due, with how it was worked out, in words that anybody can check with a calendar: without the day itself, and as a sentence with it. */
export interface DueDate {
  readonly date: PlainDate;
  readonly way: string;
  readonly why: string;
}

/** A day, and the way to it in words without an end: "5 working days after …". */
export const dueOn = (date: PlainDate, way: string): DueDate => ({ date, way, why: `${dayInWords(date)}: ${way}.` });

const counted = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

/** The nth working day after a day. */
export function dueInWorkingDays(calendar: Pick<SchoolCalendar, 'bankHolidays' | 'holidays'>, day: string, count: number): DueDate {
  const date = addWorkingDays(day, count, calendar.holidays);
  const [first, last] = count < 0 ? [date, day] : [day, date];
  const shut = calendar.bankHolidays.filter(({ on }) => first < on && on < last && isWorkingDay(on, new Set()));
  const named = shut.map(({ on, name }) => `${dateInWords(on)} (${name})`);
  const holidays = named.length === 0 ? 'no bank holiday falls between' : `not counting ${named.join(', ')}`;
  const way = `${counted(Math.abs(count), 'working day')} ${count < 0 ? 'before' : 'after'} ${dayInWords(day)}, which is not counted itself`;
  return dueOn(date, `${way}; Mondays to Fridays, ${holidays}`);
}

/** The same day of the week so many school weeks later. Refused where terms are not known that far. `whose`: "the authority’s term dates". */
export function dueInSchoolWeeks(calendar: SchoolCalendar, day: string, count: number, whose: string): Result<DueDate> {
  const due = addSchoolWeeks(calendar, day, count);
  if (!due.ok) return due;
  const date = due.value;
  const moved = weekdayOf(date) === weekdayOf(day) ? '' : `, moved from the ${weekdayOf(day)} because the school is shut on it`;
  const without = weeksWithoutSchool(calendar, day, date).map(weeksInWords);
  const skipped = `every week counts in which there is a school day${without.length === 0 ? ', as in all of these' : `, and so not ${without.join(', nor ')}`}`;
  const years = calendar.terms.filter(({ endsOn, startsOn }) => endsOn >= day && startsOn <= date).map(({ academicYear }) => academicYear);
  const guessed = calendar.provisionalYears.some((year) => years.includes(year)) ? '. Those dates are provisional: nobody has confirmed them' : '';
  const way = `${counted(count, 'school week')} after ${dayInWords(day)}${moved}`;
  return accepted(dueOn(date, `${way}; by ${whose}, ${skipped}${guessed}`));
}

/** "the 5 weeks from Monday 27 July 2026 to Sunday 30 August 2026". */
function weeksInWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const weeks = (daysBetween(from, to) + 1) / 7;
  return `the ${weeks === 1 ? 'week' : `${String(weeks)} weeks`} from ${dayInWords(from)} to ${dayInWords(to)}`;
}

/** The day so many days, weeks or months later by the calendar. */
export function dueByCalendar(day: string, count: number, unit: 'calendar day' | 'week' | 'month'): DueDate {
  const date = unit === 'month' ? addMonths(day, count) : addDays(day, unit === 'week' ? count * 7 : count);
  return dueOn(date, count === 0 ? 'that very day' : `${counted(count, unit)} after ${dayInWords(day)}`);
}

/** The nth school day after a day. Refused where the terms are not known that far. */
export function dueInSchoolDays(calendar: SchoolCalendar, day: string, count: number, whose: string): Result<DueDate> {
  const last = calendar.terms.at(-1)?.endsOn;
  let date = addDays(day, 0);
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (last === undefined || date > last)
      return refused(last === undefined ? 'No term dates are known' : `Term dates after ${dateInWords(last)} are not known`);
    if (isSchoolDay(calendar, date)) left -= 1;
  }
  return accepted(dueOn(date, `${counted(count, 'school day')} after ${dayInWords(day)}, which is not counted itself; by ${whose}`));
}

/** The first and the last day of a holiday are both in it. One that nobody knows the end of ends on `endUnknown`. */
export interface SchoolHoliday {
  readonly from: string;
  readonly to: string;
}
const endUnknown = '9999-12-31';

/** Every holiday between the half-terms that are known, and the time after the last of them, whose end nobody knows. */
export function schoolHolidaysOf(calendar: SchoolCalendar): SchoolHoliday[] {
  const halves = halfTermsOf(calendar);
  return halves.map(({ to }, index) => {
    const next = halves[index + 1];
    return { from: addDays(to, 1), to: next === undefined ? endUnknown : addDays(next.from, -1) };
  });
}

/**
 * The nth working day after a day that is in no holiday of that school of more than a week (SI 2005/2038 counts so for the statement of action). Refused where
 * the school’s terms are not known that far.
 */
export function dueInOwnDays(calendar: SchoolCalendar, holidays: readonly SchoolHoliday[], day: string, count: number): Result<DueDate> {
  const long = holidays.filter(({ from, to }) => daysBetween(from, to) + 1 > 7);
  let date = addDays(day, 0);
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    const holiday = long.find(({ from, to }) => from <= date && date <= to);
    if (holiday?.to === endUnknown) return refused(`The school’s term dates after ${dateInWords(addDays(holiday.from, -1))} are not known`);
    if (holiday === undefined && isWorkingDay(date, calendar.holidays)) left -= 1;
  }
  const skipped = long.filter(({ from, to }) => to > day && from < date).map(({ from, to }) => `${dateInWords(from)} to ${dateInWords(to)}`);
  const between =
    skipped.length === 0
      ? 'no holiday of the school of more than a week falls between'
      : `not counting the school’s holiday of ${skipped.join(' or ')}`;
  return accepted(dueOn(date, `${counted(count, 'working day')} after ${dayInWords(day)}, which is not counted itself; ${between}`));
}

/** The same where it is a working day; else the working day before, or the one after. */
export function onWorkingDay(calendar: SchoolCalendar, due: DueDate, way: 'before' | 'after'): DueDate {
  if (isWorkingDay(due.date, calendar.holidays)) return due;
  const moved = addWorkingDays(due.date, way === 'before' ? -1 : 1, calendar.holidays);
  return dueOn(moved, `the working day ${way} ${dayInWords(due.date)}, on which offices are closed. ${due.why.replace(/\.$/, '')}`);
}
