import { addDays, weekdayOf, type PlainDate } from './plain-date.ts';

/** A bank holiday of England and Wales, by the name that gov.uk/bank-holidays gives it. */
export interface BankHoliday {
  readonly on: PlainDate;
  readonly name: string;
}

/** Before this year some were moved or added by proclamation (2020, 2022, 2023), which no rule tells. */
export const firstYearByRule = 2024;
/** The last year that has been set against what is announced, or follows from the Act where nothing is announced yet. */
export const lastYearChecked = 2028;

/** The Sunday of the Gregorian Easter, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return inYear(year, Math.floor(days / 31), (days % 31) + 1);
}

/**
 * The eight bank holidays of a year, in order: Banking and Financial Dealings Act 1971, Schedule 1, with the customary Good Friday and Christmas Day, New Year’s
 * Day and the early May holiday by proclamation, and a weekday in place of one that falls at a weekend. For years from 2024.
 */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const christmas = inYear(year, 12, 25);
  return [
    insteadOfWeekend('New Year’s Day', inYear(year, 1, 1), 1),
    { on: addDays(easter, -2), name: 'Good Friday' },
    { on: addDays(easter, 1), name: 'Easter Monday' },
    { on: mondayFrom(inYear(year, 5, 1)), name: 'Early May bank holiday' },
    { on: mondayFrom(inYear(year, 5, 25)), name: 'Spring bank holiday' },
    { on: mondayFrom(inYear(year, 8, 25)), name: 'Summer bank holiday' },
    // Of the two together, the one that falls at a weekend goes to the first weekday that the other leaves.
    insteadOfWeekend('Christmas Day', christmas, weekdayOf(christmas) === 'Sunday' ? 2 : 1),
    insteadOfWeekend('Boxing Day', addDays(christmas, 1), weekdayOf(christmas) === 'Saturday' ? 2 : 1),
  ].toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** Every bank holiday of these years and those between. */
export function bankHolidaysFrom(firstYear: number, lastYear: number): BankHoliday[] {
  return Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => bankHolidaysOf(firstYear + index)).flat();
}

export const bankHolidays: readonly BankHoliday[] = bankHolidaysFrom(firstYearByRule, lastYearChecked);

/** The days of them, to count working days by. */
export function daysOf(holidays: readonly BankHoliday[]): ReadonlySet<string> {
  return new Set(holidays.map(({ on }) => on));
}

function inYear(year: number, month: number, day: number): PlainDate {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate;
}

function mondayFrom(day: PlainDate): PlainDate {
  let monday = day;
  while (weekdayOf(monday) !== 'Monday') monday = addDays(monday, 1);
  return monday;
}

/** The day itself, or the nth weekday after the weekend it falls in. */
function insteadOfWeekend(name: string, day: PlainDate, nth: number): BankHoliday {
  const weekday = weekdayOf(day);
  if (weekday !== 'Saturday' && weekday !== 'Sunday') return { on: day, name };
  return { on: addDays(day, (weekday === 'Saturday' ? 1 : 0) + nth), name: `${name} (substitute day)` };
}
