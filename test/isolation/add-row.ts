import { sql } from 'kysely';
import type { Reader } from '../../src/platform/database/database.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isGenerated: boolean;
}

/** Distinct in every row, whatever the unique keys are. */
let last = 0;

function someValue(type: string): unknown {
  last += 1;
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'numeric':
      return 500_000 + last;
    case 'smallint':
      return last;
    case 'boolean':
      return true;
    case 'date':
      return '2026-11-23';
    case 'jsonb':
    case 'json':
      return { row: last };
    case 'bytea':
      return Buffer.from([1]);
    default:
      return type.startsWith('timestamp') ? '2026-11-23T09:00:00Z' : type.endsWith('[]') ? [] : `invented ${last}`;
  }
}

export async function listColumns(reader: Reader, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select a.attname::text as name, format_type(a.atttypid, null) as type, a.attnotnull and a.atthasdef is false as "isRequired",
      a.attidentity <> '' or a.attgenerated <> '' as "isGenerated"
    from pg_attribute a where a.attrelid = format('public.%I', ${table}::text)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(
    reader,
  );
  return rows;
}

/** A row of any table, in a database whose checks and foreign keys have been taken off: what must be filled is filled with something. Answers it as JSON. */
export async function addRow(reader: Reader, table: string, given: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const columns = (await listColumns(reader, table)).filter(({ name, isRequired, isGenerated }) => name in given || (isRequired && !isGenerated));
  const values = columns.map(({ name, type }) => (name in given ? given[name] : someValue(type)));
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    insert into ${sql.id('public', table)} as t (${sql.join(columns.map(({ name }) => sql.id(name)))}) values (${sql.join(values)})
    returning to_jsonb(t) as row`.execute(reader);
  return rows[0]?.row ?? {};
}

/** Takes off every check, foreign key and trigger, so that a row can be made of any table, whoever adds it and whatever it is about. As the owner. */
export const withoutRules = `
  do $$ declare rule record; begin
    for rule in select conrelid::regclass as secured, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'f') and conrelid <> 0 order by contype desc
    loop execute format('alter table %s drop constraint %I', rule.secured, rule.conname); end loop;
    for rule in select oid::regclass as secured from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    loop execute format('alter table %s disable trigger user', rule.secured); end loop;
  end $$`;
