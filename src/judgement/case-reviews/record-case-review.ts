import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Tier } from '../../kernel/tier.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { noConflict } from '../judging/judgement.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { decideReview, mayReview, type ReviewOutcome } from './case-review.ts';

export interface ReviewEntry {
  readonly outcome: ReviewOutcome;
  readonly tier: Tier | null;
  readonly reasons: string;
}

/**
 * What a review found. It is a decision of its own, which names the one it reviewed; the reviewer is its second person. Upheld, the case is final and a letter tells so;
 * changed, the case waits for a new letter, and the tier that was told stays in force until that goes.
 */
export async function recordCaseReview(tx: Tx, doing: Doing, asked: FoundCase, entry: ReviewEntry): Promise<Result<Tier>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, asked.authorityId, asked.id);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const bar = await findBar(tx, clock, found, 'review', actor);
  if (bar !== null) return refused(bar);
  const reviewed = await findStandingDecision(tx, found.id);
  const may = mayReview(found.state, reviewed, { accountId: actor.accountId, name: actor.name });
  if (!may.ok) return may;
  if (reviewed === null) throw new Error('A decision is reviewed that is not there.');
  const decided = decideReview(reviewed.tier, entry.outcome, entry.tier);
  if (!decided.ok) return decided;
  const tier = decided.value;
  const { id } = await tx
    .insertInto('tier_decision')
    .values({
      authority_id: found.authorityId,
      provider_id: found.providerId,
      case_id: found.id,
      proposal_id: reviewed.proposalId,
      judgement_id: reviewed.judgementId,
      tier,
      reasons: entry.reasons,
      // What was proposed since is not what the review is of.
      overrides: found.decision !== null && found.decision.proposed !== tier,
      conflict: noConflict,
      decided_by: actor.name,
      decided_by_account: actor.accountId,
      decided_at: clock.now(),
      review_of: reviewed.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-decision', id },
    before: { tier: reviewed.tier, decidedBy: reviewed.decidedBy },
    after: { case: found.id, outcome: entry.outcome, tier },
    reason: entry.reasons,
    reference,
  });
  const moved = await moveCase(tx, found, entry.outcome === 'upheld' ? 'final' : 'decided', {
    actor,
    clock,
    event,
    reference,
    reason: entry.reasons,
  });
  return moved.ok ? accepted(tier) : moved;
}
