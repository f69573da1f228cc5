import { accepted, refused, type Result } from '../../kernel/result.ts';

export type RecordDecision =
  { readonly decision: 'keep'; readonly reason: string; readonly keepUntil: string } | { readonly decision: 'erase'; readonly reason: string };

export interface DecisionFacts {
  /** The day the record's period ends. */
  readonly dueOn: string;
  /** It was erased before. */
  readonly isErased: boolean;
  readonly isOnHold: boolean;
  readonly canBeErased: boolean;
  /** Why not, where it cannot. */
  readonly keptWhole: string | undefined;
  readonly today: string;
}

/** Whether this may be decided of one record. To keep something longer is always allowed, to a day that has not come. */
export function decideOnRecord(facts: DecisionFacts, wanted: RecordDecision): Result<RecordDecision> {
  if (facts.isErased) return refused('It was erased already');
  if (wanted.decision === 'keep') {
    if (wanted.keepUntil <= facts.today) return refused('The day to keep it until must be in the future');
    return wanted.keepUntil <= facts.dueOn ? refused('It is kept longer than that without a decision') : accepted(wanted);
  }
  if (facts.isOnHold) return refused('It is under a legal hold, so nothing in it can be erased until the hold is lifted');
  if (!facts.canBeErased) return refused(facts.keptWhole ?? 'There is nobody’s name in it to erase');
  if (facts.dueOn > facts.today) return refused('Its time is not over yet, so nothing in it can be erased');
  return accepted(wanted);
}
