import type { Route } from '../../platform/http/route.ts';
import { ofCase, withCase } from '../cases/open-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { saveDecision, showDecisionForm } from './decision-pages.ts';
import { saveTakingBack, showTakingBack } from './take-back-pages.ts';
import { saveSecond, showSecondForm } from './second-pages.ts';

/** Deciding a tier, and the second person who confirms what departs from the service's proposal. */
export function decisionRoutes(means: JudgementMeans): Route[] {
  const of = ofCase(means);
  return [
    {
      method: 'GET',
      path: '/cases/:caseId/decision',
      permission: 'tier.decide',
      ...of,
      audit: 'tier-case.decision-opened',
      handle: withCase(means, showDecisionForm),
    },
    {
      method: 'POST',
      path: '/cases/:caseId/decision',
      permission: 'tier.decide',
      ...of,
      audit: 'tier-case.decided',
      handle: withCase(means, saveDecision),
    },
    {
      method: 'GET',
      path: '/cases/:caseId/decision/take-back',
      permission: 'tier.decide',
      ...of,
      audit: 'tier-case.decision-opened',
      handle: withCase(means, showTakingBack),
    },
    {
      method: 'POST',
      path: '/cases/:caseId/decision/take-back',
      permission: 'tier.decide',
      ...of,
      audit: 'tier-case.decision-taken-back',
      handle: withCase(means, saveTakingBack),
    },
    {
      method: 'GET',
      path: '/cases/:caseId/second',
      permission: 'tier.confirm',
      ...of,
      audit: 'tier-case.decision-opened',
      handle: withCase(means, showSecondForm),
    },
    {
      method: 'POST',
      path: '/cases/:caseId/second',
      permission: 'tier.confirm',
      ...of,
      audit: 'tier-case.second-answered',
      handle: withCase(means, saveSecond),
    },
  ];
}
