import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

/**
 * Gathers, in the temporary table `early_years_now`, one row a registration number: what the lists now say of it.
 *
 * An authority's own list says most, but only of its own: where the Department lists a number under another authority, or another authority has it
 * already, that stands. A listed setting without a number is part of a school that GIAS has, and becomes no provider. Of several that share a number, the
 * first goes by it and the others by the Department's own. What a list no longer has counts only while nothing else has its number.
 */
export async function gatherEarlyYears(tx: Tx): Promise<void> {
  await sql`
    create temp table early_years_now on commit drop as
    with place as (
      select distinct on (name) name, la_code from (
        select la_name as name, la_code, 1 as preference from gias_establishment where status_code = 1 group by la_name, la_code
        union all select name, la_code, 2 from authority
      ) named order by name, preference, la_code
    ), listed as (
      select p.*, upper(trim(p.registration_number)) as given, place.la_code, gone.as_at as gone_on
      from early_years_listed p left join place on place.name = p.la_name left join release gone on gone.id = p.gone_release_id
      where upper(trim(p.registration_number)) not in ('', 'NULL', 'N/A')
    ), numbered as (
      select *, row_number() over (partition by given order by gone_on nulls first, ofsted_number collate "C") as place_in_line from listed
    ), published as (
      select case when given = '999999' or place_in_line > 1 then 'EYURN ' || ofsted_number else given end as number, * from numbered
      where gone_on is null or place_in_line = 1 and given <> '999999'
    ), own as (
      select distinct on (upper(l.registration_number)) upper(l.registration_number) as number, l.kind, l.name, a.la_code, a.name as la_name, l.registered_on,
        coalesce(l.closed_on, gone.as_at) as closed_on, l.town, l.postcode, l.easting, l.northing,
        sum(l.places) filter (where l.closed_on is null and l.gone_release_id is null) over (partition by l.authority_id, upper(l.registration_number)) as places
      from early_years_local l join authority a on a.id = l.authority_id left join release gone on gone.id = l.gone_release_id
      left join provider held on held.registration_number = upper(l.registration_number) and held.joined_to is null
      where not exists (select 1 from published p where p.number = upper(l.registration_number) and p.gone_on is null and p.la_code <> a.la_code)
      order by upper(l.registration_number), (held.la_code is not distinct from a.la_code) desc, coalesce(l.closed_on, gone.as_at) nulls first, a.id,
        coalesce(l.site_name, '') collate "C", l.key collate "C"
    )
    select number, case kind when 'nursery' then 'nursery' when 'pre-school' then 'pre-school' when 'childminder' then 'childminder' else 'early-years-setting' end as kind,
      case kind when 'nursery' then 'Nursery' when 'pre-school' then 'Pre-school' when 'childminder' then 'Childminder'
        when 'out-of-school' then 'Out of school provider' else 'Early years provider' end as type_name,
      name, la_code, la_name, registered_on, closed_on, town, postcode, easting, northing, places::int as places, 'early-years (own list)' as source
    from own
    union all
    select number, case kind when 'childminder' then 'childminder' else 'early-years-setting' end, case kind when 'childminder' then 'Childminder' else 'Early years setting' end,
      coalesce(name, 'Childminder ' || number), la_code, la_name, null, gone_on, null, null, null, null, null, 'early-years (published list)'
    from published where not exists (select 1 from own where own.number = published.number)`.execute(tx);
}
