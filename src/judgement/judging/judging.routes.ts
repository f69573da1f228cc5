import type { Route } from '../../platform/http/route.ts';
import { ofCase, withCase } from '../cases/open-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { saveJudgement, showJudgementForm, showJudgements } from './judgement-pages.ts';

/** An adviser's judgement in the nine areas, and all that were made of a case. */
export function judgingRoutes(means: JudgementMeans): Route[] {
  const of = ofCase(means);
  return [
    {
      method: 'GET',
      path: '/cases/:caseId/judgement',
      permission: 'tier.judge',
      ...of,
      audit: 'tier-case.judgement-opened',
      handle: withCase(means, showJudgementForm),
    },
    {
      method: 'POST',
      path: '/cases/:caseId/judgement',
      permission: 'tier.judge',
      ...of,
      audit: 'tier-case.judged',
      handle: withCase(means, saveJudgement),
    },
    {
      method: 'GET',
      path: '/cases/:caseId/judgements',
      permission: 'tier.view',
      ...of,
      audit: 'tier-case.judgements-viewed',
      handle: withCase(means, showJudgements),
    },
  ];
}
