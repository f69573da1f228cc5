import './tables.ts';
import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { PageRequest } from '../../platform/http/route.ts';

/** Only what comes after the page that they looked at was made is new to them from now on. A look is never later than now, nor earlier than one before. */
export async function recordLook(
  tx: Tx,
  clock: Clock,
  { actor, audit, reference }: Pick<PageRequest, 'actor' | 'audit' | 'reference'>,
  madeAt: Date | null = null,
): Promise<boolean> {
  const { accountId, authorityId } = actor;
  if (accountId === null || authorityId === null) return false;
  const now = clock.now();
  const lookedAt = madeAt !== null && madeAt < now ? madeAt : now;
  await tx
    .insertInto('last_look')
    .values({ account_id: accountId, authority_id: authorityId, looked_at: lookedAt })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ looked_at: sql<Date>`greatest(last_look.looked_at, excluded.looked_at)` }))
    .execute();
  await recordAudit(tx, { actor, event: audit, subject: { kind: 'account', id: accountId }, reference });
  return true;
}
