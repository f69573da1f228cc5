/** A calendar day with no time and no zone, as `YYYY-MM-DD`; such strings sort as the days do. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day, or null where the calendar has none such (31 June, 29 February 2025). Months count from 1. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const longest = daysInMonth[month - 1];
  if (longest === undefined || !Number.isInteger(day) || day < 1 || day > longest) return null;
  if (month === 2 && day === 29 && !isLeapYear(year)) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate;
}

/** Reads `DD-MM-YYYY`, `DD/MM/YYYY` and `YYYY-MM-DD`, the three forms official files use; null for anything else or for a day that does not exist. */
export function parsePlainDate(text: string): PlainDate | null {
  const british = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
  if (british) return plainDate(Number(british[3]), Number(british[2]), Number(british[1]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return null;
}

/** `2023-11-16` as "16 November 2023". */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${String(day)} ${monthNames[(month ?? 1) - 1] ?? ''} ${String(year)}`;
}

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof weekdayNames)[number];

export function weekdayOf(date: string): Weekday {
  return weekdayNames[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'Sunday';
}

/** `2023-11-16` as "Thursday 16 November 2023". */
export function dayInWords(date: string): string {
  return `${weekdayOf(date)} ${dateInWords(date)}`;
}

/** So many calendar days later; earlier where the number is negative. */
export function addDays(date: string, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as PlainDate;
}

/** The same day so many months later; where that month is shorter, its last day. */
export function addMonths(date: string, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(all / 12), (all % 12) + 1];
  const longest = inMonth === 2 && !isLeapYear(inYear) ? 28 : (daysInMonth[inMonth - 1] ?? 31);
  return `${String(inYear)}-${String(inMonth).padStart(2, '0')}-${String(Math.min(day, longest)).padStart(2, '0')}` as PlainDate;
}

/** Whole days from the first day to the second; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How long ago a day was, as people say it: "today", "5 days ago", "3 months ago", "2 years ago". A later day is "in the future". */
export function ageInWords(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days < 0) return 'in the future';
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 60) return `${String(days)} days ago`;
  const months = Math.floor(days / 30.44);
  if (months < 24) return `${String(months)} months ago`;
  return `${String(Math.floor(days / 365.25))} years ago`;
}
