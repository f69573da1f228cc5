import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** The authority that a reader belongs to, and how it divides its own area. */
export interface ReaderScope {
  readonly authorityId: number;
  readonly laCode: string;
  readonly authorityName: string;
  readonly localities: readonly { readonly id: number; readonly name: string; readonly slug: string }[];
}

/** The scope of a reader of this authority; undefined for somebody who belongs to none. */
export async function findReaderScope(reader: Reader, authorityId: number | null): Promise<ReaderScope | undefined> {
  if (authorityId === null) return undefined;
  const { rows } = await sql<{ authorityId: number; laCode: string; authorityName: string; localities: ReaderScope['localities'] }>`
    select a.id as "authorityId", a.la_code as "laCode", a.name as "authorityName",
      coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'slug', l.slug) order by l.slug collate "C")
        from locality l where l.authority_id = a.id), '[]') as localities
    from authority a where a.id = ${authorityId}`.execute(reader);
  return rows[0];
}
