import { type RawBuilder, sql } from 'kysely';
import { officersOfConcerns } from '../concerns/sight.ts';

/**
 * Whether an account reads a restricted action `a`. One that came from a concern is asked of the concern as it stands now: the safeguarding lead and whoever is
 * named read it, and owning it opens nothing. Any other is its owner's.
 */
export function readsSource(accountId: RawBuilder<unknown>, role: RawBuilder<unknown>): RawBuilder<boolean> {
  const isNamed = sql`exists (select 1 from concern_reader r where r.concern_id = a.came_from_id and r.account_id = ${accountId} and r.ended_at is null)`;
  return sql<boolean>`case
    when a.came_from = 'concern' then
      not exists (select 1 from concern c where c.id = a.came_from_id and c.is_restricted)
      or ${role} = 'safeguarding-lead' or (${role} = any(${[...officersOfConcerns]}::text[]) and ${isNamed})
    else not a.is_restricted or a.owner_account_id = ${accountId} end`;
}
