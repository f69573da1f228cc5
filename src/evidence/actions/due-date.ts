import { dueInSchoolWeeks, dueInWorkingDays } from '../../kernel/due-date.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';

/** How somebody said by when: a day, or so many working days or school weeks after another. */
export type DueRule =
  { readonly kind: 'date'; readonly on: string } | { readonly kind: 'working-days' | 'school-weeks'; readonly from: string; readonly count: number };

export interface DueDate {
  readonly on: string;
  /** How it was worked out. */
  readonly how: string;
}

/** The day, with the words that say how it was worked out. Refused where term dates are not known that far. */
export function workOutDue(rule: DueRule, calendar: SchoolCalendar): Result<DueDate> {
  if (rule.kind === 'date') return accepted({ on: rule.on, how: `Set as ${dateInWords(rule.on)}` });
  const { from, count } = rule;
  const due =
    rule.kind === 'working-days' ? accepted(dueInWorkingDays(calendar, from, count)) : dueInSchoolWeeks(calendar, from, count, 'the term dates');
  return due.ok ? accepted({ on: due.value.date, how: due.value.way }) : due;
}
