import { plainDate } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';

/** The same day a year later; of a leap day, the day before. A token lives no longer. */
export function aYearAfter(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  return plainDate(year + 1, month, day) ?? plainDate(year + 1, month, day - 1) ?? today;
}

export function decideTokenExpiry(lastDay: string, today: string): Result<string> {
  if (lastDay < today) return refused('The last day must be today or a day to come');
  return lastDay > aYearAfter(today) ? refused('The last day must be within 12 months') : accepted(lastDay);
}
