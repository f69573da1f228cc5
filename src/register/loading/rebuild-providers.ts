import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { establishmentColumns, establishmentFacts } from './read-establishment-facts.ts';

/**
 * Brings providers up to date with the published records of the URNs they have: the facts of the present URN, the dates of every number
 * they ever had, and the earlier names that people still search for.
 */
export async function rebuildProviders(tx: Tx, providerIds: readonly number[]): Promise<void> {
  if (providerIds.length === 0) return;
  const assignments = sql.join(establishmentColumns.map((column) => sql`${sql.ref(column)} = f.${sql.ref(column)}`));
  const ids = sql`${[...providerIds]}::int[]`;
  await sql`update provider p set ${assignments} from (${establishmentFacts()}) f where f.urn = p.urn and p.id = any(${ids})`.execute(tx);
  await sql`
    update provider_identifier i set valid_from = e.opened_on, valid_to = e.closed_on
    from gias_establishment e where i.scheme = 'urn' and i.value = e.key and i.provider_id = any(${ids})`.execute(tx);
  await sql`delete from provider_identifier where scheme in ('laestab', 'ukprn') and provider_id = any(${ids})`.execute(tx);
  await sql`
    insert into provider_identifier (provider_id, scheme, value, valid_from, valid_to, urn)
    select i.provider_id, n.scheme, n.value, min(e.opened_on), case when bool_or(e.closed_on is null) then null else max(e.closed_on) end, max(e.urn)
    from provider_identifier i
    join gias_establishment e on i.scheme = 'urn' and e.key = i.value
    cross join lateral (values ('laestab', case when e.establishment_number is not null then e.la_code || e.establishment_number end), ('ukprn', e.ukprn))
      as n (scheme, value)
    where i.provider_id = any(${ids}) and n.value is not null
    group by i.provider_id, n.scheme, n.value`.execute(tx);
  await sql`
    update provider p set search_text = p.search_text || ' ' || earlier.words
    from (
      select i.provider_id, string_agg(distinct search_form(e.name), ' ') as words
      from provider_identifier i join gias_establishment e on i.scheme = 'urn' and e.key = i.value
      where i.provider_id = any(${ids}) group by i.provider_id having count(*) > 1
    ) earlier where earlier.provider_id = p.id`.execute(tx);
}
