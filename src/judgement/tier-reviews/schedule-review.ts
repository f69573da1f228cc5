import type { HalfTerm } from '../../kernel/school-calendar.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { listReviews } from './find-reviews.ts';
import type { Prepared } from './prepared.ts';
import type { ReviewDoing } from './reviews-means.ts';
import { decidePlan } from './tier-review.ts';
import '../tables.ts';

export interface ReviewPlan {
  readonly halfTerm: HalfTerm;
  readonly heldOn: string;
  readonly chair: string;
  readonly present: string | null;
}

/** Plans the review of a half-term, with the agenda that was prepared. Two people at once: the second is told that it is planned. Answers its id. */
export async function scheduleReview(
  tx: Tx,
  doing: ReviewDoing,
  authorityId: number,
  plan: ReviewPlan,
  agenda: ReadonlyMap<number, Prepared>,
): Promise<Result<number>> {
  const { actor, clock, event, reference } = doing;
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
  const planned = (await listReviews(tx, authorityId)).map(({ halfTerm }) => halfTerm);
  const decided = decidePlan(plan, planned);
  if (!decided.ok) return decided;
  const { heldOn, chair, present } = plan;
  const row = {
    authority_id: authorityId,
    half_term: decided.value,
    held_on: heldOn,
    chair,
    present,
    planned_by: actor.name,
    planned_at: clock.now(),
  };
  const { id } = await tx.insertInto('tier_review_meeting').values(row).returning('id').executeTakeFirstOrThrow();
  for (const [providerId, prepared] of agenda) await addItem(tx, authorityId, id, providerId, prepared);
  const after = { halfTerm: decided.value, heldOn, chair, providers: agenda.size };
  await recordAudit(tx, { actor, event, subject: { kind: 'tier-review-meeting', id }, after, reference });
  return accepted(id);
}

export async function addItem(tx: Tx, authorityId: number, reviewId: number, providerId: number, prepared: Prepared): Promise<void> {
  await tx
    .insertInto('tier_review_item')
    .values({ authority_id: authorityId, meeting_id: reviewId, provider_id: providerId, prepared: JSON.stringify(prepared) })
    .execute();
}
