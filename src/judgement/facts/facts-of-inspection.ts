import type { StandingInspection } from '../../evidence/index.ts';
import type { Fact, FactId } from '../criteria/facts.ts';

/** What the latest full inspection of the present school says, under the names that criteria ask by. */
export function factsOfInspection(standing: StandingInspection): Partial<Record<FactId, Fact>> {
  return {
    'category-of-concern': standing.category,
    'urgent-improvement-areas': standing.urgentImprovementAreas,
    'safeguarding-not-met': standing.safeguardingNotMet,
    'inadequate-judgements': standing.inadequateJudgements,
    'stuck': standing.stuck,
    'needs-attention-leadership': standing.needsAttentionInLeadership,
    'needs-attention-areas': standing.needsAttentionAreas,
    'requires-improvement': standing.requiresImprovement,
    'inspected-strong': standing.isStrong,
  };
}
