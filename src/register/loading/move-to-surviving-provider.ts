import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

interface Join {
  readonly givenUp: number;
  readonly survivor: number;
}

/** Made anew from published records, so never moved. */
const derived = ['provider_relation', 'provider'];

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
  await sql`
    delete from provider_site s using ${pairs} where s.provider_id = j.given_up and s.authority_id is null`.execute(tx);
  for (const { table, column } of await listReferences(tx)) {
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = j.survivor from ${pairs} where t.${sql.ref(column)} = j.given_up`.execute(tx);
  }
  await sql`
    update provider p set joined_to = j.survivor from ${pairs} where p.id = j.given_up or p.joined_to = j.given_up`.execute(tx);
}

async function listReferences(tx: Tx): Promise<{ table: string; column: string }[]> {
  const found = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'provider'::regclass
    order by 1, 2`.execute(tx);
  return found.rows.filter((it) => !derived.includes(it.table));
}
