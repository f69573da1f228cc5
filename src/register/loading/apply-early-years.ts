import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { joinSchoolsOwnSettings } from './join-schools-own-settings.ts';
import { gatherEarlyYears } from './read-early-years.ts';

/**
 * Early years providers by their Ofsted registration number, from the authorities' own lists and the Department's. A registration that no
 * list names any more is closed, not removed. Called after every load that it depends on, so that the order of loads makes no difference.
 */
export async function applyEarlyYears(tx: Tx): Promise<void> {
  const found = await sql`select 1 from early_years_listed union all select 1 from early_years_local limit 1`.execute(tx);
  if (found.rows.length === 0) return;
  await gatherEarlyYears(tx);
  await joinSchoolsOwnSettings(tx);
  await sql`
    with added as (
      insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, registration_number, source)
      select n.name, n.kind, 'early-years', 'early-years', false, n.type_name, 'open', n.number, n.source
      from early_years_now n where not exists (select 1 from provider_identifier i where i.scheme = 'ofsted' and i.value = n.number)
      returning id, registration_number
    )
    insert into provider_identifier (provider_id, scheme, value) select id, 'ofsted', registration_number from added`.execute(tx);
  await sql`
    update provider p set name = n.name, kind = n.kind, type_name = n.type_name, la_code = n.la_code, la_name = n.la_name, opened_on = n.registered_on,
      closed_on = n.closed_on, status = case when n.closed_on is null then 'open' else 'closed' end, town = n.town, postcode = n.postcode,
      easting = n.easting, northing = n.northing, capacity = n.places, source = n.source,
      search_text = search_text_of(search_form(n.name), n.town, n.postcode) || ' ' || lower(n.number), sort_key = sort_key_of(search_form(n.name))
    from early_years_now n where n.number = p.registration_number and p.legal_track = 'early-years' and p.joined_to is null
      and (p.name, p.kind, p.type_name, p.la_code, p.closed_on, p.opened_on, p.town, p.postcode, p.easting, p.northing, p.capacity, p.source)
        is distinct from (n.name, n.kind, n.type_name, n.la_code, n.closed_on, n.registered_on, n.town, n.postcode, n.easting, n.northing, n.places, n.source)`.execute(
    tx,
  );
  await buildOwnSites(tx);
  await sql`drop table early_years_now`.execute(tx);
}

/** Each open row of an authority's own list is a site; the first of a registration is its main one. */
async function buildOwnSites(tx: Tx): Promise<void> {
  await sql`
    delete from provider_site s using early_years_local l where s.authority_id = l.authority_id and s.site_key = l.key
      and (l.gone_release_id is not null or l.closed_on is not null)
      and exists (select 1 from early_years_local o where o.authority_id = l.authority_id and upper(o.registration_number) = upper(l.registration_number)
        and o.gone_release_id is null and o.closed_on is null)`.execute(tx);
  await sql`
    insert into provider_site (provider_id, authority_id, site_key, name, is_main, street, town, postcode, easting, northing, lsoa_code, source)
    select p.id, l.authority_id, l.key, l.site_name,
      row_number() over (partition by p.id order by l.closed_on nulls first, coalesce(l.site_name, '') collate "C", l.key collate "C") = 1,
      l.street, l.town, l.postcode, l.easting, l.northing, l.lsoa_code, 'early-years (own list)'
    from early_years_local l join authority a on a.id = l.authority_id
    join provider p on p.registration_number = upper(l.registration_number) and p.source = 'early-years (own list)' and p.la_code = a.la_code
    where l.gone_release_id is null and (l.closed_on is null or p.status = 'closed')
    on conflict (provider_id, site_key) do update set name = excluded.name, is_main = excluded.is_main, street = excluded.street, town = excluded.town,
      postcode = excluded.postcode, easting = excluded.easting, northing = excluded.northing, lsoa_code = excluded.lsoa_code`.execute(tx);
}
