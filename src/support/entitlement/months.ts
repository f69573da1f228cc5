import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { type Holidays, isWorkingDay } from '../../kernel/working-days.ts';

/** The same day so many months later; the month’s last where it has no such day. */
export function addMonths(day: string, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  for (let on = date; on > 28; on -= 1) {
    const found = plainDate(toYear, toMonth, on);
    if (found !== null) return found;
  }
  return plainDate(toYear, toMonth, Math.min(date, 28)) ?? addDays(day, 0);
}

/** The day itself where it is a working day, or else the last before it. */
export function workingDayUpTo(day: string, holidays: Holidays): PlainDate {
  let on = addDays(day, 0);
  while (!isWorkingDay(on, holidays)) on = addDays(on, -1);
  return on;
}
