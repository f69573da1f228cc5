import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Compared, ComparisonSearch } from './comparison-question.ts';

export interface Candidate {
  readonly one: Compared;
  readonly name: string;
  readonly about: string;
}

/** As many as are shown of what is found; with more, the search is to be narrowed. */
export const mostFound = 40;

/** State-funded schools that are open, and authorities, by what is looked for: those of the reader’s own authority first. */
export async function findCandidates(
  db: Reader,
  search: ComparisonSearch,
  ownLaCode: string,
): Promise<{ readonly found: readonly Candidate[]; readonly isMore: boolean }> {
  const authorities =
    search.q === '' || search.phase !== null || search.localityId !== null || search.trustId !== null ? [] : await findAuthorities(db, search.q);
  const schools = await searchSchools(db, search, ownLaCode);
  return { found: [...authorities, ...schools].slice(0, mostFound), isMore: authorities.length + schools.length > mostFound };
}

async function findAuthorities(db: Reader, q: string): Promise<Candidate[]> {
  const { rows } = await sql<{ laCode: string; name: string }>`
    select la_code as "laCode", min(la_name) as name from provider
    where la_code ~ '^[0-9]{3}$' and la_name ilike ${like(q)} group by la_code order by name limit 20`.execute(db);
  return rows.map(({ laCode, name }) => ({ one: { kind: 'authority', laCode }, name, about: 'Authority' }));
}

async function searchSchools(db: Reader, { q, phase, localityId, trustId }: ComparisonSearch, ownLaCode: string): Promise<Candidate[]> {
  const isNarrow = localityId !== null || trustId !== null;
  const wanted = [
    sql`p.joined_to is null and p.status in ('open', 'closing') and p.state_funded and p.urn is not null`,
    ...(q === '' ? [] : [sql`(p.name ilike ${like(q)} or p.urn::text = ${q})`]),
    ...(phase === null ? [] : [sql`p.phase = ${phase}`]),
    ...(localityId === null ? [] : [sql`p.locality_id = ${localityId}`]),
    ...(trustId === null ? [] : [sql`p.trust_id = ${trustId}`]),
    // A phase alone is asked of one’s own authority: all of England’s primary schools are nobody’s question.
    ...(q === '' && !isNarrow ? [sql`p.la_code = ${ownLaCode}`] : []),
  ];
  const { rows } = await sql<{ id: number; name: string; urn: number; laName: string | null }>`
    select p.id, p.name, p.urn, p.la_name as "laName" from provider p where ${sql.join(wanted, sql` and `)}
    order by (p.la_code = ${ownLaCode}) desc, p.sort_key, p.id limit ${mostFound + 1}`.execute(db);
  return rows.map(({ id, name, urn, laName }) => ({ one: { kind: 'school', id }, name, about: `URN ${urn}, ${laName ?? 'authority not known'}` }));
}

function like(q: string): string {
  return `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Authorities by their codes, those that are known. */
export async function nameAuthorities(db: Reader, laCodes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (laCodes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; name: string | null }>`
    select code, coalesce(
        (select la_name from provider where la_code = code and la_name is not null limit 1),
        (select la_name from statistical_neighbour where la_code = code limit 1),
        (select name from published_figure where dataset = 'lait' and subject = code and level = 'authority' limit 1)) as name
    from unnest(${[...laCodes]}::text[]) as code`.execute(db);
  return new Map(rows.flatMap(({ code, name }) => (name === null ? [] : [[code, name] as const])));
}

export interface Choice {
  readonly id: number;
  readonly name: string;
}

/** Localities of the reader’s authority, and the trusts that have schools in it. */
export async function listPlaces(
  db: Reader,
  ownLaCode: string,
): Promise<{ readonly localities: readonly Choice[]; readonly trusts: readonly Choice[] }> {
  const localities = await sql<Choice>`
    select distinct l.id, l.name from locality l join provider p on p.locality_id = l.id where p.la_code = ${ownLaCode} order by l.name`.execute(db);
  const trusts = await sql<Choice>`
    select distinct o.id, o.name from organisation o join provider p on p.trust_id = o.id
    where p.la_code = ${ownLaCode} and p.status in ('open', 'closing') order by o.name`.execute(db);
  return { localities: localities.rows, trusts: trusts.rows };
}

/** The code of the authority that somebody works for; null for nobody’s. */
export async function findOwnLaCode(db: Reader, authorityId: number | null): Promise<string | null> {
  if (authorityId === null) return null;
  const { rows } = await sql<{ la_code: string }>`select la_code from authority where id = ${authorityId}`.execute(db);
  return rows[0]?.la_code ?? null;
}
