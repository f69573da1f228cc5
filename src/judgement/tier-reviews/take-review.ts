import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type FoundReview, listReviews } from './find-reviews.ts';
import '../tables.ts';

/** Whoever changes a review waits for whoever is changing it. Undefined where the authority has no such review. */
export async function takeReview(tx: Tx, clock: Clock, authorityId: number, reviewId: number): Promise<FoundReview | undefined> {
  await tx.selectFrom('tier_review_meeting').select('id').where('id', '=', reviewId).where('authority_id', '=', authorityId).forUpdate().execute();
  await sayWhen(tx, clock);
  return (await listReviews(tx, authorityId, reviewId))[0];
}
