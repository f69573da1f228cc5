import type { Route } from '../platform/http/route.ts';
import { caseloadRoutes } from './caseloads/caseloads.routes.ts';
import type { SupportMeans } from './common/support-means.ts';
import { conversationRoutes } from './conversations/conversations.routes.ts';
import { dayRoutes } from './days/days.routes.ts';
import { deadlineRoutes } from './deadlines/deadlines.routes.ts';
import { deDelegationRoutes } from './de-delegation/de-delegation.routes.ts';
import { entitlementRoutes } from './entitlement/entitlement.routes.ts';
import { forecastRoutes } from './forecast/forecast.routes.ts';
import { interventionRoutes } from './intervention/intervention.routes.ts';
import { offerRoutes } from './offer/offer.routes.ts';
import { timelineRoutes } from './timeline/timeline.routes.ts';
import { boardRoutes } from './programme-board/board.routes.ts';
import { programmeRoutes } from './programmes/programmes.routes.ts';
import { programmeDefinitionRoutes } from './programme-definitions/programme-definitions.routes.ts';
import { tripRoutes } from './trip/trip.routes.ts';
import { visitBriefingRoutes } from './visit-briefings/visit-briefings.routes.ts';

/** Every page of support. */
export function supportRoutes(means: SupportMeans): readonly Route[] {
  return [
    ...entitlementRoutes(means),
    ...dayRoutes(means),
    ...caseloadRoutes(means),
    ...forecastRoutes(means),
    ...conversationRoutes(means),
    ...offerRoutes(means),
    ...deDelegationRoutes(means),
    ...tripRoutes(means),
    ...visitBriefingRoutes(means),
    ...timelineRoutes(means),
    ...deadlineRoutes(means),
    ...boardRoutes(means),
    ...programmeRoutes(means),
    ...programmeDefinitionRoutes(means),
    ...interventionRoutes(means),
  ];
}
