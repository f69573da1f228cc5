import { addDays, weekdayOf } from '../../kernel/plain-date.ts';
import { isSchoolDay, type SchoolCalendar } from '../../kernel/school-calendar.ts';

/** Longer than any holiday: where no school day comes for so many days, it is the terms that are not known. */
const longestHoliday = 70;

/**
 * Whole school weeks from a day to another: so many times the same day of the week came round in a week with a school day in it, as `addSchoolWeeks` counts them.
 * Null where the terms of that time are not known.
 */
export function schoolWeeksBetween(calendar: SchoolCalendar, from: string, to: string): number | null {
  const [first, last] = [calendar.terms[0], calendar.terms.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (from < addDays(first.startsOn, -longestHoliday) || to > addDays(last.endsOn, longestHoliday)) return null;
  let weeks = 0;
  for (let day = addDays(from, 7); day <= to; day = addDays(day, 7)) if (hasSchoolDay(calendar, day)) weeks += 1;
  return weeks;
}

function hasSchoolDay(calendar: SchoolCalendar, day: string): boolean {
  let monday = addDays(day, 0);
  while (weekdayOf(monday) !== 'Monday') monday = addDays(monday, -1);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).some((each) => isSchoolDay(calendar, each));
}
