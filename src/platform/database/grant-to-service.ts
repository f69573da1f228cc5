import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import { embeddedServiceRole, quoteName } from './engine.ts';
import { ownerOf } from './open-database.ts';

/** What is only ever added to: the service's login may neither change nor delete it, whatever the code forgets. */
export const appendOnlyTables = ['audit_event', 'record_version'];

/**
 * Gives the service's login what it needs of the tables, and no more: it owns nothing, makes nothing, and cannot rewrite what is only added to.
 * Done by the owner after each change to the tables, and as often as one likes.
 */
export async function grantToService(database: Database): Promise<void> {
  const owner = ownerOf(database);
  const service = owner === database ? (database.engine === 'pglite' ? embeddedServiceRole : null) : await findLogin(database);
  // One login for everything: it owns the tables, and needs no leave.
  if (service === null) return;
  await owner.transaction(async (tx) => {
    // In turn with migrations, and with another process that starts at the same time.
    await sql`select pg_advisory_xact_lock(718281828)`.execute(tx);
    if (database.engine === 'pglite') await makeRole(tx, service);
    for (const statement of await listStatements(tx, quoteName(service))) await sql.raw(statement).execute(tx);
  });
}

async function findLogin({ kysely }: Database): Promise<string> {
  const { rows } = await sql<{ login: string }>`select session_user::text as login`.execute(kysely);
  return rows[0]?.login ?? '';
}

async function makeRole(tx: Tx, name: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${name}`.execute(tx);
  if (rows.length === 0) await sql.raw(`create role ${quoteName(name)} nologin`).execute(tx);
}

async function listStatements(tx: Tx, service: string): Promise<string[]> {
  const { rows } = await sql<{ schemas: string[]; tables: string[] }>`
    select array(select nspname::text from pg_namespace where nspname in ('public', 'pgboss')) as schemas,
      array(select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables`.execute(tx);
  const { schemas = [], tables = [] } = rows[0] ?? {};
  const staged = tables.filter((name) => name.endsWith('_staged'));
  const kept = tables.filter((name) => appendOnlyTables.includes(name));
  return [
    ...schemas.flatMap((schema) => [
      `revoke create on schema ${schema} from public`,
      `grant usage on schema ${schema} to ${service}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${service}`,
      `grant usage, select on all sequences in schema ${schema} to ${service}`,
      `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${service}`,
      `alter default privileges in schema ${schema} grant usage, select on sequences to ${service}`,
    ]),
    `revoke insert, update, delete on migration from ${service}`,
    ...kept.map((name) => `revoke update, delete on ${quoteName(name)} from ${service}`),
    // Emptied after each load, which leaves nothing to vacuum.
    ...staged.map((name) => `grant truncate on ${quoteName(name)} to ${service}`),
  ];
}
