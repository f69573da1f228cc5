import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { isSame, type Person } from './person.ts';

/** What somebody with a conflict of interest does not do in the case. */
export type Part = 'judge' | 'decide' | 'confirm' | 'review';

/** A conflict of interest that somebody declared in a case, and nobody has lifted. */
export interface Conflict {
  readonly id: number;
  readonly account: number;
  readonly by: string;
  /** In their own words. */
  readonly nature: string;
  /** As YYYY-MM-DD. */
  readonly on: string;
}

export function ownConflict(conflicts: readonly Conflict[], who: Person): Conflict | null {
  return conflicts.find(({ account, by }) => isSame(who, { account, name: by })) ?? null;
}

/** What whoever declares a conflict now is told. */
export function sayDeclared(part: Part, others: readonly string[]): string {
  return `You have declared a conflict of interest, so you may not ${part} this case. ${whoInstead(others)}`;
}

/** What whoever declared one before is told: it stands whatever they say later. */
export function sayStanding({ on, nature }: Pick<Conflict, 'on' | 'nature'>, part: Part, others: readonly string[]): string {
  return `You declared a conflict of interest in this case on ${dateInWords(on)} (“${nature}”), so you may not ${part} it. ${whoInstead(others)} If the conflict is no more, or was declared in error, somebody else who may decide can lift it.`;
}

/** Who may act instead of somebody with a conflict. */
export function whoInstead(others: readonly string[]): string {
  if (others.length === 0) return 'Nobody else may at present: ask the Assistant Director who is to take your place.';
  const last = others.at(-1) ?? '';
  return `${others.length === 1 ? last : `${others.slice(0, -1).join(', ')} or ${last}`} may.`;
}

/** Whether somebody may lift a conflict: never their own, and not with one of their own in the same case. */
export function decideLifting(conflicts: readonly Conflict[], conflictId: number, who: Person): Result<Conflict> {
  const conflict = conflicts.find(({ id }) => id === conflictId);
  if (conflict === undefined) return refused('This conflict of interest has been lifted already.');
  if (who.account === null) return refused('A conflict of interest is lifted by somebody with an account of their own.');
  const own = ownConflict(conflicts, who);
  if (own?.id === conflictId) return refused('You declared this conflict of interest, so somebody else lifts it.');
  if (own !== null) return refused('You have declared a conflict of interest in this case yourself, so somebody else lifts this one.');
  return accepted(conflict);
}
