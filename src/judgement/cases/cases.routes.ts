import type { Route } from '../../platform/http/route.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import type { CasePart } from './case-part.ts';
import { saveLifting, showLifting } from './conflict-pages.ts';
import { ofCase, withCase } from './open-case.ts';
import { showCase } from './show-case.ts';

/** The page of a case, made of the parts that each folder of judgement contributes; and the conflicts of interest in it. */
export function caseRoutes(means: JudgementMeans, parts: readonly CasePart[]): Route[] {
  return [
    {
      method: 'GET',
      path: '/cases/:caseId',
      permission: 'tier.view',
      ...ofCase(means),
      audit: 'tier-case.viewed',
      handle: withCase(means, showCase(parts)),
    },
    {
      method: 'GET',
      path: '/cases/:caseId/conflicts/:conflictId',
      permission: 'tier.decide',
      ...ofCase(means),
      audit: 'tier-case.conflict-opened',
      handle: withCase(means, showLifting),
    },
    {
      method: 'POST',
      path: '/cases/:caseId/conflicts/:conflictId',
      permission: 'tier.decide',
      ...ofCase(means),
      audit: 'tier-case.conflict-lifted',
      handle: withCase(means, saveLifting),
    },
  ];
}
