import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { Route } from '../platform/http/route.ts';
import { actionRoutes } from './actions/actions.routes.ts';
import type { ListOtherActions } from './actions/actions-means.ts';
import { bodyInspectionRoutes } from './body-inspections/body-inspections.routes.ts';
import { concernRoutes } from './concerns/concerns.routes.ts';
import { findingRoutes } from './findings/findings.routes.ts';
import { governorsLetterRoutes } from './governors-letters/governors-letters.routes.ts';
import { inspectionRoutes } from './inspections/inspections.routes.ts';
import { compareRoutes } from './outcomes/compare/compare.routes.ts';
import { providerOutcomesRoutes } from './outcomes/provider-outcomes/provider-outcomes.routes.ts';
import { signalRoutes } from './signals/signals.routes.ts';
import { liaisonRoutes } from './liaison/liaison.routes.ts';
import { visitRoutes } from './visits/visits.routes.ts';
import { ofstedCallRoutes } from './ofsted-calls/ofsted-calls.routes.ts';
import type { ListMovedProposals } from './outcomes/outcomes-means.ts';
import { outcomesRoutes } from './outcomes/outcomes.routes.ts';

export interface EvidenceMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly listMovedProposals?: ListMovedProposals;
  readonly listOtherActions?: ListOtherActions;
}

/** Every page of what is known of providers from elsewhere. */
export function evidenceRoutes(means: EvidenceMeans): readonly Route[] {
  return [
    ...inspectionRoutes(means),
    ...bodyInspectionRoutes(means),
    ...providerOutcomesRoutes(means),
    ...compareRoutes(means),
    ...outcomesRoutes(means),
    ...signalRoutes(means),
    ...findingRoutes(means),
    ...visitRoutes(means),
    ...actionRoutes(means),
    ...ofstedCallRoutes(means),
    ...governorsLetterRoutes(means),
    ...liaisonRoutes(means),
    ...concernRoutes(means),
  ];
}
