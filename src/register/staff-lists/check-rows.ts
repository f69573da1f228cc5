import '../../platform/identity/tables.ts';
import '../access/tables.ts';
import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { AccountState } from '../../platform/identity/tables.ts';
import { strands } from '../access/roles.ts';
import { plainText } from '../../kernel/plain-text.ts';
import type { ReadRow } from './read-staff-list.ts';
import { type JudgedRow, judgeRow, type Meanings, readEntry, type Standing } from './staff-row.ts';

export type CheckedRow = ReadRow & { readonly judged: JudgedRow };

/** What accepting these rows would do today, in an authority as it stands. */
export async function checkRows(reader: Reader, authorityId: number, rows: readonly ReadRow[], today: string): Promise<CheckedRow[]> {
  const meanings = await findMeanings(reader, authorityId, rows);
  const standings = await findStandings(reader, authorityId, today);
  const seen = new Set<string>();
  return rows.map((row) => {
    const email = row.cells.email.toLowerCase();
    const judged = judgeRow(readEntry(row.cells, meanings, today), standings.get(email), seen.has(email));
    seen.add(email);
    return { ...row, judged };
  });
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly key: string;
}

async function findMeanings(reader: Reader, authorityId: number, rows: readonly ReadRow[]): Promise<Meanings> {
  const numbers = [...new Set(rows.map(({ cells }) => cells.provider_urn.toUpperCase()).filter(Boolean))];
  const uids = [...new Set(rows.map(({ cells }) => cells.trust_uid).filter(Boolean))];
  const laCode = sql`(select u.la_code from authority u where u.id = ${authorityId})`;
  const providers = await sql<Named>`
    select p.id, p.name, i.value as key from provider_identifier i join provider given on given.id = i.provider_id
      join provider p on p.id = coalesce(given.joined_to, given.id)
    where i.scheme in ('urn', 'ofsted') and i.value = any(${numbers}::text[]) and p.la_code = ${laCode}`.execute(reader);
  const trusts = await sql<Named>`
    select o.id, o.name, o.uid as key from organisation o where o.uid = any(${uids}::text[])
      and exists (select 1 from provider p where p.trust_id = o.id and p.la_code = ${laCode})`.execute(reader);
  const localities = await reader.selectFrom('locality').select(['id', 'name']).where('authority_id', '=', authorityId).execute();
  const dioceses = await sql<{ code: string; name: string }>`
    select distinct e.diocese_code as code, e.diocese_name as name from gias_establishment e join provider p on p.urn::text = e.key
    where p.la_code = ${laCode} and e.diocese_code is not null`.execute(reader);
  const among = (found: readonly Named[]) => (key: string) => found.find((each) => each.key === key) ?? null;
  return {
    provider: among(providers.rows),
    trust: among(trusts.rows),
    locality: (name) => localities.find((each) => plainText(each.name) === plainText(name)) ?? null,
    strand: (name) => {
      const found = Object.entries(strands).find(([key, words]) => key === name.toLowerCase() || plainText(words) === plainText(name));
      return found === undefined ? null : { key: found[0], name: found[1] };
    },
    diocese: (code) => dioceses.rows.find((each) => each.code === code) ?? null,
  };
}

async function findStandings(reader: Reader, authorityId: number, today: string): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing & { email: string; state: AccountState }>`
    select a.id, lower(a.email) as email, a.name, a.role, a.job_title as "jobTitle", a.state, a.expires_on as "expiresOn",
      coalesce((select json_agg(s.kind || ' ' || coalesce(s.provider_id::text, s.organisation_id::text, s.locality_id::text, s.diocese_code, s.strand))
        from access_scope s where s.account_id = a.id and s.ended_at is null and (s.valid_to is null or s.valid_to >= ${today}::date)), '[]') as reaches
    from account a where a.authority_id = ${authorityId}`.execute(reader);
  return new Map(rows.map((row) => [row.email, row]));
}
