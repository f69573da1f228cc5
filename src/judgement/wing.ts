import type { Route } from '../platform/http/route.ts';
import { boardRoutes } from './board/board.routes.ts';
import type { CasePart } from './cases/case-part.ts';
import { conflictPart } from './cases/conflict-pages.ts';
import { caseRoutes } from './cases/cases.routes.ts';
import { endingPart } from './cases/ending-pages.ts';
import { endingRoutes } from './cases/ending.routes.ts';
import { proposalPart } from './cases/proposal-panel.ts';
import { decisionPart } from './decisions/decision-panel.ts';
import { decisionRoutes } from './decisions/decisions.routes.ts';
import { distributionRoutes } from './distribution/distribution.routes.ts';
import { criteriaRoutes } from './criteria-versions/criteria.routes.ts';
import { gatherFacts } from './facts/gather-facts.ts';
import type { JudgementMeans } from './judgement-means.ts';
import { judgementPart } from './judging/judgement-panel.ts';
import { judgingRoutes } from './judging/judging.routes.ts';
import { letterParts } from './letters/list-letter-parts.ts';
import { letterRoutes } from './letters/letters.routes.ts';
import { moderationPart } from './moderation/moderation-panel.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { proposalRoutes } from './proposals/proposals.routes.ts';
import { tierReviewRoutes } from './tier-reviews/tier-reviews.routes.ts';

/** What stands on a case's page, in the order of its way. */
const caseParts: readonly CasePart[] = [proposalPart, judgementPart, moderationPart, decisionPart, ...letterParts, endingPart, conflictPart];

/** Every page of judgement. */
export function judgementRoutes(means: JudgementMeans): readonly Route[] {
  return [
    ...boardRoutes(means),
    ...distributionRoutes(means),
    ...tierReviewRoutes({ ...means, gather: gatherFacts }),
    ...proposalRoutes({ ...means, gather: gatherFacts }),
    ...criteriaRoutes({ ...means, gather: gatherFacts }),
    ...caseRoutes(means, caseParts),
    ...endingRoutes({ ...means, gather: gatherFacts }),
    ...judgingRoutes(means),
    ...moderationRoutes(means),
    ...decisionRoutes(means),
    ...letterRoutes(means),
  ];
}
