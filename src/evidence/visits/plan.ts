import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { printOf } from './section.ts';
import type { VisitPurpose } from './visit-purposes.ts';

export interface VisitPlan {
  readonly purpose: VisitPurpose;
  readonly focus: string;
  readonly people: string | null;
  readonly evidenceWanted: string | null;
  readonly plannedOn: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** 9:30, 9.30, 09:30, 0930, 2pm or 14:00 as 14:00; null for anything else. */
export function readTime(text: string): string | null {
  const read = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?$/i.exec(text.trim());
  if (!read) return null;
  const half = read[3]?.toLowerCase();
  const hour = Number(read[1]);
  if (half === undefined && read[2] === undefined) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return of24 > 23 ? null : `${String(of24).padStart(2, '0')}:${read[2] ?? '00'}`;
}

/** A plan’s mark: another wherever anything of it is another, so that nobody changes one that they have not seen. */
export function planPrint(plan: VisitPlan, authorIds: readonly number[]): string {
  const { purpose, focus, people, evidenceWanted, plannedOn, startsAt, endsAt } = plan;
  const authors = [...authorIds].sort((one, other) => one - other).join(' ');
  return printOf({ purpose, focus, plannedOn, authors, people: people ?? '', evidenceWanted: evidenceWanted ?? '', startsAt: startsAt ?? '', endsAt: endsAt ?? '' });
} // prettier-ignore

/** Whether a visit may be planned so. One that took place already may be entered too, so that its note can be written. */
export function decidePlan(plan: Pick<VisitPlan, 'plannedOn' | 'startsAt' | 'endsAt'>, today: string): Result<null> {
  const [earliest, latest] = [addDays(today, -366), addDays(today, 731)];
  if (plan.plannedOn < earliest) return refused(`The day must be after ${dateInWords(earliest)}`);
  if (plan.plannedOn > latest) return refused(`The day must be before ${dateInWords(latest)}`);
  if (plan.endsAt !== null && plan.startsAt === null) return refused('Enter when it begins, if you enter when it ends');
  if (plan.startsAt !== null && plan.endsAt !== null && plan.endsAt <= plan.startsAt) return refused('It must end after it begins');
  return accepted(null);
}
