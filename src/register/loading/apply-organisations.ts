import { sql, type RawBuilder } from 'kysely';
import type { CommittedRelease } from '../../datasets/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { classifyGroupType, groupTypeCodes } from '../organisations/organisation-kind.ts';

/**
 * Brings trusts, federations, sponsors and their members up to date with the published groups and memberships, whichever came first.
 * The groups file says most of an organisation; where it has none, the membership file's own columns name it.
 */
export async function applyOrganisations(tx: Tx, { asAt }: Pick<CommittedRelease, 'asAt'>): Promise<void> {
  const kinds = sql.join(groupTypeCodes.map((code) => sql`(${sql.lit(code)}, ${sql.lit(classifyGroupType(code))})`));
  await upsertOrganisations(
    tx,
    sql`
    select g.uid, g.group_id, g.name, coalesce(k.kind, 'other') as kind, g.type_name,
      case when g.closed_on is null and g.status_code <> 'CLOSED' and g.gone_release_id is null then 'open' else 'closed' end as status,
      g.companies_house_number, g.ukprn, coalesce(g.opened_on, g.incorporated_on) as opened_on, g.closed_on, g.town, g.postcode,
      nullif(concat_ws(' ', g.head_title, g.head_first_name, g.head_last_name), '') as head_name
    from gias_group g left join (values ${kinds}) as k (code, kind) on k.code = g.type_code
    union all
    select distinct on (m.uid) m.uid, m.group_id, m.group_name, coalesce(k.kind, 'other'), m.group_type_name,
      case when m.group_closed_on is null then 'open' else 'closed' end,
      m.companies_house_number, null, coalesce(m.group_opened_on, m.group_incorporated_on), m.group_closed_on, null, null, null
    from gias_academy_membership m left join (values ${kinds}) as k (code, kind) on k.code = m.group_type_code
    where m.gone_release_id is null and not exists (select 1 from gias_group g where g.uid = m.uid)`,
  );
  await endMemberships(tx, asAt);
  await endFederations(tx, asAt);
  await sql`
    insert into organisation_membership (organisation_id, urn, joined_on)
    select o.id, m.urn, m.joined_on from gias_academy_membership m join organisation o on o.uid = m.uid where m.gone_release_id is null
    union
    select o.id, e.urn, null from gias_establishment e join organisation o on o.uid = e.federation_code
    where e.federation_code is not null and e.status_code in (1, 3) and e.gone_release_id is null
    on conflict (organisation_id, urn) do update set joined_on = excluded.joined_on, left_on = null
    where (organisation_membership.joined_on, organisation_membership.left_on) is distinct from (excluded.joined_on, null::date)`.execute(tx);
  await setTrusts(tx);
}

async function upsertOrganisations(tx: Tx, organisations: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into organisation (uid, group_id, name, kind, type_name, status, companies_house_number, ukprn, opened_on, closed_on, town, postcode, head_name, sort_key)
    select n.*, regexp_replace(search_form(n.name), '^the ', '') from (${organisations}) n
    on conflict (uid) do update set
      group_id = excluded.group_id, name = excluded.name, kind = excluded.kind, type_name = excluded.type_name, status = excluded.status,
      companies_house_number = excluded.companies_house_number, ukprn = excluded.ukprn, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
      town = excluded.town, postcode = excluded.postcode, head_name = excluded.head_name, sort_key = excluded.sort_key`.execute(tx);
}

/** A school that the newest file names under another trust left on the day it joined that one; one that the file no longer names left by its as-at date. */
async function endMemberships(tx: Tx, asAt: string): Promise<void> {
  await sql`
    update organisation_membership old set left_on = coalesce(
      (select min(n.joined_on) from gias_academy_membership n where n.urn = old.urn and n.gone_release_id is null and n.joined_on > old.joined_on),
      (select r.as_at from gias_academy_membership g join release r on r.id = g.gone_release_id join organisation o on o.uid = g.uid
        where g.urn = old.urn and o.id = old.organisation_id limit 1),
      ${asAt}::date)
    from organisation o
    where o.id = old.organisation_id and o.kind in ('trust', 'single-academy-trust') and old.left_on is null
      and not exists (select 1 from gias_academy_membership m where m.urn = old.urn and m.uid = o.uid and m.gone_release_id is null)`.execute(tx);
}

/** GIAS names a school's federation in the school's own record, without dates: it left by the day of the file that no longer does. */
async function endFederations(tx: Tx, asAt: string): Promise<void> {
  await sql`
    update organisation_membership old set left_on = ${asAt}::date from organisation o
    where o.id = old.organisation_id and o.kind = 'federation' and old.left_on is null and not exists (
      select 1 from gias_establishment e where e.urn = old.urn and e.federation_code = o.uid and e.status_code in (1, 3) and e.gone_release_id is null)`.execute(
    tx,
  );
}

/** The trust of a provider is the one that any of its URNs belongs to now; the latest joined, where the files name two. */
async function setTrusts(tx: Tx): Promise<void> {
  await sql`
    with now as (
      select distinct on (i.provider_id) i.provider_id, m.organisation_id
      from organisation_membership m
      join organisation o on o.id = m.organisation_id and o.kind in ('trust', 'single-academy-trust')
      join provider_identifier i on i.scheme = 'urn' and i.value = m.urn::text
      where m.left_on is null
      order by i.provider_id, m.joined_on desc nulls last, m.organisation_id
    )
    update provider p set trust_id = now.organisation_id
    from provider each left join now on now.provider_id = each.id
    where each.id = p.id and p.trust_id is distinct from now.organisation_id`.execute(tx);
}
