import { addDays, dateInWords, daysBetween } from '../../../kernel/plain-date.ts';
import type { MentorSort } from './mentoring-words.ts';

/** A spell as substantive head, or manager of a setting, with its first and last day. */
export interface Spell {
  readonly from: string;
  readonly to: string | null;
}

export interface Headship {
  readonly verdict: 'met' | 'not-met' | 'not-known';
  readonly says: string;
}

const threeYears = 3 * 365;
const asked: readonly MentorSort[] = ['head', 'partnership-head'];

/** Days in post up to today; days that two spells share count once. */
export function daysInPost(spells: readonly Spell[], today: string): number {
  let counted = 0;
  let until = '';
  for (const { from, to } of [...spells].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = to === null || to > today ? today : to;
    const first = from > until ? from : addDays(until, 1);
    if (last < first) continue;
    counted += daysBetween(first, last) + 1;
    until = last;
  }
  return counted;
}

/**
 * Whether somebody has led for three years as a substantive head: as the register of posts shows; where it does not show so many, as somebody says who is named.
 * Asked only of heads. Provisional: not from the published framework.
 */
export function headshipOf(sort: MentorSort, spells: readonly Spell[], saidBy: string | null, today: string): Headship {
  if (!asked.includes(sort)) return { verdict: 'met', says: 'Three years as a head are not asked of this sort of mentor' };
  const days = daysInPost(spells, today);
  if (days >= threeYears) {
    const since = spells.map(({ from }) => from).sort()[0] ?? today;
    return { verdict: 'met', says: `Three years or more as a substantive head, by the register of posts (since ${dateInWords(since)})` };
  }
  if (saidBy !== null) return { verdict: 'met', says: `Three years or more as a substantive head, as ${saidBy} says` };
  return days > 0
    ? { verdict: 'not-met', says: `The register of posts shows less than three years as a substantive head, and nobody says that there were more` }
    : { verdict: 'not-known', says: 'The register of posts shows no years as a substantive head, and nobody says how many there were' };
}
