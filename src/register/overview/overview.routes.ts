import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/http/route.ts';
import { mayFollow } from '../access/permissions.ts';
import { findReaderScope, findTokenScope } from '../providers/find-reader-scope.ts';
import { getOverview } from './get-overview.ts';
import { toOverviewAnswer } from './overview-answer.ts';
import { overviewPage } from './overview-page.ts';

const refusal = {
  type: 'about:blank',
  title: 'This token does not reach the whole authority',
  status: 403,
  detail: 'The overview is of every provider of the authority. This token reaches a part of them: ask /api/v1/providers for those.',
} as const;

export function overviewRoutes({ db, clock }: { readonly db: Database; readonly clock: Clock }): Route[] {
  return [
    {
      method: 'GET',
      path: '/overview',
      permission: 'register.view',
      audit: 'overview.viewed',
      handle: async ({ actor }) => {
        const scope = await findReaderScope(db.kysely, actor.authorityId);
        if (scope === undefined) return { kind: 'not-found' };
        const data = { ...overviewPage(await getOverview(db.kysely, scope)), ...mayFollow(actor) };
        return { kind: 'page', template: 'register/overview/overview.njk', data };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/overview',
      permission: 'api.read',
      audit: 'overview.viewed',
      handle: async ({ actor, reference }) => {
        const scope = await findTokenScope(db.kysely, clock, actor);
        if (scope === undefined) return { kind: 'not-found' };
        // Of a part it would be no overview, and of the whole more than the token may know.
        if (scope.tokenReach) return { kind: 'json', status: 403, body: { ...refusal, reference } };
        return { kind: 'json', body: toOverviewAnswer(await getOverview(db.kysely, scope)) };
      },
    },
  ];
}
