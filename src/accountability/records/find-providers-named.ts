import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { OwnAuthority } from './build-conditions.ts';

export interface NamedProvider {
  readonly id: number;
  readonly name: string;
  readonly typeName: string;
  readonly status: string;
  readonly urn: number | null;
  /** The words are its whole name, or one of its numbers. */
  readonly isExact: boolean;
}

/** Providers of one's own authority by a number they have or had, or by words of their name; those that match exactly first. */
export async function findProvidersNamed(reader: Reader, authority: OwnAuthority, words: string, limit: number): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select * from (
      select p.id, p.name, p.type_name as "typeName", p.status, p.urn, p.sort_key,
        (search_form(p.name) = q.form or exists (
          select 1 from provider_identifier i where i.provider_id = p.id and upper(i.value) = upper(trim(${words})))) as "isExact",
        position(q.form in search_form(p.name)) > 0 as "isLike"
      from provider p, (select nullif(search_form(${words}), '') as form) q
      where p.la_code = ${authority.laCode} and p.joined_to is null
    ) found
    where "isExact" or "isLike" order by "isExact" desc, sort_key, id limit ${limit}`.execute(reader);
  return rows;
}
