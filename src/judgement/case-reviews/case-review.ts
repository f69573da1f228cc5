import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Tier } from '../../kernel/tier.ts';
import { caseStates, type CaseState } from '../cases/case.ts';

export interface ReviewedDecision {
  readonly tier: Tier;
  readonly decidedByAccount: number | null;
  readonly decidedBy: string;
  readonly secondByAccount: number | null;
  readonly secondBy: string | null;
}

export interface Reviewer {
  readonly accountId: number | null;
  readonly name: string;
}

/** A review is by somebody who had no part in the decision: neither who decided, nor who confirmed. */
export function mayReview(state: CaseState, decision: ReviewedDecision | null, reviewer: Reviewer): Result<null> {
  if (state !== 'in-review' || decision === null) return refused(`The case is “${caseStates[state].toLowerCase()}” now: there is nothing to review`);
  if (reviewer.accountId === null) return refused('A review is by a person with an account of their own');
  const own = ownPart(decision, reviewer);
  return own === null ? accepted(null) : refused(`You ${own} this tier: somebody who had no part in it reviews it`);
}

/** Whether a review of a decision takes place, or is ended, is not for whoever took that decision either: they would judge of themselves. */
export function mayRuleOnReview(decision: ReviewedDecision | null, who: Reviewer): Result<null> {
  const own = decision === null ? null : ownPart(decision, who);
  return own === null ? accepted(null) : refused(`You ${own} this tier: whether it is reviewed is for somebody who had no part in it`);
}

function ownPart(decision: ReviewedDecision, who: Reviewer): 'decided' | 'confirmed' | null {
  if (isSame(who, decision.decidedByAccount, decision.decidedBy)) return 'decided';
  return isSame(who, decision.secondByAccount, decision.secondBy) ? 'confirmed' : null;
}

/** By account; by name where it was recorded without one. */
function isSame(reviewer: Reviewer, account: number | null, name: string | null): boolean {
  return account === null ? name === reviewer.name : account === reviewer.accountId;
}

export type ReviewOutcome = 'upheld' | 'changed';
export const reviewOutcomes: Readonly<Record<ReviewOutcome, string>> = {
  upheld: 'Uphold: the tier stands',
  changed: 'Change the tier',
};

/** The tier that the review gives. */
export function decideReview(current: Tier, outcome: ReviewOutcome, chosen: Tier | null): Result<Tier> {
  if (outcome === 'upheld') return accepted(current);
  if (chosen === null) return refused('Select the tier it changes to');
  return chosen === current ? refused('This is the tier that is reviewed: uphold it, or select another') : accepted(chosen);
}
