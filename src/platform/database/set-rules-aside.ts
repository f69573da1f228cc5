import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * Takes foreign keys, triggers and forced row security off while rows come in whatever order, and resolves to the function that puts them back, when
 * PostgreSQL checks every foreign key anew. Needs the tables' owner, not a superuser, and is undone with the transaction.
 */
export async function setRulesAside(tx: Tx): Promise<() => Promise<void>> {
  const changes = [...(await listForeignKeys(tx)), ...(await listTriggers(tx)), ...(await listForcedTables(tx))];
  for (const { off } of changes) await sql.raw(off).execute(tx);
  return async () => {
    for (const { on } of changes) await sql.raw(on).execute(tx);
    for (const view of await listMaterialisedViews(tx)) await sql.raw(`refresh materialized view ${view}`).execute(tx);
  };
}

interface Change {
  readonly off: string;
  readonly on: string;
}

async function listForeignKeys(tx: Tx): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`.execute(tx);
  return rows;
}

async function listTriggers(tx: Tx): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
      format('alter table %s enable %s trigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as on
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D' and tgparentid = 0`.execute(tx);
  return rows;
}

async function listForcedTables(tx: Tx): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select format('alter table %s no force row level security', oid::regclass) as off, format('alter table %s force row level security', oid::regclass) as on
    from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`.execute(tx);
  return rows;
}

async function listMaterialisedViews(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm' order by oid`.execute(tx);
  return rows.map(({ name }) => name);
}
