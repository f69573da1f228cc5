import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** What a backup holds: our own tables, not the queue's (another schema) and not the list of migrations (the code's). */
export interface StoredTable {
  readonly name: string;
  /** Without those that PostgreSQL works out itself. */
  readonly columns: readonly string[];
}

export async function listStoredTables(tx: Tx): Promise<StoredTable[]> {
  const { rows } = await sql<StoredTable>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.oid order by c.relname`.execute(tx);
  return rows;
}

export async function listSequences(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`.execute(tx);
  return rows.map(({ name }) => name);
}
