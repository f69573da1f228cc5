import { sql } from 'kysely';
import type { Area } from '../../platform/geography/area.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { MapOutline, MapPoint } from '../../ui/map/draw-map.ts';
import { placingRules, type PlacingRule } from './placing.ts';

/** The outlines of an authority's localities; none where only a look-up of small areas has been loaded. */
export async function listOutlines(reader: Reader, authorityId: number): Promise<MapOutline[]> {
  const { rows } = await sql<{ name: string; slug: string; geometry: Area }>`
    select l.name, l.slug, g.geometry from locality_polygon g
    join locality l on l.authority_id = g.authority_id and l.name = g.locality_name
    where g.authority_id = ${authorityId} and g.gone_release_id is null order by l.name`.execute(reader);
  return rows.map(({ name, slug, geometry }) => ({ name, geometry, href: `/localities/${slug}` }));
}

/** The sites in a locality, of open providers, that have coordinates. */
export async function listMapPoints(reader: Reader, localityId: number): Promise<MapPoint[]> {
  const { rows } = await sql<{ id: number; name: string; easting: number; northing: number }>`
    select p.id, p.name, s.easting, s.northing
    from site_locality sl join provider_site s on s.id = sl.site_id join provider p on p.id = s.provider_id
    where sl.locality_id = ${localityId} and s.easting is not null and s.northing is not null and p.joined_to is null and p.status in ('open', 'closing')
    order by p.sort_key, s.id`.execute(reader);
  return rows.map(({ id, name, easting, northing }) => ({ easting, northing, label: name, href: `/providers/${id}` }));
}

export interface Placed {
  readonly rule: PlacingRule;
  readonly words: string;
  readonly sites: number;
}

/** By which rule the sites of open providers came to be in a locality. */
export async function countPlacings(reader: Reader, localityId: number): Promise<Placed[]> {
  const { rows } = await sql<{ rule: PlacingRule; sites: number }>`
    select sl.rule, count(*)::int as sites
    from site_locality sl join provider_site s on s.id = sl.site_id join provider p on p.id = s.provider_id
    where sl.locality_id = ${localityId} and p.joined_to is null and p.status in ('open', 'closing')
    group by sl.rule`.execute(reader);
  const rules = Object.keys(placingRules) as PlacingRule[];
  return rules.flatMap((rule) => rows.filter((row) => row.rule === rule).map(({ sites }) => ({ rule, words: placingRules[rule], sites })));
}

export interface PlacedByHand {
  readonly providerId: number;
  readonly providerName: string;
  readonly reason: string;
  readonly decidedBy: string | null;
}

export async function listPlacedByHand(reader: Reader, localityId: number): Promise<PlacedByHand[]> {
  const { rows } = await sql<PlacedByHand>`
    select p.id as "providerId", p.name as "providerName", sl.reason, sl.decided_by as "decidedBy"
    from site_locality sl join provider_site s on s.id = sl.site_id join provider p on p.id = s.provider_id
    where sl.locality_id = ${localityId} and sl.rule = 'by-hand' and p.joined_to is null and p.status in ('open', 'closing')
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}
