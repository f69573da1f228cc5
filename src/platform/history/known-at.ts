import { sql, type Selectable } from 'kysely';
import type { Reader } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import './tables.ts';

/** A table whose versions are kept (`keep_history`). */
export type KeptTable = Extract<keyof Tables, string>;

export interface KnowledgeAsked<Table extends KeptTable> {
  readonly table: Table;
  readonly authorityId: number;
  /** What the rows are to have said then, of one column. `provider_id` has an index. */
  readonly where: { readonly column: Extract<keyof Selectable<Tables[Table]>, string>; readonly values: readonly (string | number)[] };
  /** What became known at this instant or later is not known. */
  readonly until: Date;
}

/** The rows of a table as they were known just before an instant, in the order in which they were first recorded. A column since added, or left out of history, is null. */
export async function knownAt<Table extends KeptTable>(
  reader: Reader,
  { table, authorityId, where, until }: KnowledgeAsked<Table>,
): Promise<Selectable<Tables[Table]>[]> {
  const values = where.values.map(String);
  const { rows } = await sql<Selectable<Tables[Table]>>`
    select t.* from (
      select distinct on (v.record_id) v.id, v.change, v.content, min(v.id) over (partition by v.record_id) as first
      from record_version v
      where v.authority_id = ${authorityId} and v.table_name = ${table} and v.known_from < ${until}
        and v.record_id in (
          select c.record_id from record_version c
          where c.authority_id = ${authorityId} and c.table_name = ${table} and c.content ->> ${sql.lit(where.column)} = any(${values}::text[]))
      order by v.record_id, v.id desc
    ) latest, jsonb_populate_record(null::${sql.table(table)}, latest.content) t
    where latest.change <> 'delete' and latest.content ->> ${sql.lit(where.column)} = any(${values}::text[])
    order by latest.first`.execute(reader);
  return rows;
}
