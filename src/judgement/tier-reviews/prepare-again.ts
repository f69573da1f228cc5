import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { listItems } from './find-reviews.ts';
import type { Prepared } from './prepared.ts';
import type { ReviewDoing } from './reviews-means.ts';
import { addItem } from './schedule-review.ts';
import { takeReview } from './take-review.ts';
import '../tables.ts';

export interface PreparedAgain {
  readonly added: number;
  readonly removed: number;
}

/** The agenda as it stands today. What is decided stays as it was prepared, and stays on the agenda. */
export async function prepareAgain(
  tx: Tx,
  doing: ReviewDoing,
  authorityId: number,
  reviewId: number,
  agenda: ReadonlyMap<number, Prepared>,
): Promise<Result<PreparedAgain>> {
  const { actor, clock, event, reference } = doing;
  const review = await takeReview(tx, clock, authorityId, reviewId);
  if (review === undefined || review.isClosed) return refused('The review is closed: its agenda stays as it was');
  const items = await listItems(tx, { authorityId, reviewId });
  const open = items.filter(({ outcome }) => outcome === null);
  const gone = open.filter(({ providerId }) => !agenda.has(providerId));
  for (const { id } of gone) await tx.deleteFrom('tier_review_item').where('id', '=', id).execute();
  for (const { id, providerId } of open) {
    const prepared = agenda.get(providerId);
    if (prepared !== undefined)
      await tx
        .updateTable('tier_review_item')
        .set({ prepared: JSON.stringify(prepared) })
        .where('id', '=', id)
        .execute();
  }
  const known = new Set(items.map(({ providerId }) => providerId));
  const added = [...agenda].filter(([providerId]) => !known.has(providerId));
  for (const [providerId, prepared] of added) await addItem(tx, authorityId, reviewId, providerId, prepared);
  const after = { added: added.map(([id]) => id), removed: gone.map(({ providerId }) => providerId) };
  await recordAudit(tx, { actor, event, subject: { kind: 'tier-review-meeting', id: reviewId }, after, reference });
  return accepted({ added: added.length, removed: gone.length });
}
