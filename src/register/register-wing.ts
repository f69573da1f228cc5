import type { Datasets } from '../datasets/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { Route } from '../platform/http/route.ts';
import { allocationsPanel } from './allocations/allocations-panel.ts';
import { allocationRoutes } from './allocations/allocations.routes.ts';
import { accountRoutes } from './accounts/accounts.routes.ts';
import { accessReviewRoutes } from './access-reviews/access-reviews.routes.ts';
import { briefingRoutes } from './briefings/briefings.routes.ts';
import { calendarRoutes } from './calendar/calendar.routes.ts';
import { delegateRoutes } from './delegates/delegates.routes.ts';
import { staffListRoutes } from './staff-lists/staff-lists.routes.ts';
import { tokenRoutes } from './tokens/tokens.routes.ts';
import type { ApiEndpoint } from './api/endpoint.ts';
import { apiRoutes } from './api/api.routes.ts';
import { dataRoutes } from './data/data.routes.ts';
import { enteredFactsPanel } from './entered-facts/entered-facts-panel.ts';
import { enteredFactRoutes } from './entered-facts/entered-facts.routes.ts';
import { localityRoutes } from './localities/locality.routes.ts';
import { placeByHandRoutes } from './localities/place-by-hand.routes.ts';
import { type TrustLink, trustRoutes } from './organisations/trust.routes.ts';
import { overviewRoutes } from './overview/overview.routes.ts';
import { postsPanel } from './posts/posts-panel.ts';
import { postRoutes } from './posts/posts.routes.ts';
import type { ProviderPanel } from './providers/provider-panel.ts';
import { providerRoutes } from './providers/providers.routes.ts';
import { providerByHandRoutes } from './providers-by-hand/providers-by-hand.routes.ts';
import { sendUnitsPanel } from './send-units/send-units-panel.ts';
import { sendUnitRoutes } from './send-units/send-units.routes.ts';
import { handoverRoutes } from './handovers/handovers.routes.ts';
import { siteRoutes } from './sites/sites.routes.ts';
import type { WorkSource } from './work/work-item.ts';

export interface RegisterMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly datasets: Datasets;
  /** What the wings to the right answer through the API. */
  readonly apiEndpoints: readonly ApiEndpoint[];
  /** What the wings to the right put on the provider page. */
  readonly panels: readonly ProviderPanel[];
  /** And on a trust's. */
  readonly trustLinks: readonly TrustLink[];
  readonly render: (template: string, data: Record<string, unknown>) => string;
  /** What links in mails begin with. */
  readonly publicAddress: string;
  /** Everything that an account may hold: it is handed over before the account is closed. */
  readonly workSources: readonly WorkSource[];
  readonly log: { readonly error: (fields: object, message: string) => void };
}

/** Every page and every answer of the register. */
export function registerRoutes(means: RegisterMeans): readonly Route[] {
  const panels = [...means.panels, allocationsPanel(means), postsPanel(means), sendUnitsPanel(means), enteredFactsPanel(means)];
  return [
    ...providerByHandRoutes(means),
    ...providerRoutes({ ...means, panels }),
    ...allocationRoutes(means),
    ...postRoutes(means),
    ...sendUnitRoutes(means),
    ...enteredFactRoutes(means),
    ...siteRoutes(means),
    ...placeByHandRoutes(means),
    ...localityRoutes(means),
    ...trustRoutes(means),
    ...overviewRoutes(means),
    ...dataRoutes({ ...means, reportFault: (error, doing) => means.log.error({ error }, doing) }),
    ...apiRoutes(means),
    ...staffListRoutes(means),
    ...accountRoutes(means),
    ...handoverRoutes(means),
    ...accessReviewRoutes(means),
    ...tokenRoutes(means),
    ...delegateRoutes(means),
    ...briefingRoutes(means),
    ...calendarRoutes(means),
  ];
}
