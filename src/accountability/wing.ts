import type { Route } from '../platform/http/route.ts';
import type { AccountabilityMeans } from './accountability-means.ts';
import { personRoutes } from './disclosure/person.routes.ts';
import { providerRecordRoutes } from './disclosure/provider.routes.ts';
import { holdRoutes } from './legal-holds/holds.routes.ts';
import { noticeRoutes } from './notices/notices.routes.ts';
import { recordsRoutes } from './records/records.routes.ts';
import { dueRoutes } from './retention/due.routes.ts';
import { scheduleRoutes } from './retention/schedule.routes.ts';
import { targetRoutes } from './targets/targets.routes.ts';

/** Every page of accountability: the scorecard, managing records, and what the public is told of them. */
export function accountabilityRoutes(means: AccountabilityMeans): readonly Route[] {
  return [
    ...targetRoutes(means),
    ...recordsRoutes(means),
    ...scheduleRoutes(means),
    ...dueRoutes(means),
    ...holdRoutes(means),
    ...personRoutes(means),
    ...providerRecordRoutes(means),
    ...noticeRoutes(means),
  ];
}
