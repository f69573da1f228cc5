import type { Route } from '../../platform/http/route.ts';
import { type EndingMeans, saveEnding, showEnding } from './ending-pages.ts';
import { ofCase, withCase } from './open-case.ts';

/** Ending a case early whose letter has gone, so that another can begin. */
export function endingRoutes(means: EndingMeans): Route[] {
  const end = { path: '/cases/:caseId/end', permission: 'letter.issue', ...ofCase(means) } as const;
  return [
    { method: 'GET', ...end, audit: 'tier-case.ending-opened', handle: withCase(means, showEnding) },
    { method: 'POST', ...end, audit: 'tier-case.ended-early', handle: withCase(means, saveEnding(means)) },
  ];
}
