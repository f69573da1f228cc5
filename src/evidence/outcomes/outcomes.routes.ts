import type { Route } from '../../platform/http/route.ts';
import { changedResultsRoutes } from './changed-results/changed-results.routes.ts';
import { dashboardRoutes } from './dashboard/dashboard.routes.ts';
import { gapRoutes } from './gaps/gaps.routes.ts';
import { mapRoutes } from './measure-map/map.routes.ts';
import { measureRoutes } from './measure-pages/measure.routes.ts';
import type { OutcomesMeans } from './outcomes-means.ts';

/** Pages of figures of the whole authority. */
export function outcomesRoutes(means: OutcomesMeans): readonly Route[] {
  return [...dashboardRoutes(means), ...measureRoutes(means), ...gapRoutes(means), ...mapRoutes(means), ...changedResultsRoutes(means)];
}
