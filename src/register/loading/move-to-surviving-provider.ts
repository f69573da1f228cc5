import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { keepOneRowPerKey, listOneOfEach, type ProviderReference } from './keep-one-row-per-key.ts';
import type { Join } from './surviving-provider.ts';

/** Made anew from published records, so never moved. */
const derived = ['provider_relation', 'provider', 'provider_site'];

/**
 * Moves what people have recorded about a provider to the one it turned out to be, in every table that refers to a provider (asked of the
 * database, so that a table added by a later wing is not forgotten), and leaves the id that was given up pointing at the one that stays.
 */
export async function moveToSurvivingProvider(tx: Tx, joins: readonly Join[]): Promise<void> {
  if (joins.length === 0) return;
  const pairs = sql`unnest(${joins.map((it) => it.givenUp)}::int[], ${joins.map((it) => it.survivor)}::int[]) as j (given_up, survivor)`;
  await sql`
    delete from provider_identifier i using ${pairs} where i.provider_id = j.given_up and i.scheme in ('laestab', 'ukprn')`.execute(tx);
  await sql`update provider_identifier i set provider_id = j.survivor from ${pairs} where i.provider_id = j.given_up`.execute(tx);
  await sql`delete from provider_relation r using ${pairs} where r.predecessor_id = j.given_up or r.successor_id = j.given_up`.execute(tx);
  await mergeSites(tx, pairs);
  const rules = await listOneOfEach(tx);
  for (const { table, column } of await listReferences(tx)) {
    const stays = await keepOneRowPerKey(tx, pairs, rules, { table, column });
    await sql`
      update ${sql.table(table)} t set ${sql.ref(column)} = j.survivor from ${pairs} where t.${sql.ref(column)} = j.given_up and not ${stays}`.execute(
      tx,
    );
  }
  await sql`
    update provider p set joined_to = j.survivor from ${pairs} where p.id = j.given_up or p.joined_to = j.given_up`.execute(tx);
}

/** The survivor takes over the sites it has not; where both have the same one, it takes over where a person placed it. */
async function mergeSites(tx: Tx, pairs: RawBuilder<unknown>): Promise<void> {
  await sql`
    update provider_site s set provider_id = j.survivor from ${pairs}
    where s.provider_id = j.given_up and not exists (select 1 from provider_site o where o.provider_id = j.survivor and o.site_key = s.site_key)`.execute(
    tx,
  );
  await sql`
    insert into site_locality (site_id, authority_id, locality_id, rule, reason, decided_by, decided_at)
    select o.id, l.authority_id, l.locality_id, l.rule, l.reason, l.decided_by, l.decided_at
    from ${pairs} join provider_site s on s.provider_id = j.given_up join site_locality l on l.site_id = s.id and l.rule = 'by-hand'
    join provider_site o on o.provider_id = j.survivor and o.site_key = s.site_key
    on conflict (site_id) do update set authority_id = excluded.authority_id, locality_id = excluded.locality_id, rule = excluded.rule, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at
    where site_locality.rule <> 'by-hand'`.execute(tx);
  await sql`delete from provider_site s using ${pairs} where s.provider_id = j.given_up`.execute(tx);
}

async function listReferences(tx: Tx): Promise<ProviderReference[]> {
  const found = await sql<ProviderReference>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'provider'::regclass
    order by 1, 2`.execute(tx);
  return found.rows.filter((it) => !derived.includes(it.table));
}
