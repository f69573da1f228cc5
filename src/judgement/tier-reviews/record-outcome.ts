import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findOpenCase } from '../cases/find-case.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { proposeFrom } from '../proposals/propose-tiers.ts';
import { type FoundItem, listItems } from './find-reviews.ts';
import type { ReviewDoing } from './reviews-means.ts';
import { takeReview } from './take-review.ts';
import { decideOutcome, mayJudgeAgain, type OutcomeEntry } from './tier-review.ts';
import '../tables.ts';

export interface ItemOfReview {
  readonly authorityId: number;
  readonly reviewId: number;
  readonly itemId: number;
}

export interface Recorded {
  /** The case in which the tier is judged again; null where it is not. */
  readonly caseId: number | null;
}

/**
 * What the review decides of a provider. To judge again, the service proposes from the facts given, into the case that is open or a new one: it is judged, moderated and
 * decided like any other.
 */
export async function recordOutcome(
  tx: Tx,
  doing: ReviewDoing,
  { authorityId, reviewId, itemId }: ItemOfReview,
  entry: OutcomeEntry,
  facts: readonly ProviderFacts[],
): Promise<Result<Recorded>> {
  const { actor, clock, event, reference, publicAddress } = doing;
  const review = await takeReview(tx, clock, authorityId, reviewId);
  const [item] = review === undefined ? [] : await listItems(tx, { authorityId, reviewId, itemId });
  if (review === undefined || item === undefined) return refused('The provider is no longer on the agenda');
  const decided = decideOutcome(entry, review);
  if (!decided.ok) return decided;
  const before = snapshot(item);
  const isSame =
    before.outcome === entry.outcome && before.decision === entry.decision && before.owner === entry.owner && before.dueOn === entry.dueOn;
  const open = await findOpenCase(tx, authorityId, item.providerId);
  // The same form, sent twice.
  if (isSame) return accepted({ caseId: entry.outcome === 'judge-again' ? (open?.id ?? null) : null });
  let caseId: number | null = null;
  if (entry.outcome === 'judge-again') {
    const may = mayJudgeAgain(open?.state ?? null);
    if (!may.ok) return may;
    const cause = `Half-termly review, ${review.halfTerm}`;
    const proposing = { actor, clock, publicAddress, authorityId, occasion: 'asked', cause, cycleId: null, asAt: clock.today() } as const;
    const [made] = open === undefined ? await proposeFrom(tx, facts, proposing) : [];
    caseId = open?.id ?? made?.caseId ?? null;
    if (caseId === null) return refused('The criteria in force are not for this provider, so its tier cannot be judged again');
  }
  await tx
    .updateTable('tier_review_item')
    .set({
      outcome: entry.outcome,
      decision: entry.decision,
      owner: entry.owner,
      due_on: entry.dueOn,
      recorded_by: actor.name,
      recorded_at: clock.now(),
    })
    .where('id', '=', itemId)
    .execute();
  const after = { review: reviewId, ...entry, ...(caseId === null ? {} : { case: caseId }) };
  await recordAudit(tx, { actor, event, subject: { kind: 'tier-review-item', id: itemId }, before, after, reference });
  return accepted({ caseId });
}

function snapshot({ outcome, decision, owner, dueOn }: FoundItem) {
  return { outcome, decision, owner, dueOn };
}
