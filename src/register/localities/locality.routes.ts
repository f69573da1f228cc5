import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { drawMap } from '../../ui/map/draw-map.ts';
import { mayFollow } from '../access/permissions.ts';
import { listGroups } from '../overview/list-groups.ts';
import { countProviders } from '../overview/overview.ts';
import { findProviders } from '../providers/find-providers.ts';
import { everything, searchHref } from '../providers/provider-search.ts';
import { findReaderScope, type ReaderScope } from '../providers/find-reader-scope.ts';
import { listUnplaced } from './list-unplaced.ts';
import { localityFigures } from './locality-page.ts';
import { countPlacings, listMapPoints, listOutlines, listPlacedByHand } from './read-locality.ts';

const mapWidth = 620;
const shown = 50;

export function localityRoutes({ db }: { readonly db: Database }): Route[] {
  return [
    { method: 'GET', path: '/localities', permission: 'register.view', audit: 'locality.listed', handle: (request) => showLocalities(db, request) },
    {
      method: 'GET',
      path: '/localities/:slug',
      permission: 'register.view',
      audit: 'locality.viewed',
      handle: (request) => showLocality(db, request),
    },
  ];
}

async function countAll(db: Database, scope: ReaderScope) {
  return countProviders(
    await listGroups(db.kysely, scope),
    scope.localities.map((locality) => locality.name),
  );
}

async function showLocalities(db: Database, { actor }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return { kind: 'not-found' };
  const counts = await countAll(db, scope);
  const data = {
    ...mayFollow(actor),
    authorityName: scope.authorityName,
    localities: scope.localities.map((locality) => localityFigures(locality, counts)),
    map: drawMap({ outlines: await listOutlines(db.kysely, scope.authorityId), points: [], width: mapWidth }),
    ...(await listUnplaced(db.kysely, scope)),
  };
  return { kind: 'page', template: 'register/localities/localities.njk', data };
}

async function showLocality(db: Database, { actor, params }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const locality = scope?.localities.find((each) => each.slug === params['slug']);
  if (scope === undefined || locality === undefined) return { kind: 'not-found' };
  const outlines = await listOutlines(db.kysely, scope.authorityId);
  const points = await listMapPoints(db.kysely, locality.id);
  const search = { ...everything, locality: [locality.slug], perPage: shown };
  const found = await findProviders(db.kysely, scope, search);
  const { unplaced } = await listUnplaced(db.kysely, scope);
  const data = {
    ...mayFollow(actor),
    backLink: '/localities',
    ...localityFigures(locality, await countAll(db, scope)),
    providers: found.items,
    total: found.total,
    allHref: searchHref({ ...everything, locality: [locality.slug] }),
    placings: await countPlacings(db.kysely, locality.id),
    byHand: await listPlacedByHand(db.kysely, locality.id),
    near: unplaced.filter(({ suggestion }) => suggestion?.localityName === locality.name),
    map: drawMap({ outlines: outlines.map((outline) => ({ ...outline, isSubject: outline.name === locality.name })), points, width: mapWidth }),
  };
  return { kind: 'page', template: 'register/localities/locality.njk', data };
}
