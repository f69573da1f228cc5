import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { caseStates, type CaseState } from '../cases/case.ts';

export interface CallEntry {
  readonly calledOn: string;
  /** Name and post. */
  readonly spokeTo: string;
  /** Who was with them; null where nobody was. */
  readonly accompaniedBy: string | null;
  readonly summary: string;
}

export interface CallFacts {
  readonly state: CaseState;
  /** When the tier was decided that the call tells; null where none is. */
  readonly decidedOn: string | null;
  /** When a second person confirmed it; null where none had to. */
  readonly confirmedOn: string | null;
  readonly today: string;
}

/** A call tells a decision before its letter does: not before there is one, and not after the letter. */
export function decideCall({ state, decidedOn, confirmedOn, today }: CallFacts, { calledOn }: Pick<CallEntry, 'calledOn'>): Result<null> {
  const may = mayCall({ state, decidedOn });
  if (!may.ok) return may;
  if (calledOn > today) return refused('The day of the call must be today or in the past');
  if (confirmedOn !== null && calledOn < confirmedOn)
    return refused(`The day of the call must be the same as or after ${dateInWords(confirmedOn)}, when a second person confirmed the tier`);
  return decidedOn !== null && calledOn < decidedOn
    ? refused(`The day of the call must be the same as or after ${dateInWords(decidedOn)}, when the tier was decided`)
    : accepted(null);
}

export function mayCall({ state, decidedOn }: Pick<CallFacts, 'state' | 'decidedOn'>): Result<null> {
  if (state === 'decided' && decidedOn !== null) return accepted(null);
  return refused(`The case is “${caseStates[state].toLowerCase()}” now: a call comes after the decision and before its letter`);
}
