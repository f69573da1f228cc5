import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { about, type Doing } from '../accounts/take-account.ts';
import { confirmable } from './access-review.ts';
import { listConfirmations } from './find-reviews.ts';

/** These accounts are still right: each is confirmed once, by whom and when. Answers how many were. Undefined where no such review is open. */
export async function confirmAccounts(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  reviewId: number,
  ticked: readonly number[],
): Promise<number | undefined> {
  const review = await tx
    .selectFrom('access_review')
    .select('id')
    .where('id', '=', reviewId)
    .where('authority_id', '=', authorityId)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (review === undefined) return undefined;
  const { actor, clock } = doing;
  const accounts = confirmable(await listConfirmations(tx, authorityId, { id: reviewId, closedOn: null }, clock.today()), ticked, actor.accountId);
  for (const { id, role } of accounts) {
    await tx
      .insertInto('access_review_confirmation')
      .values({
        authority_id: authorityId,
        review_id: reviewId,
        account_id: id,
        role,
        confirmed_by: actor.name,
        confirmed_by_account: actor.accountId,
        confirmed_at: clock.now(),
      })
      .execute();
    await recordAudit(tx, { ...about(doing, { id, authorityId }), event: 'account.confirmed', after: { role, reviewId } });
  }
  return accounts.length;
}
