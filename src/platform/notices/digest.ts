import { addDays, weekdayOf } from '../../kernel/plain-date.ts';
import { type Holidays, isWorkingDay } from '../../kernel/working-days.ts';
import type { ByMail } from './tables.ts';

/** For whoever has chosen nothing. */
export const unchosen: ByMail = 'daily';

/** Whether a digest goes out on this day: on working days; a weekly one on the first of them in the week, which begins on Monday. */
export function isDigestDay(byMail: ByMail, day: string, holidays: Holidays): boolean {
  if (byMail === 'none' || !isWorkingDay(day, holidays)) return false;
  // What should have gone at once and did not, goes with the next.
  if (byMail !== 'weekly') return true;
  for (let before = day; weekdayOf(before) !== 'Monday';) {
    before = addDays(before, -1);
    if (isWorkingDay(before, holidays)) return false;
  }
  return true;
}

/** Whether a notice leaves by mail as soon as it is made. */
export const goesAtOnce = (urgency: 'urgent' | 'usual', byMail: ByMail): boolean =>
  byMail !== 'none' && (urgency === 'urgent' || byMail === 'at-once');

/** "concern-to-triage" as "Concern to triage". */
export function kindInWords(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export interface Digest {
  readonly subject: string;
  readonly body: string;
}

/** What is mailed: to whom, how many of each kind, and where to read them. A post box is no place for anything more. */
export function writeDigest(name: string, kinds: readonly string[], publicAddress: string): Digest {
  const counted = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, of]) => `${kindInWords(kind)}: ${String(of.length)}`).toSorted();
  const count = kinds.length === 1 ? '1 notice' : `${String(kinds.length)} notices`;
  return {
    subject: `Waymark has ${count} for you`,
    body: [
      `Dear ${name},`,
      counted.join('\n'),
      `Read ${kinds.length === 1 ? 'it' : 'them'} in Waymark:\n${publicAddress}/notices`,
      `Choose how often you are mailed:\n${publicAddress}/notices/choices`,
    ].join('\n\n'),
  };
}
