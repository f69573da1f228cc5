import type { Route } from '../../platform/http/route.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import { listSites } from './list-sites.ts';
import { newSitePage, withdrawSitePage } from './open-site-pages.ts';

/** Sites that the published register does not have: add, withdraw. */
export function siteRoutes(options: EntryRouteOptions): Route[] {
  const form = { ...options, permission: 'site.edit' } as const;
  const { db } = options;
  return [
    ...entryRoutes(form, '/providers/:id/sites/new', 'site.recorded', async ({ provider, doing }) => ({
      page: newSitePage({ provider, doing }, await listSites(db.kysely, provider)),
    })),
    ...entryRoutes(form, '/providers/:id/sites/:siteId/withdraw', 'site.withdrawn', async ({ request, provider, doing }) => {
      const sites = await listSites(db.kysely, provider);
      const site = sites.find((one) => String(one.id) === request.params['siteId'] && one.isByHand && !one.isMain);
      return site ? { page: withdrawSitePage({ provider, doing }, site) } : null;
    }),
  ];
}
