import { addDays } from '../../kernel/plain-date.ts';
import { addWorkingDays, type Holidays } from '../../kernel/working-days.ts';

const workingDaysBefore = 5;

export interface Remindable {
  readonly dueOn: string;
  /** The due day that its owner was reminded of already. */
  readonly remindedBefore: string | null;
  readonly remindedAfter: string | null;
}

/**
 * Whether its owner is to be reminded today: from five working days before the day it is due, and from the day after it; once each. Where a night was missed it is
 * made up for; a reminder before is never sent late.
 */
export function reminderDue({ dueOn, remindedBefore, remindedAfter }: Remindable, today: string, holidays: Holidays): 'before' | 'after' | null {
  if (today >= addDays(dueOn, 1)) return remindedAfter === dueOn ? null : 'after';
  if (today < addWorkingDays(dueOn, -workingDaysBefore, holidays)) return null;
  return remindedBefore === dueOn ? null : 'before';
}
