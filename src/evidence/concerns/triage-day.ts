import { dueInWorkingDays } from '../../kernel/due-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';

/** Provisional: not from the published framework. */
export const triageWorkingDays = 5;

export const triageRule = `${String(triageWorkingDays)} working days after it was logged, or reopened`;

/** By when it is triaged, and how that was worked out. */
export function triageDueOn(
  since: string,
  calendar: Pick<SchoolCalendar, 'bankHolidays' | 'holidays'>,
  event: 'logged' | 'reopened' = 'logged',
): { readonly on: PlainDate; readonly how: string } {
  const { date, way } = dueInWorkingDays(calendar, since, triageWorkingDays);
  return { on: date, how: `${way}; from when it was ${event}` };
}

export const isOverdue = ({ state, triageDueOn: due }: { readonly state: string; readonly triageDueOn: string }, today: string): boolean =>
  state === 'waiting' && due < today;
