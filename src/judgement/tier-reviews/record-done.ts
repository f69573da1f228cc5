import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { listItems } from './find-reviews.ts';
import type { ItemOfReview } from './record-outcome.ts';
import type { ReviewDoing } from './reviews-means.ts';
import { takeReview } from './take-review.ts';
import { decideDone } from './tier-review.ts';
import '../tables.ts';

/** That what a review decided was done, on which day, and what came of it. Said once. */
export async function recordDone(
  tx: Tx,
  doing: ReviewDoing,
  { authorityId, reviewId, itemId }: ItemOfReview,
  done: { readonly on: string; readonly words: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const review = await takeReview(tx, clock, authorityId, reviewId);
  const [item] = review === undefined ? [] : await listItems(tx, { authorityId, reviewId, itemId });
  if (review === undefined || item === undefined) return refused('The provider is no longer on the agenda');
  // The same form, sent twice.
  if (item.doneOn === done.on && item.doneWords === done.words) return accepted(null);
  const decided = decideDone(done.on, { outcome: item.outcome, isDone: item.doneOn !== null, heldOn: review.heldOn }, clock.today());
  if (!decided.ok) return decided;
  await tx
    .updateTable('tier_review_item')
    .set({ done_on: done.on, done_words: done.words, done_by: actor.name, done_at: clock.now() })
    .where('id', '=', itemId)
    .execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-review-item', id: itemId },
    after: { doneOn: done.on, words: done.words },
    reference,
  });
  return accepted(null);
}
