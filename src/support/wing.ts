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
import { programmeDefinitionRoutes } from './programme-editing/programme-editing.routes.ts';
import { tripRoutes } from './trip/trip.routes.ts';
import { visitBriefingRoutes } from './visit-briefings/visit-briefings.routes.ts';
import { localityNetworkRoutes } from './networks/localities/localities.routes.ts';
import { practiceRoutes } from './networks/practice/practice.routes.ts';
import { exchangeRoutes } from './networks/exchange/exchange.routes.ts';
import { earlyYearsRoutes } from './early-years/early-years.routes.ts';
import { leadershipRoutes } from './development/leadership/leadership.routes.ts';
import { inductionRoutes } from './development/induction/induction.routes.ts';
import { mentoringRoutes } from './development/mentoring/mentoring.routes.ts';
import { academyRoutes } from './development/academy/academy.routes.ts';
import { pathwayRoutes } from './development/pathway/pathway.routes.ts';
import { subscriptionRoutes } from './development/subscriptions/subscriptions.routes.ts';
import { workforceRoutes } from './development/workforce/workforce.routes.ts';
import { governingBoardRoutes } from './governors/boards/boards.routes.ts';
import { recruitmentRoutes } from './governors/recruitment/recruitment.routes.ts';
import { directoryRoutes } from './directory/directory.routes.ts';

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
    ...localityNetworkRoutes(means),
    ...practiceRoutes(means),
    ...exchangeRoutes(means),
    ...earlyYearsRoutes(means),
    ...leadershipRoutes(means),
    ...inductionRoutes(means),
    ...mentoringRoutes(means),
    ...academyRoutes(means),
    ...pathwayRoutes(means),
    ...subscriptionRoutes(means),
    ...workforceRoutes(means),
    ...governingBoardRoutes(means),
    ...recruitmentRoutes(means),
    ...directoryRoutes(means),
  ];
}
