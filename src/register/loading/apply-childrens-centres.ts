import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

const source = 'early-years (children’s centres)';

/** Children's centres, and the family hubs that GIAS lists among them and tells apart only by their names. One that the newest file lacks is closed. */
export async function applyChildrensCentres(tx: Tx): Promise<void> {
  await sql`
    with added as (
      insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, source)
      select c.name, 'childrens-centre', 'early-years', 'none', false, c.type_name, 'open', c.urn, ${source}
      from gias_childrens_centre c where not exists (select 1 from provider_identifier i where i.scheme = 'urn' and i.value = c.urn::text)
      returning id, urn
    )
    insert into provider_identifier (provider_id, scheme, value, urn) select id, 'urn', urn::text, urn from added`.execute(tx);
  await sql`
    update provider p set name = n.name, kind = n.kind, type_code = n.type_code, type_name = n.type_name, status = n.status, opened_on = n.opened_on,
      la_code = n.la_code, la_name = n.la_name, town = n.town, postcode = n.postcode, search_text = n.search_text, sort_key = n.sort_key
    from (
      select c.urn, c.name, case when c.name ~* 'family hub' then 'family-hub' else 'childrens-centre' end as kind, c.type_code, c.type_name, c.opened_on,
        case when c.gone_release_id is not null then 'closed' else case c.status_code when 1 then 'open' when 3 then 'closing' when 4 then 'proposed' else 'closed' end end
          as status,
        c.la_code, c.la_name, c.town, c.postcode, search_text_of(search_form(c.name), c.town, c.postcode) as search_text, sort_key_of(search_form(c.name)) as sort_key
      from gias_childrens_centre c
    ) n
    where p.urn = n.urn and p.source = ${source}
      and (p.name, p.kind, p.type_code, p.status, p.opened_on, p.la_code, p.town, p.postcode, p.search_text)
        is distinct from (n.name, n.kind, n.type_code, n.status, n.opened_on, n.la_code, n.town, n.postcode, n.search_text)`.execute(tx);
  await sql`
    insert into provider_site (provider_id, site_key, is_main, street, address2, address3, town, county, postcode, source)
    select p.id, 'main', true, c.street, c.locality, c.address3, c.town, c.county, c.postcode, ${source}
    from gias_childrens_centre c join authority a on a.la_code = c.la_code join provider p on p.urn = c.urn and p.source = ${source}
    on conflict (provider_id, site_key) do update set street = excluded.street, address2 = excluded.address2, address3 = excluded.address3,
      town = excluded.town, county = excluded.county, postcode = excluded.postcode`.execute(tx);
}
