import { dueOn, type DueDate } from '../../../kernel/due-date.ts';
import { addDays, dateInWords, weekdayOf } from '../../../kernel/plain-date.ts';
import { isInLastDaysOfTerm, lastDaysWithoutLetters, type SchoolCalendar } from '../../../kernel/school-calendar.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import type { DaysWithoutLetters } from '../../programme-definitions/known-check.ts';

interface Sending {
  readonly calendar: SchoolCalendar;
  /** On which its checks refuse it. */
  readonly refused: ReadonlySet<DaysWithoutLetters>;
  readonly base: string;
  readonly statutory: boolean;
}

/** Whether a letter goes on a day; where no terms are known, none is the last of one. */
export const letterGoes = (day: string, calendar: SchoolCalendar | null, refused: ReadonlySet<DaysWithoutLetters>): boolean =>
  isWorkingDay(day, calendar?.holidays ?? new Set()) &&
  !(refused.has('fridays') && weekdayOf(day) === 'Friday') &&
  !(refused.has('ends-of-term') && calendar !== null && isInLastDaysOfTerm(calendar, day, lastDaysWithoutLetters));

/** How far it looks: beyond a summer. */
const most = 60;

/** A letter is not due on a day on which it is refused: it is due on the last day before on which it goes, or else the first after. What the law fixes never moves on. */
export function onDayForLetter(due: DueDate, { calendar, refused, base, statutory }: Sending): DueDate {
  const [noFriday, noEnd] = [refused.has('fridays'), refused.has('ends-of-term')];
  const goes = (day: string): boolean => letterGoes(day, calendar, refused);
  if ((!noFriday && !noEnd) || goes(due.date)) return due;
  const near = Array.from({ length: most }, (_, at) => at + 1);
  const back = near.map((days) => addDays(due.date, -days)).find((day) => day < base || goes(day));
  const on = back !== undefined && back >= base ? back : statutory ? undefined : near.map((days) => addDays(due.date, days)).find(goes);
  if (on === undefined) return due;
  const never = [...(noFriday ? ['on a Friday'] : []), ...(noEnd ? ['in a term’s last two days'] : [])].join(' or ');
  const way = `the ${on < due.date ? 'last day before' : 'first day after'} ${dateInWords(due.date)} on which such a letter goes: none does ${never}`;
  return dueOn(on, `${way}. ${due.why.replace(/\.$/u, '')}`);
} // prettier-ignore
