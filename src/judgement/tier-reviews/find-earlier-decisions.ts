import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { EarlierDecision } from './prepared.ts';
import '../tables.ts';

/** What reviews that are closed decided of each of these providers, the latest review first. */
export async function findEarlierDecisions(
  db: Reader,
  authorityId: number,
  providerIds: readonly number[],
): Promise<Map<number, (EarlierDecision & { readonly heldOn: string })[]>> {
  const { rows } = await sql<EarlierDecision & { readonly heldOn: string; readonly providerId: number }>`
    select i.provider_id as "providerId", m.id as "reviewId", i.id as "itemId", m.half_term as "halfTerm", m.held_on as "heldOn", i.outcome, i.decision, i.owner,
      i.due_on as "dueOn", i.done_on as "doneOn", i.done_words as "doneWords"
    from tier_review_item i join tier_review_meeting m on m.id = i.meeting_id
    where i.authority_id = ${authorityId} and i.provider_id = any(${[...providerIds]}::int[]) and i.outcome is not null and m.closed_at is not null
    order by m.held_on desc, m.id desc`.execute(db);
  return Map.groupBy(
    rows.map((row) => row),
    ({ providerId }) => providerId,
  );
}
