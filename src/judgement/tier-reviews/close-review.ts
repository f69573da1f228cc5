import { refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { listItems } from './find-reviews.ts';
import type { ReviewDoing } from './reviews-means.ts';
import { takeReview } from './take-review.ts';
import { decideClosing } from './tier-review.ts';
import '../tables.ts';

/** Nothing more is decided in it. Who was there is said at the end, when it is known. */
export async function closeReview(tx: Tx, doing: ReviewDoing, authorityId: number, reviewId: number, present: string): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const review = await takeReview(tx, clock, authorityId, reviewId);
  if (review === undefined) return refused('There is no such review');
  const undecided = (await listItems(tx, { authorityId, reviewId })).filter(({ outcome }) => outcome === null);
  const decided = decideClosing(
    review,
    undecided.map(({ providerName }) => providerName),
  );
  if (!decided.ok) return decided;
  await tx.updateTable('tier_review_meeting').set({ present, closed_by: actor.name, closed_at: clock.now() }).where('id', '=', reviewId).execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'tier-review-meeting', id: reviewId }, after: { present, closed: true }, reference });
  return decided;
}
