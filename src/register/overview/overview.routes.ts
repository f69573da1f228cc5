import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/http/route.ts';
import { mayFollow } from '../access/permissions.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { getOverview } from './get-overview.ts';
import { toOverviewAnswer } from './overview-answer.ts';
import { overviewPage } from './overview-page.ts';

export function overviewRoutes({ db }: { readonly db: Database }): Route[] {
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
      handle: async ({ actor }) => {
        const scope = await findReaderScope(db.kysely, actor.authorityId);
        if (scope === undefined) return { kind: 'not-found' };
        return { kind: 'json', body: toOverviewAnswer(await getOverview(db.kysely, scope)) };
      },
    },
  ];
}
