import type { InductionStep } from './induction.ts';
import { lastDayOf, type Sitting, sitsOn } from './term-of-office.ts';
import type { Learner, TrainingKind } from './training.ts';

interface Person extends Sitting {
  readonly id: number;
  readonly name: string;
  readonly sitsOnPanels: boolean;
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** One person’s terms on one board: somebody who is appointed again keeps what they have done. */
export const termsOfPerson = <T extends Person>(terms: readonly T[], of: Pick<T, 'name'>): readonly T[] =>
  terms.filter(({ name }) => sameName(name, of.name));

/** The last day of somebody's terms, where all of them are over: who is in an office of the board by then sits on it no more. Null where they sit, or no term of theirs is known. */
export function termsOverOn(terms: readonly Person[], of: Pick<Person, 'name'>, today: string): string | null {
  const last = termsOfPerson(terms, of).map(lastDayOf).toSorted().at(-1);
  return last !== undefined && last < today ? last : null;
}

/** When somebody joined: the first day of the terms that follow each other without a year between. */
export function joinedOn(terms: readonly Person[], of: Person): string {
  const before = termsOfPerson(terms, of)
    .filter(({ fromOn }) => fromOn <= of.fromOn)
    .toSorted((one, other) => (one.fromOn > other.fromOn ? -1 : 1));
  let joined = of.fromOn;
  for (const term of before) if (yearBefore(joined) <= lastDayOf(term)) joined = term.fromOn < joined ? term.fromOn : joined;
  return joined;
}

const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;

/** What somebody has learnt in all of their terms. */
export function learnerOf(
  terms: readonly Person[],
  of: Person,
  training: readonly { readonly termId: number; readonly kind: TrainingKind; readonly on: string }[],
): Learner {
  const ids = new Set(termsOfPerson(terms, of).map(({ id }) => id));
  return { joinedOn: joinedOn(terms, of), sitsOnPanels: of.sitsOnPanels, done: training.filter(({ termId }) => ids.has(termId)) };
}

export function stepsOf(
  terms: readonly Person[],
  of: Person,
  steps: readonly { readonly termId: number; readonly step: InductionStep; readonly on: string }[],
): ReadonlyMap<InductionStep, string> {
  const ids = new Set(termsOfPerson(terms, of).map(({ id }) => id));
  return new Map(steps.filter(({ termId }) => ids.has(termId)).map(({ step, on }) => [step, on]));
}

/** Everybody who sits on the board on a day, once each, by their latest term. */
export function sitting<T extends Person>(terms: readonly T[], day: string): readonly T[] {
  const now = terms.filter((term) => sitsOn(term, day)).toSorted((one, other) => (one.fromOn > other.fromOn ? -1 : 1));
  return now.filter((term, index) => now.findIndex(({ name }) => sameName(name, term.name)) === index);
}
