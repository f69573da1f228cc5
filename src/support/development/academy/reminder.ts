import { addDays } from '../../../kernel/plain-date.ts';

export type Reminder = 'week' | 'day';

interface Reminded {
  readonly firstOn: string;
  readonly bookedOn: string;
  readonly remindedWeek: boolean;
  readonly remindedDay: boolean;
}

/** Which reminder is due today: one in the week before, one on the day before; none on the day itself, and none of a place that came within the time. */
export function reminderDue({ firstOn, bookedOn, remindedWeek, remindedDay }: Reminded, today: string): Reminder | null {
  if (today >= firstOn) return null;
  if (addDays(today, 1) === firstOn) return remindedDay || bookedOn === today ? null : 'day';
  const inTheWeek = addDays(today, 7) >= firstOn;
  return inTheWeek && !remindedWeek && !remindedDay && addDays(bookedOn, 7) < firstOn ? 'week' : null;
}
