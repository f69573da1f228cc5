import { quartersInWords } from './days.ts';
import type { FoundPart } from './found-part.ts';

/** Days used on a part’s visit, a line for each officer; once it is final, as they were then. Of a visit to several schools they are the whole visit’s. */
export function daysOfPart({ state, authors, others, finalDays }: Pick<FoundPart, 'state' | 'authors' | 'others' | 'finalDays'>): string[] {
  if (state === 'final' && finalDays !== null) return finalDays.split('\n');
  const ofWhole = others.some((other) => other.state !== 'cancelled') ? ', for the whole visit' : '';
  return authors.flatMap(({ name, quarterDays }) => (quarterDays === null ? [] : [`${name}: ${quartersInWords(quarterDays)}${ofWhole}`]));
}
