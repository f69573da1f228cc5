import { dateInWords, dayInWords } from '../../../kernel/plain-date.ts';

/** "10 December 2026", or "10 December 2026, 14 January and 4 February 2027": a year is said once for days of one year that follow each other. */
export function daysInWords(days: readonly string[]): string {
  const parts = days.map((day, at) => {
    const words = dateInWords(day);
    const next = days[at + 1];
    return next !== undefined && next.slice(0, 4) === day.slice(0, 4) ? words.slice(0, -5) : words;
  });
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** "Thursday 10 December 2026, 09:30 to 15:00", and how many days more. */
export function whenInWords({
  days,
  startsAt,
  endsAt,
}: {
  readonly days: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string;
}): string {
  return `${days.length === 1 ? dayInWords(days[0] ?? '') : daysInWords(days)}, ${startsAt} to ${endsAt}`;
}

/** A time of day as people type it ("9:30", "09.30", "3pm", "15:00") as HH:MM; null where it is none. */
export function readTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (parts === null) return null;
  const half = parts[3]?.toLowerCase();
  const typed = Number(parts[1]);
  if (half !== undefined && (typed < 1 || typed > 12)) return null;
  if (half === undefined && parts[2] === undefined) return null;
  const hours = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  const minutes = Number(parts[2] ?? 0);
  return hours > 23 || minutes > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

export function toldInWords(people: number): string {
  if (people === 0) return 'nobody had to be told';
  return people === 1 ? '1 person is told' : `${String(people)} people are told`;
}
