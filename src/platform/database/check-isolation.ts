import { sql } from 'kysely';
import { appendOnlyTables } from './grant-to-service.ts';
import type { Database } from './database.ts';
import { ownerOf } from './open-database.ts';

/** What PostgreSQL itself says of the login that pages are answered with. */
export interface LoginFacts {
  readonly login: string;
  readonly isSuperuser: boolean;
  readonly bypassesPolicies: boolean;
  readonly mayReplicate: boolean;
  readonly mayMakeRoles: boolean;
  readonly memberOf: readonly string[];
  /** Everything in this database that is the login's own, and the database itself. */
  readonly owns: readonly string[];
  /** The schemas it may make things in, and the database, where it may make schemas. */
  readonly mayCreateIn: readonly string[];
  /** Tables that are only to be added to, and that it could change. */
  readonly mayRewrite: readonly string[];
  /** Tables of an authority's rows without a policy that also holds for their owner. */
  readonly unprotected: readonly string[];
}

export interface Isolation {
  readonly engine: Database['engine'];
  readonly login: string;
  /** `kept`: the database itself keeps authorities apart. `owner` and `bypassed`: less than that. `embedded`: one process holds it all, and this is a second line only. */
  readonly state: 'kept' | 'owner' | 'bypassed' | 'embedded';
  /** What a login of the service's own must not be or have, each in words. */
  readonly faults: readonly string[];
}

/** A login that could see past the policies, in words for the operator. */
export class IsolationError extends Error {
  override readonly name = 'IsolationError';
}

export async function checkIsolation(database: Database): Promise<Isolation> {
  const facts = await readFacts(database);
  const faults = listFaults(facts);
  return { engine: database.engine, login: facts.login, state: stateOf(database.engine, facts, faults), faults };
}

/** Throws `IsolationError` where a login that is meant to be the service's own is more than that. */
export function insistOnIsolation(database: Database, { login, faults }: Isolation): void {
  if (ownerOf(database) === database || faults.length === 0) return;
  const list = faults.map((fault) => `  - ${fault}`).join('\n');
  throw new IsolationError(`The login “${login}” of DATABASE_URL could see past the walls between authorities, so nothing was started:\n${list}`);
}

function stateOf(engine: Database['engine'], { isSuperuser, bypassesPolicies }: LoginFacts, faults: readonly string[]): Isolation['state'] {
  if (engine === 'pglite') return 'embedded';
  if (isSuperuser || bypassesPolicies) return 'bypassed';
  return faults.length === 0 ? 'kept' : 'owner';
}

const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

export function listFaults(facts: LoginFacts): string[] {
  const { memberOf, owns, mayCreateIn, mayRewrite, unprotected } = facts;
  return [
    ...(facts.isSuperuser ? ['It is a superuser, to whom no policy applies.'] : []),
    ...(facts.bypassesPolicies ? ['It has BYPASSRLS, by which no policy applies to it.'] : []),
    ...(facts.mayReplicate ? ['It has REPLICATION, and could copy the whole server.'] : []),
    ...(facts.mayMakeRoles ? ['It has CREATEROLE, and could make itself a member of another role.'] : []),
    ...(memberOf.length > 0 ? [`It is a member of ${some(memberOf)}, and can become that.`] : []),
    ...(owns.length > 0 ? [`It owns ${some(owns)}, and could take the policies off.`] : []),
    ...(mayCreateIn.length > 0 ? [`It may make things in ${some(mayCreateIn)}.`] : []),
    ...(mayRewrite.length > 0 ? [`It may change or delete what is only to be added to: ${some(mayRewrite)}.`] : []),
    ...(unprotected.length > 0 ? [`No policy holds for ${some(unprotected)}.`] : []),
  ];
}

async function readFacts({ kysely, engine }: Database): Promise<LoginFacts> {
  const { rows } = await sql<LoginFacts>`
    select r.rolname::text as login, r.rolsuper as "isSuperuser", r.rolbypassrls as "bypassesPolicies", r.rolreplication as "mayReplicate",
      r.rolcreaterole as "mayMakeRoles",
      array(select roleid::regrole::text from pg_auth_members where member = r.oid) as "memberOf",
      array(
        select pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
        where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o' and c.relpersistence is distinct from 't'
          and (d.dbid = b.oid or (d.dbid = 0 and d.classid = 'pg_database'::regclass and d.objid = b.oid))
        order by c.relkind is distinct from 'r', 1
      ) as owns,
      array(
        select 'schema ' || nspname from pg_namespace n
        where nspname !~ '^pg_(temp|toast)' and has_schema_privilege(n.oid, 'create')
      ) || case when has_database_privilege(b.oid, 'create') then array['database ' || b.datname] else '{}' end as "mayCreateIn",
      array(
        select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any (${appendOnlyTables}::text[])
          and has_table_privilege(c.oid, 'update, delete, truncate')
      ) as "mayRewrite",
      array(
        select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      ) as unprotected
    from pg_roles r, pg_database b where r.rolname = session_user and b.datname = current_database()`.execute(kysely);
  const [facts] = rows;
  if (!facts) throw new Error(`PostgreSQL (${engine}) says nothing of the login that asks it.`);
  return facts;
}
