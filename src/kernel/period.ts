/**
 * What span of time a number is for, in one written form that sorts within its kind:
 * "2024/25" an academic (or financial) year, "2025" a calendar year or a day in it, "2025 week 37", "2021/22 to 2023/24".
 */
export type Period = string;

/** The academic year that begins in September of `starts`: 2024 is "2024/25". */
export function academicYear(starts: number): Period {
  return `${String(starts)}/${String((starts + 1) % 100).padStart(2, '0')}`;
}

/** Reads "2024/25", "2024-25", "2024-2025" and "202425"; null for anything else, or where the second year does not follow the first. */
export function parseAcademicYear(text: string): Period | null {
  const parts = /^(\d{4})\s*[-/]?\s*(\d{4}|\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const starts = Number(parts[1]);
  const ends = Number(parts[2]);
  if ((starts + 1) % 100 !== ends % 100 || (ends > 100 && ends !== starts + 1)) return null;
  return academicYear(starts);
}

/** The academic year a calendar day falls in: it begins on 1 September. */
export function academicYearOf(day: string): Period {
  const year = Number(day.slice(0, 4));
  return academicYear(day.slice(5) >= '09-01' ? year : year - 1);
}

/** The year in which a period begins; null where it is not a period. */
export function firstYearOf(period: Period): number | null {
  const year = Number(period.slice(0, 4));
  return /^\d{4}/.test(period) ? year : null;
}

/** The same span so many years earlier: "2024/25" less 1 is "2023/24", "2025" less 2 is "2023"; null where it has no year. */
export function yearsBefore(period: Period, years: number): Period | null {
  const starts = firstYearOf(period);
  if (starts === null) return null;
  const isAcademic = /^\d{4}\/\d{2}$/.test(period);
  if (isAcademic) return academicYear(starts - years);
  return `${String(starts - years)}${period.slice(4)}`;
}

/** As people say it: results of 2024/25 are "2025". */
export function resultsYear(period: Period): string {
  const starts = firstYearOf(period);
  return /^\d{4}\/\d{2}$/.test(period) && starts !== null ? String(starts + 1) : period;
}

/** The last day of a span: of an academic year 31 August, of a calendar year 31 December; null where it is neither (a week, or nothing known). */
export function lastDayOfPeriod(period: Period): string | null {
  const last = period.split(' to ').at(-1) ?? period;
  const academic = /^(\d{4})\/\d{2}$/.exec(last);
  if (academic) return `${String(Number(academic[1]) + 1)}-08-31`;
  return /^\d{4}$/.test(last) ? `${last}-12-31` : null;
}
