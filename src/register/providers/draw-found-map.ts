import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { drawMap, type DrawnMap, type MapOutline, type MapPoint } from '../../ui/map/draw-map.ts';
import { allOf, conditionsOf, type Near } from './filter-providers.ts';
import type { ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { siteShownTo } from './filter-shown-to-reader.ts';

const mostPoints = 1500;

export interface FoundMap {
  readonly map: DrawnMap | null;
  /** Found, but nobody has said where they are. */
  readonly unplaced: readonly { readonly label: string; readonly href: string }[];
  /** Too many to be told apart: nothing is drawn. */
  readonly tooMany: boolean;
}

/** Every site of the whole answer (not only of its page) on a map of the authority's localities. */
export async function drawFoundMap(reader: Reader, scope: ReaderScope, search: ProviderSearch, near: Near): Promise<FoundMap> {
  const { rows } = await sql<{ id: number; name: string; site: string | null; easting: number | null; northing: number | null }>`
    select p.id, p.name, s.name as site, case when s.id is null then p.easting else s.easting end as easting,
      case when s.id is null then p.northing else s.northing end as northing
    from provider p left join provider_site s on s.provider_id = p.id and ${siteShownTo(scope)}
    where ${allOf(conditionsOf(search, scope, near))} order by p.sort_key, p.id, s.is_main desc limit ${mostPoints + 1}`.execute(reader);
  if (rows.length > mostPoints) return { map: null, unplaced: [], tooMany: true };

  const points: MapPoint[] = [];
  const unplaced: FoundMap['unplaced'][number][] = [];
  for (const { id, name, site, easting, northing } of rows) {
    const label = site === null ? name : `${name} (${site})`;
    const href = `/providers/${id}`;
    if (easting === null || northing === null) unplaced.push({ label, href });
    else points.push({ easting, northing, label, href });
  }
  const outlines = search.area === 'mine' ? await listOutlines(reader, scope.authorityId, search) : [];
  return { map: drawMap({ outlines, points, width: 900 }), unplaced, tooMany: false };
}

async function listOutlines(reader: Reader, authorityId: number, search: ProviderSearch): Promise<MapOutline[]> {
  const { rows } = await sql<{ name: string; slug: string | null; geometry: MapOutline['geometry'] }>`
    select o.locality_name as name, l.slug, o.geometry from locality_polygon o
    left join locality l on l.authority_id = o.authority_id and l.name = o.locality_name
    where o.authority_id = ${authorityId} and o.gone_release_id is null order by o.locality_name`.execute(reader);
  return rows.map(({ name, slug, geometry }) => ({ name, geometry, isSubject: slug !== null && search.locality.includes(slug) }));
}
