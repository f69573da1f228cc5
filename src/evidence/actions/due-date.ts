import { dateInWords, dayInWords } from '../../kernel/plain-date.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { addSchoolWeeks, type SchoolCalendar } from '../../kernel/school-calendar.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';

/** How somebody said by when: a day, or so many working days or school weeks after another. */
export type DueRule =
  { readonly kind: 'date'; readonly on: string } | { readonly kind: 'working-days' | 'school-weeks'; readonly from: string; readonly count: number };

export interface DueDate {
  readonly on: string;
  /** How it was worked out. */
  readonly how: string;
}

const plural = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

/** The day, with the words that say how it was worked out. Refused where term dates are not known that far. */
export function workOutDue(rule: DueRule, calendar: SchoolCalendar): Result<DueDate> {
  if (rule.kind === 'date') return accepted({ on: rule.on, how: `Set as ${dateInWords(rule.on)}` });
  const { from, count } = rule;
  if (rule.kind === 'working-days') {
    const on = addWorkingDays(from, count, calendar.holidays);
    return accepted({ on, how: `${plural(count, 'working day')} after ${dateInWords(from)}, without weekends and bank holidays: ${dayInWords(on)}` });
  }
  const reached = addSchoolWeeks(calendar, from, count);
  if (!reached.ok) return reached;
  return accepted({
    on: reached.value,
    how: `${plural(count, 'school week')} after ${dateInWords(from)}, without school holidays: ${dayInWords(reached.value)}`,
  });
}
