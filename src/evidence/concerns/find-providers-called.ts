import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

export interface CalledProvider {
  readonly id: number;
  readonly name: string;
  readonly town: string | null;
}

/** Open providers of the authority that are called so, or have this number; the first of them. */
export async function findProvidersCalled(db: Reader, authorityId: number | null, q: string): Promise<CalledProvider[]> {
  const { rows } = await sql<CalledProvider>`
    select p.id, p.name, p.town from provider p join authority a on a.la_code = p.la_code
    where a.id = ${authorityId}::int and p.joined_to is null and p.status in ('open', 'closing') and search_form(${q}) <> ''
      and (strpos(p.search_text, search_form(${q})) > 0 or exists (
        select 1 from provider_identifier i where i.provider_id = p.id and upper(i.value) = upper(${q})))
    order by p.sort_key, p.id limit 25`.execute(db);
  return rows;
}
