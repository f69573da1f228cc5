import { sql } from 'kysely';
import type { CommittedRelease } from '../../datasets/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { placeSitesOfEveryAuthority } from '../localities/place-sites.ts';

/**
 * Early years providers by their Ofsted registration number. The authority's own list says most; the Department's published lists fill in
 * those it does not have. A registration that no list names any more is closed, not removed. A listed setting without a number is part of
 * a school that GIAS has, and becomes no provider of its own; one whose number others share goes by the Department's own number.
 */
export async function applyEarlyYears(tx: Tx, release: CommittedRelease): Promise<void> {
  await sql`
    create temp table early_years_now on commit drop as
    select distinct on (registration_number) * from (
      select l.registration_number, 1 as preference,
        case l.kind when 'nursery' then 'nursery' when 'pre-school' then 'pre-school' when 'childminder' then 'childminder' else 'early-years-setting' end as kind,
        case l.kind when 'nursery' then 'Nursery' when 'pre-school' then 'Pre-school' when 'childminder' then 'Childminder'
          when 'out-of-school' then 'Out of school provider' else 'Early years provider' end as type_name,
        l.name, a.la_code, a.name as la_name, l.registered_on, coalesce(l.closed_on, gone.as_at) as closed_on, l.town, l.postcode, l.easting, l.northing, l.places,
        'early-years (own list)' as source
      from early_years_local l join authority a on a.id = l.authority_id left join release gone on gone.id = l.gone_release_id
      union all
      select p.number, 2, case p.kind when 'childminder' then 'childminder' else 'early-years-setting' end,
        case p.kind when 'childminder' then 'Childminder' else 'Early years setting' end,
        coalesce(p.name, 'Childminder ' || p.number), a.la_code, p.la_name, null, gone.as_at, null, null, null, null, null,
        'early-years (published list)'
      from (
        select listed.*, case when listed.registration_number = '999999' or count(*) over (partition by listed.registration_number) > 1
          then 'EYURN ' || listed.ofsted_number else listed.registration_number end as number
        from early_years_listed listed where listed.registration_number not in ('', 'NULL', 'N/A')
      ) p left join release gone on gone.id = p.gone_release_id
      left join (select distinct on (la_name) la_name, la_code from (
          select la_name, la_code from gias_establishment where status_code = 1 union all select name, la_code from authority) named order by la_name, la_code
        ) a on a.la_name = p.la_name
    ) known
    order by registration_number, (closed_on is not null), preference, name`.execute(tx);
  await sql`
    with added as (
      insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, registration_number, source, created_release_id)
      select n.name, n.kind, 'early-years', 'early-years', false, n.type_name, 'open', n.registration_number, n.source, ${release.id}
      from early_years_now n where not exists (select 1 from provider_identifier i where i.scheme = 'ofsted' and i.value = n.registration_number)
      returning id, registration_number
    )
    insert into provider_identifier (provider_id, scheme, value) select id, 'ofsted', registration_number from added`.execute(tx);
  await sql`
    update provider p set name = n.name, kind = n.kind, type_name = n.type_name, la_code = n.la_code, la_name = n.la_name, opened_on = n.registered_on,
      closed_on = n.closed_on, status = case when n.closed_on is null then 'open' else 'closed' end, town = n.town, postcode = n.postcode,
      easting = n.easting, northing = n.northing, capacity = n.places, source = n.source,
      search_text = search_form(concat_ws(' ', n.name, n.town, n.postcode, replace(n.postcode, ' ', ''), n.registration_number)),
      sort_key = regexp_replace(search_form(n.name), '^the ', '')
    from early_years_now n where n.registration_number = p.registration_number
      and (p.name, p.kind, p.type_name, p.la_code, p.closed_on, p.opened_on, p.town, p.postcode, p.easting, p.northing, p.capacity, p.source)
        is distinct from (n.name, n.kind, n.type_name, n.la_code, n.closed_on, n.registered_on, n.town, n.postcode, n.easting, n.northing, n.places, n.source)`.execute(
    tx,
  );
  await buildOwnSites(tx);
  await placeSitesOfEveryAuthority(tx);
}

/** Each row of the authority's own list is a site; the first of a registration is its main one. */
async function buildOwnSites(tx: Tx): Promise<void> {
  await sql`
    delete from provider_site s using early_years_local l where s.authority_id = l.authority_id and s.site_key = l.key and l.gone_release_id is not null
      and exists (select 1 from early_years_local other where other.registration_number = l.registration_number and other.gone_release_id is null)`.execute(
    tx,
  );
  await sql`
    insert into provider_site (provider_id, authority_id, site_key, name, is_main, street, town, postcode, easting, northing, lsoa_code, source)
    select i.provider_id, l.authority_id, l.key, l.site_name, row_number() over (partition by l.registration_number order by l.site_name nulls first, l.key) = 1,
      l.street, l.town, l.postcode, l.easting, l.northing, l.lsoa_code, 'early-years (own list)'
    from early_years_local l join provider_identifier i on i.scheme = 'ofsted' and i.value = l.registration_number
    where l.gone_release_id is null
    on conflict (provider_id, site_key) do update set name = excluded.name, is_main = excluded.is_main, street = excluded.street, town = excluded.town,
      postcode = excluded.postcode, easting = excluded.easting, northing = excluded.northing, lsoa_code = excluded.lsoa_code`.execute(tx);
}

/** Children's centres, and the family hubs that GIAS lists among them and tells apart only by their names. */
export async function applyChildrensCentres(tx: Tx, release: CommittedRelease): Promise<void> {
  await sql`
    with added as (
      insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, source, created_release_id)
      select c.name, 'childrens-centre', 'early-years', 'none', false, c.type_name, 'open', c.urn, 'early-years (children’s centres)', ${release.id}
      from gias_childrens_centre c where not exists (select 1 from provider_identifier i where i.scheme = 'urn' and i.value = c.urn::text)
      returning id, urn
    )
    insert into provider_identifier (provider_id, scheme, value, urn) select id, 'urn', urn::text, urn from added`.execute(tx);
  await sql`
    update provider p set name = c.name, kind = case when c.name ~* 'family hub' then 'family-hub' else 'childrens-centre' end, type_code = c.type_code,
      type_name = c.type_name, status = case c.status_code when 1 then 'open' when 3 then 'closing' when 4 then 'proposed' else 'closed' end,
      opened_on = c.opened_on, la_code = c.la_code, la_name = c.la_name, town = c.town, postcode = c.postcode,
      search_text = search_form(concat_ws(' ', c.name, c.town, c.postcode, replace(c.postcode, ' ', ''))), sort_key = regexp_replace(search_form(c.name), '^the ', '')
    from gias_childrens_centre c join release_change r on r.release_id = ${release.id} and r.key = c.key and r.kind <> 'gone'
    where p.urn = c.urn and p.kind in ('childrens-centre', 'family-hub')`.execute(tx);
  await sql`
    insert into provider_site (provider_id, site_key, is_main, street, address2, address3, town, county, postcode, source)
    select p.id, 'main', true, c.street, c.locality, c.address3, c.town, c.county, c.postcode, 'early-years (children’s centres)'
    from gias_childrens_centre c join authority a on a.la_code = c.la_code join provider p on p.urn = c.urn and p.kind in ('childrens-centre', 'family-hub')
    on conflict (provider_id, site_key) do update set street = excluded.street, address2 = excluded.address2, address3 = excluded.address3,
      town = excluded.town, county = excluded.county, postcode = excluded.postcode`.execute(tx);
  await placeSitesOfEveryAuthority(tx);
}
