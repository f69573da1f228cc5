import { parseAcademicYear, type Period } from '../../kernel/period.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/**
 * What span a row of explore education statistics is for, of `time_period` and `time_identifier`: “202425” is "2024/25", “2025” of a calendar year "2025",
 * “2025” and “Week 37” "2025 week 37", “202425” and “Autumn term” "2024/25 autumn term". Null where the first is no year.
 */
export function readTidyPeriod(time: string, identifier: string): Period | null {
  const part = identifier.toLowerCase();
  const isWhole = part === '' || /(^| )year$/.test(part);
  const years = /^\d{4}$/.test(time) ? null : parseAcademicYear(time);
  if (years !== null) return isWhole ? years : `${years} ${part}`;
  if (!/^\d{4}$/.test(time)) return null;
  if (isWhole) return time;
  const week = /^week (\d{1,2})$/.exec(part)?.[1];
  if (week !== undefined) return `${time} week ${week.padStart(2, '0')}`;
  const month = months.indexOf(part);
  return month === -1 ? `${time} ${part}` : `${time}-${String(month + 1).padStart(2, '0')}`;
}
