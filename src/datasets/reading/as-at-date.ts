import { parsePlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/**
 * The day that a file describes, as publishers write it in its name: `edubasealldata20231116.csv`, `…_as_at_31_August_2026.csv`,
 * `…_2026-08-31.csv`. Of a month alone (`…_202509.csv`, `sn_may_2025.csv`) the first day. Null where the name gives none.
 */
export function readAsAt(fileName: string): PlainDate | null {
  const words = /(\d{1,2})(?:st|nd|rd|th)?[ _-]([a-z]+)[ _-](\d{4})/i.exec(fileName);
  if (words) {
    const month = months.findIndex((name) => name.startsWith((words[2] ?? '').toLowerCase()) && (words[2] ?? '').length >= 3);
    const day = month === -1 ? null : plainDate(Number(words[3]), month + 1, Number(words[1]));
    if (day) return day;
  }
  const iso = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName);
  if (iso) {
    const day = parsePlainDate(iso[1] ?? '');
    if (day) return day;
  }
  const monthAlone = /(?<![a-z])([a-z]{3,9})[ _-](\d{4})(?!\d)/gi;
  for (const [, word, year] of fileName.matchAll(monthAlone)) {
    const month = months.findIndex((name) => name === word?.toLowerCase() || name.slice(0, 3) === word?.toLowerCase());
    const first = month === -1 ? null : plainDate(Number(year), month + 1, 1);
    if (first) return first;
  }
  for (const [, year, month, day] of fileName.matchAll(/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})?(?!\d)/g)) {
    const found = plainDate(Number(year), Number(month), day === undefined ? 1 : Number(day));
    if (found) return found;
  }
  return null;
}
