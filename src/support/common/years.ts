import { academicYear, firstYearOf } from '../../kernel/period.ts';

export const firstDayOf = (year: string): string => `${String(firstYearOf(year) ?? 0)}-09-01`;
export const lastDayOf = (year: string): string => `${String((firstYearOf(year) ?? 0) + 1)}-08-31`;

/** The day by which a year is reckoned: today in this one, its last day for one that is over, its first for one to come. */
export function dayOfYear(year: string, today: string): string {
  if (today < firstDayOf(year)) return firstDayOf(year);
  return today > lastDayOf(year) ? lastDayOf(year) : today;
}

/** The next, this one and the three before. */
export function yearsAround(year: string): string[] {
  const starts = firstYearOf(year) ?? 0;
  return [1, 0, -1, -2, -3].map((step) => academicYear(starts + step));
}
