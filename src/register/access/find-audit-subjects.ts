import { sql } from 'kysely';
import { keyOf, type AuditSubjects, type SubjectWords, type SubjectsOfKind } from '../../platform/audit/audit-subjects.ts';
import type { Reader } from '../../platform/database/database.ts';
import '../../datasets/index.ts';
import '../tables.ts';

/** What the audit trail's pages say of the register's records, and of every record of a provider whatever wing it belongs to. */
export const auditSubjects: AuditSubjects = {
  kindWords: { 'send-unit': 'SEND unit', 'provider-site': 'Site', 'entered-fact': 'Fact', 'term': 'Term dates' },
  describe: describeSubjects,
  find: findSubjects,
};

/** A record's kind is its table's name with hyphens: so a table added by a later wing is known too. */
const kindOf = (table: string): string => table.replaceAll('_', '-');

/** The tables whose rows have an id and belong to a provider, as the database tells. */
async function listTablesOfProviders(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct c.conrelid::regclass::text as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'provider_id'
    where c.contype = 'f' and c.confrelid = 'provider'::regclass
      and exists (select 1 from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id' and i.attnum > 0)
    order by 1`.execute(reader);
  return rows.map(({ name }) => name);
}

async function describeSubjects(reader: Reader, _: number, subjects: readonly SubjectsOfKind[]): Promise<ReadonlyMap<string, SubjectWords>> {
  const tables = new Map((await listTablesOfProviders(reader)).map((table) => [kindOf(table), table]));
  const described = new Map<string, SubjectWords>();
  for (const { kind, ids } of subjects) {
    const table = tables.get(kind);
    const numbers = ids.filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number);
    if (numbers.length === 0) continue;
    const rows = await (kind === 'provider' ? nameProviders(reader, numbers) : table ? nameThoseOfProviders(reader, table, numbers) : []);
    for (const { id, providerId, name } of rows) described.set(keyOf({ kind, id }), { text: name, href: `/providers/${String(providerId)}` });
  }
  return described;
}

interface Named {
  readonly id: number;
  readonly providerId: number;
  readonly name: string;
}

/** One that was joined to another goes by the name of the one that stays. */
async function nameProviders(reader: Reader, ids: readonly number[]): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select p.id, s.id as "providerId", s.name from provider p join provider s on s.id = coalesce(p.joined_to, p.id)
    where p.id = any(${[...ids]}::int[])`.execute(reader);
  return rows;
}

async function nameThoseOfProviders(reader: Reader, table: string, ids: readonly number[]): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select t.id, p.id as "providerId", p.name from ${sql.table(table)} t join provider p on p.id = t.provider_id
    where t.id = any(${[...ids]}::int[])`.execute(reader);
  return rows;
}

/** The providers of the authority that are called so, with those that were joined to them, and every record that belongs to them or did. */
async function findSubjects(reader: Reader, authorityId: number, name: string): Promise<SubjectsOfKind[]> {
  const { rows } = await sql<{ id: number }>`
    with called as (
      select coalesce(p.joined_to, p.id) as id from provider p join authority a on a.la_code = p.la_code
      where a.id = ${authorityId} and strpos(p.search_text, search_form(${name})) > 0 and search_form(${name}) <> '')
    select id from called union select p.id from provider p join called c on p.joined_to = c.id order by id limit 1000`.execute(reader);
  const providerIds = rows.map(({ id }) => id);
  if (providerIds.length === 0) return [];
  const found: SubjectsOfKind[] = [{ kind: 'provider', ids: providerIds.map(String) }];
  for (const table of await listTablesOfProviders(reader)) {
    const { rows: of } = await sql<{ id: string }>`
      select t.id::text as id from ${sql.table(table)} t where t.provider_id = any(${providerIds}::int[])`.execute(reader);
    if (of.length > 0) found.push({ kind: kindOf(table), ids: of.map(({ id }) => id) });
  }
  return [...found, ...(await findTakenAway(reader, authorityId, providerIds))];
}

/** Records that are there no longer; what was said of them as they went names the provider. */
async function findTakenAway(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<SubjectsOfKind[]> {
  const { rows } = await sql<SubjectsOfKind>`
    select subject_kind as kind, array_agg(distinct subject_id) as ids from audit_event
    where authority_id = ${authorityId} and before ? 'providerId' and before ->> 'providerId' = any(${providerIds.map(String)}::text[])
      and subject_kind is not null and subject_id is not null
    group by subject_kind`.execute(reader);
  return rows;
}
