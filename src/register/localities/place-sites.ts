import { sql } from 'kysely';
import { areaContains, type Area } from '../../platform/geography/area.ts';
import { gridToLongLat } from '../../platform/geography/national-grid.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decidePlacing, type LocalityLookups, type Placing } from './placing.ts';

interface Site {
  readonly id: number;
  readonly lsoaCode: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
}

/** Places every site of every authority anew, except where a person has placed it. The order in which localities and the register were loaded makes no difference. */
export async function placeSitesOfEveryAuthority(tx: Tx): Promise<void> {
  const authorities = await sql<{ id: number }>`select id from authority order by id`.execute(tx);
  for (const { id } of authorities.rows) await placeSites(tx, id);
}

/** Brings an authority's main sites up to date with the register, and places each of its sites. */
export async function placeSites(tx: Tx, authorityId: number): Promise<void> {
  await buildMainSites(tx, authorityId);
  await buildLocalities(tx, authorityId);
  const lookups = await readLookups(tx, authorityId);
  const sites = await sql<Site>`
    select s.id, s.lsoa_code as "lsoaCode", s.easting, s.northing
    from provider_site s join provider p on p.id = s.provider_id join authority a on a.la_code = p.la_code and a.id = ${authorityId}
    left join site_locality l on l.site_id = s.id
    where p.joined_to is null and (s.authority_id is null or s.authority_id = ${authorityId})
      and (l.rule is distinct from 'by-hand' or l.authority_id <> ${authorityId})`.execute(tx);
  const placings = sites.rows.flatMap((site) => {
    const placing = decidePlacing(site, lookups);
    return placing ? [{ siteId: site.id, ...placing }] : [];
  });
  await writePlacings(tx, authorityId, sites.rows, placings);
  await sql`
    update provider p set locality_id = l.locality_id
    from provider_site s left join site_locality l on l.site_id = s.id, authority a
    where a.id = ${authorityId} and p.la_code = a.la_code and s.provider_id = p.id and s.is_main and p.locality_id is distinct from l.locality_id`.execute(
    tx,
  );
}

async function buildMainSites(tx: Tx, authorityId: number): Promise<void> {
  await sql`
    insert into provider_site (provider_id, site_key, name, is_main, street, address2, address3, town, county, postcode, easting, northing, lsoa_code, source)
    select p.id, 'main', e.site_name, true, e.street, e.locality, e.address3, e.town, e.county, e.postcode, e.easting, e.northing, e.lsoa_code, 'gias-establishments'
    from provider p join authority a on a.la_code = p.la_code and a.id = ${authorityId} join gias_establishment e on e.key = p.urn::text
    where p.joined_to is null
    on conflict (provider_id, site_key) do update set
      name = excluded.name, street = excluded.street, address2 = excluded.address2, address3 = excluded.address3, town = excluded.town, county = excluded.county,
      postcode = excluded.postcode, easting = excluded.easting, northing = excluded.northing, lsoa_code = excluded.lsoa_code
    where (provider_site.street, provider_site.address2, provider_site.address3, provider_site.town, provider_site.county, provider_site.postcode,
        provider_site.easting, provider_site.northing, provider_site.lsoa_code, provider_site.name)
      is distinct from (excluded.street, excluded.address2, excluded.address3, excluded.town, excluded.county, excluded.postcode,
        excluded.easting, excluded.northing, excluded.lsoa_code, excluded.name)`.execute(tx);
}

/** A locality is whatever the authority's look-ups or outlines name. */
async function buildLocalities(tx: Tx, authorityId: number): Promise<void> {
  await sql`
    insert into locality (authority_id, name, slug)
    select ${authorityId}, named.name, replace(search_form(named.name), ' ', '-')
    from (
      select locality_name as name from locality_lsoa where authority_id = ${authorityId} and gone_release_id is null
      union select locality_name from locality_polygon where authority_id = ${authorityId} and gone_release_id is null
    ) named
    order by named.name
    on conflict do nothing`.execute(tx);
}

async function readLookups(tx: Tx, authorityId: number): Promise<LocalityLookups> {
  const areas = await sql<{ vintage: number; code: string; name: string }>`
    select vintage, lsoa_code as code, locality_name as name from locality_lsoa where authority_id = ${authorityId} and gone_release_id is null`.execute(
    tx,
  );
  const outlines = await sql<{ name: string; geometry: Area }>`
    select locality_name as name, geometry from locality_polygon
    where authority_id = ${authorityId} and gone_release_id is null order by locality_name`.execute(tx);
  const ofVintage = (vintage: number): Map<string, string> =>
    new Map(areas.rows.filter((row) => row.vintage === vintage).map((row) => [row.code, row.name]));
  return {
    lsoa2021: ofVintage(2021),
    lsoa2011: ofVintage(2011),
    localityAt: (easting, northing) => {
      const point = gridToLongLat(easting, northing);
      return outlines.rows.find((outline) => areaContains(outline.geometry, point))?.name ?? null;
    },
  };
}

async function writePlacings(
  tx: Tx,
  authorityId: number,
  sites: readonly Site[],
  placings: readonly (Placing & { siteId: number })[],
): Promise<void> {
  const placed = new Set(placings.map((it) => it.siteId));
  await sql`
    delete from site_locality where (rule <> 'by-hand' or authority_id <> ${authorityId}) and site_id = any(${sites.filter((site) => !placed.has(site.id)).map((site) => site.id)}::int[])`.execute(
    tx,
  );
  await sql`
    insert into site_locality (site_id, authority_id, locality_id, rule, reason)
    select n.site_id, ${authorityId}, l.id, n.rule, n.reason
    from unnest(${placings.map((it) => it.siteId)}::int[], ${placings.map((it) => it.localityName)}::text[], ${placings.map((it) => it.rule)}::text[],
      ${placings.map((it) => it.reason)}::text[]) as n (site_id, locality_name, rule, reason)
    join locality l on l.authority_id = ${authorityId} and l.name = n.locality_name
    on conflict (site_id) do update set authority_id = excluded.authority_id, locality_id = excluded.locality_id, rule = excluded.rule, reason = excluded.reason
    where (site_locality.rule <> 'by-hand' or site_locality.authority_id <> excluded.authority_id)
      and (site_locality.locality_id, site_locality.rule, site_locality.reason) is distinct from (excluded.locality_id, excluded.rule, excluded.reason)`.execute(
    tx,
  );
}
