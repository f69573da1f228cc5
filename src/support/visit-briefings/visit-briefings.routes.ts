import type { Route } from '../../platform/http/route.ts';
import { openPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showVisitBriefing } from './show-visit-briefing.ts';

/** What an officer takes along to a visit. It stands in this wing because it tells the tier and the entitlement beside the evidence. */
export function visitBriefingRoutes(means: SupportMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/providers/:providerId/visits/:visitId/briefing',
      permission: 'visit.view',
      of: 'providerId',
      audit: 'visit.briefing-opened',
      sensitive: true,
      subject: { kind: 'visit', param: 'visitId' },
      handle: openPage(means, showVisitBriefing),
    },
  ];
}
