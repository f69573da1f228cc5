import { dateInWords, type PlainDate } from '../../kernel/plain-date.ts';
import { addWorkingDays, type Holidays } from '../../kernel/working-days.ts';

/** Provisional: not from the published framework. */
export const triageWorkingDays = 5;

export const triageRule = `${String(triageWorkingDays)} working days after it was logged, or reopened`;

/** By when it is triaged, and how that was worked out. */
export function triageDueOn(
  since: string,
  holidays: Holidays,
  event: 'logged' | 'reopened' = 'logged',
): { readonly on: PlainDate; readonly how: string } {
  const on = addWorkingDays(since, triageWorkingDays, holidays);
  const how = `${String(triageWorkingDays)} working days after ${dateInWords(since)}, when it was ${event}; weekends and bank holidays do not count`;
  return { on, how };
}

export const isOverdue = ({ state, triageDueOn: due }: { readonly state: string; readonly triageDueOn: string }, today: string): boolean =>
  state === 'waiting' && due < today;
