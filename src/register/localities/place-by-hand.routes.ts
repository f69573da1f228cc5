import type { Reply, Route } from '../../platform/http/route.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { type VersionsPage, versionsRoute } from '../by-hand/show-versions-page.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { listSitePlacings, type SitePlacing } from './find-site-placings.ts';
import { placeByHandPage, putBackPage } from './place-by-hand-page.ts';
import { siteLedger } from './place-site.ts';
import { placingInWords, showPlacingSnapshot } from './placing-words.ts';
import { suggestLocality } from './suggest-locality.ts';

const versions: VersionsPage<'site_locality'> = {
  path: '/providers/:id/sites/:siteId/placings',
  audit: 'site.placings-viewed',
  table: 'site_locality',
  subject: siteLedger.subject,
  eventWords: { 'site.placed': 'Placed', 'site.put-back': 'Put back to the rule' },
  find: async (reader, provider, params) => {
    const site = (await listSitePlacings(reader, provider)).find(({ siteId }) => String(siteId) === params['siteId']);
    return site ? { id: site.siteId, heading: `Locality of ${site.address}` } : null;
  },
  say: async (reader, { authorityId }) => {
    const localities = (await findReaderScope(reader, authorityId))?.localities ?? [];
    const names = new Map(localities.map(({ id, name }) => [id, name]));
    return ({ locality_id, rule, reason }) => [
      ...showPlacingSnapshot({ locality: names.get(locality_id) ?? 'A locality no longer known', rule }),
      { label: 'Reason', text: reason },
    ];
  },
  backTo: (provider) => `/providers/${provider.id}#sites`,
};

/** Placing a provider's site in a locality by hand, and putting it back to the rule. */
export function placeByHandRoutes(options: EntryRouteOptions): Route[] {
  const form = { ...options, permission: 'locality.place' } as const;
  const { db } = options;
  return [
    versionsRoute(options, versions),
    ...entryRoutes(form, '/providers/:id/locality', 'site.placed', async ({ request, provider, doing }) => {
      const sites = await listSitePlacings(db.kysely, provider);
      const localities = (await findReaderScope(db.kysely, provider.authorityId))?.localities ?? [];
      const asked = request.query.get('site') ?? request.form.get('site');
      const site = asked === null && sites.length === 1 ? sites[0] : sites.find(({ siteId }) => String(siteId) === asked);
      if (asked !== null && !site) return null;
      if (!site || localities.length === 0) return chooseSite(provider, sites, localities.length > 0);
      const suggestion = site.placed === null ? await suggestLocality(db.kysely, provider.authorityId, site.siteId) : null;
      const events = (await listEntryEvents(db.kysely, siteLedger, provider)).filter((event) => event.subjectId === String(site.siteId));
      const page = placeByHandPage({ provider, doing, site }, { localities, suggestion, events });
      return { page, initial: { locality: site.placed === null ? '' : String(site.placed.localityId) } };
    }),
    ...entryRoutes(form, '/providers/:id/locality/put-back', 'site.put-back', async ({ request, provider, doing }) => {
      const asked = request.query.get('site') ?? request.form.get('site');
      const site = (await listSitePlacings(db.kysely, provider)).find(({ siteId }) => String(siteId) === asked);
      return site ? { page: putBackPage({ provider, doing, site }) } : null;
    }),
  ];
}

function chooseSite(provider: OwnProvider, sites: readonly SitePlacing[], hasLocalities: boolean): Reply {
  const shown = sites.map((site) => ({ ...site, sentences: placingInWords(site), href: `/providers/${provider.id}/locality?site=${site.siteId}` }));
  return {
    kind: 'page',
    template: 'register/localities/choose-site.njk',
    data: { provider, sites: shown, hasLocalities, backLink: `/providers/${provider.id}` },
  };
}
