import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';

/** A season in which a tier is proposed for every provider. */
export interface CycleEntry {
  readonly name: string;
  /** The day of which the facts are. */
  readonly asAt: string;
}

export interface KnownCycle extends CycleEntry {
  readonly id: number;
  readonly isOpen: boolean;
}

/** "Autumn 2026": the terms as schools name them. */
export function seasonOf(day: string): string {
  const month = Number(day.slice(5, 7));
  const season = month >= 9 ? 'Autumn' : month <= 3 ? 'Spring' : 'Summer';
  return `${season} ${day.slice(0, 4)}`;
}

/** What opening comes to: a new cycle; or the one that was opened already, by the same form sent twice or by somebody else. */
export type Opening = { readonly kind: 'new' } | { readonly kind: 'already'; readonly id: number };

export function decideOpening(entry: CycleEntry, others: readonly KnownCycle[], today: string): Result<Opening> {
  const same = others.find(({ name }) => name.toLowerCase() === entry.name.toLowerCase());
  if (same) {
    if (same.asAt === entry.asAt && same.isOpen) return accepted({ kind: 'already', id: same.id });
    return refused(`There is a cycle called “${same.name}” already, as at ${dateInWords(same.asAt)}. Give this one another name.`);
  }
  const open = others.find(({ isOpen }) => isOpen);
  if (open) return refused(`“${open.name}” is still open. Close it first: one cycle runs at a time.`);
  if (entry.asAt > today) return refused('The facts cannot be of a day to come. Choose today or an earlier day.');
  return accepted({ kind: 'new' });
}
