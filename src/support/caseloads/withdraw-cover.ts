import { sql } from 'kysely';
import { addDays } from '../../kernel/plain-date.ts';
import { type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { endAllocation, findOwnProvider, withdrawAllocation, withoutForm } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { withdrawEntry } from '../common/withdraw-entry.ts';
import type { Cover } from './find-covers.ts';

/**
 * Takes back cover of a whole caseload: of every allocation that it made and that still stands, what is to come is withdrawn, and what has begun ends yesterday, for until then
 * somebody did stand in. What is over, or was changed by hand since, stays as it is.
 */
export async function withdrawCover(tx: Tx, doing: Doing, cover: Cover, reason: string): Promise<Result<null>> {
  const done = await withdrawEntry(tx, doing, 'caseload_cover', cover.id, reason);
  if (!done.ok) return done;
  const { rows } = await sql<{ id: number; providerId: number; from: string; to: string | null }>`
    select id, provider_id as "providerId", valid_from::text as "from", valid_to::text as "to" from allocation
    where id = any (${[...cover.allocationIds]}::int[]) and authority_id = ${doing.authorityId} and withdrawn_at is null`.execute(tx);
  const today = doing.clock.today();
  for (const { id, providerId, from, to } of rows) {
    const provider = to !== null && to < today ? null : await findOwnProvider(tx, doing.actor, providerId);
    if (provider === null) continue;
    if (from < today)
      await endAllocation(tx, { ...doing, event: 'allocation.ended' }, provider, id, { validTo: addDays(today, -1), reason }, withoutForm);
    else await withdrawAllocation(tx, { ...doing, event: 'allocation.withdrawn' }, provider, id, { reason }, withoutForm);
  }
  return done;
}
