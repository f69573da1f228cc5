import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';

export interface ProviderReference {
  readonly table: string;
  readonly column: string;
}

/** A unique index over a reference to a provider: what else it is over, and of which rows. */
interface Key extends ProviderReference {
  readonly others: readonly string[];
  readonly of: string;
  readonly canWithdraw: boolean;
}

interface OtherSide extends ProviderReference {
  readonly other: string;
}

export interface OneOfEach {
  readonly keys: readonly Key[];
  readonly otherSides: readonly OtherSide[];
}

/**
 * Which rows cannot move to the provider that stays, because it has already what there can be one of, or would be brought together with itself. They keep the id that was given
 * up, so that nothing recorded is lost and no load fails. Where an entry can be withdrawn, the one too many is, with the reason, and then moves like any other.
 */
export async function keepOneRowPerKey(
  tx: Tx,
  pairs: RawBuilder<unknown>,
  rules: OneOfEach,
  reference: ProviderReference,
): Promise<RawBuilder<boolean>> {
  const table = sql.table(reference.table);
  const staying: RawBuilder<unknown>[] = [];
  const isOfIt = (one: ProviderReference): boolean => one.table === reference.table && one.column === reference.column;
  for (const key of rules.keys.filter(isOfIt)) {
    const clashing = rowsThatClash(pairs, key);
    if (key.canWithdraw)
      await sql`
        update ${table} t set withdrawn_by = 'The register', withdrawn_at = said_now(),
          withdrawn_reason = 'The register made one provider of two, and the other had this too'
        where t.ctid in (${clashing})`.execute(tx);
    else staying.push(sql`t.ctid in (${clashing})`);
  }
  for (const { other } of rules.otherSides.filter(isOfIt)) staying.push(sql`t.${sql.ref(other)} is not distinct from j.survivor`);
  return staying.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(staying, sql` or `)})`;
}

/** Rows of providers that are given up, whose key the survivor has, or an earlier row of another that is given up for it. */
function rowsThatClash(pairs: RawBuilder<unknown>, { table, column, others, of }: Key): RawBuilder<unknown> {
  const keyed = sql`(select *, ctid as at from ${sql.table(table)} where ${sql.raw(of)})`;
  const alike = others.map((name) => sql`and o.${sql.ref(name)} = m.${sql.ref(name)}`);
  return sql`
    select m.at from ${keyed} m join ${pairs} on j.given_up = m.${sql.ref(column)}
    where exists (
      select 1 from ${keyed} o left join (select j.given_up, j.survivor from ${pairs}) a on a.given_up = o.${sql.ref(column)}
      where (o.${sql.ref(column)} = j.survivor or (a.survivor = j.survivor and o.at < m.at)) ${alike.length === 0 ? sql`` : sql.join(alike, sql` `)})`;
}

/** Asked of the database, like the references themselves, so that no table of a later wing is forgotten. */
export async function listOneOfEach(tx: Tx): Promise<OneOfEach> {
  const { rows: keys } = await sql<Key>`
    select c.attrelid::regclass::text as "table", c.attname::text as "column",
      array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attnum <> c.attnum) as others,
      coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as "of",
      coalesce(pg_get_expr(i.indpred, i.indrelid) like '%withdrawn_at IS NULL%', false) and (
        select count(*) = 3 from pg_attribute a
        where a.attrelid = i.indrelid and a.attname in ('withdrawn_by', 'withdrawn_at', 'withdrawn_reason')) as "canWithdraw"
    from pg_constraint f join pg_attribute c on c.attrelid = f.conrelid and c.attnum = f.conkey[1]
    join pg_index i on i.indrelid = f.conrelid and i.indisunique and i.indexprs is null and c.attnum = any(i.indkey)
    where f.contype = 'f' and f.confrelid = 'provider'::regclass order by i.indexrelid`.execute(tx);
  // What a check of the table holds against this column, and names a provider too: a match has two sides.
  const { rows: otherSides } = await sql<OtherSide>`
    select distinct c.attrelid::regclass::text as "table", c.attname::text as "column", a.attname::text as other
    from pg_constraint f join pg_attribute c on c.attrelid = f.conrelid and c.attnum = f.conkey[1]
    join pg_constraint g on g.conrelid = f.conrelid and g.contype = 'f' and g.confrelid = f.confrelid and g.conkey[1] <> c.attnum
    join pg_attribute a on a.attrelid = g.conrelid and a.attnum = g.conkey[1]
    join pg_constraint k on k.conrelid = f.conrelid and k.contype = 'c' and k.conkey @> array[a.attnum, c.attnum]
    where f.contype = 'f' and f.confrelid = 'provider'::regclass`.execute(tx);
  return { keys, otherSides };
}
