import { noConflict } from '../judging/judgement.ts';
import { sayDecided } from './decision.ts';
import type { KeptDecision } from './list-decisions.ts';

const secondWords = { confirmed: 'Confirmed by', returned: 'Returned to moderation by' } as const;

/** A decision as its pages say it. */
export function decisionInWords(decision: KeptDecision) {
  const { second, secondBy, conflict, overrides, tier, proposed, takenBackAt } = decision;
  return {
    ...decision,
    tier: sayDecided(tier, proposed),
    conflict: conflict === noConflict ? 'None' : conflict,
    second: second === null ? null : `${secondWords[second]} ${secondBy ?? 'somebody no longer known'}`,
    isWaiting: overrides && second === null && takenBackAt === null,
    isReturned: second === 'returned',
  };
}
