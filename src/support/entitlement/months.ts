import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { type Holidays, isWorkingDay } from '../../kernel/working-days.ts';

/** The day itself where it is a working day, or else the last before it. */
export function workingDayUpTo(day: string, holidays: Holidays): PlainDate {
  let on = addDays(day, 0);
  while (!isWorkingDay(on, holidays)) on = addDays(on, -1);
  return on;
}
