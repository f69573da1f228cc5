import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

export interface Untriaged {
  readonly count: number;
  /** The day the earliest was logged. */
  readonly since: string;
}

/**
 * Providers with concerns that were logged by a day and had not been decided on by its end. Restricted ones are left out: whoever reads a tier need not be
 * one of those who may know of them.
 */
export async function findUntriaged(
  db: Reader,
  { authorityId, asAt }: { readonly authorityId: number; readonly asAt: string },
): Promise<ReadonlyMap<number, Untriaged>> {
  const { rows } = await sql<Untriaged & { id: number }>`
    select coalesce(g.joined_to, g.id) as id, count(*)::int as count, min(c.logged_on)::text as since
    from concern c join provider g on g.id = c.provider_id
    where c.authority_id = ${authorityId} and not c.is_restricted and c.logged_on <= ${asAt}::date
      and (select m.to_state from concern_move m where m.concern_id = c.id and m.done_on <= ${asAt}::date order by m.id desc limit 1) = 'waiting'
    group by 1`.execute(db);
  return new Map(rows.map(({ id, ...untriaged }) => [id, untriaged]));
}
