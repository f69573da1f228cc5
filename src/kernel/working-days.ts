import { addDays, weekdayOf, type PlainDate } from './plain-date.ts';

/** Days on which offices are closed, as YYYY-MM-DD. */
export type Holidays = ReadonlySet<string>;

/** Monday to Friday, and no bank holiday. */
export function isWorkingDay(day: string, holidays: Holidays): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 'Saturday' && weekday !== 'Sunday' && !holidays.has(day);
}

/**
 * The nth working day after a day, which is itself not counted: a notice of Friday that gives one working day runs to the end of Monday. Negative
 * counts back; none is the day itself, whatever day it is.
 */
export function addWorkingDays(day: string, count: number, holidays: Holidays): PlainDate {
  const step = count < 0 ? -1 : 1;
  let reached = addDays(day, 0);
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return reached;
}

/** Working days after the first day up to the second, which counts where it is one; negative where the second is earlier. The opposite of `addWorkingDays`. */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  const step = to < from ? -1 : 1;
  let count = 0;
  for (let day = addDays(from, 0); day !== to;) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) count += step;
  }
  return count;
}
