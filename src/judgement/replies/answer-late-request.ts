import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { mayRuleOnReview } from '../case-reviews/case-review.ts';
import type { Doing } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { listReplies } from './find-replies.ts';
import { sendToStaff } from './send-to-staff.ts';

/** The lead accepts a request that came late, and the review begins; or does not, and says why. Never whoever took the decision, or has a conflict of interest. */
export async function answerLateRequest(
  tx: Tx,
  doing: Doing,
  asked: FoundCase,
  { replyId, answer, reason }: { readonly replyId: number; readonly answer: 'accepted' | 'declined'; readonly reason: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, asked.authorityId, asked.id);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const reply = (await listReplies(tx, found.id)).find(({ id }) => id === replyId);
  if (reply?.isLate !== true) return refused('No request of this case came late');
  if (reply.lateAnswer !== null) return reply.lateAnswer === answer ? accepted(null) : refused('This request has been answered already');
  const bar = await findBar(tx, clock, found, 'decide', actor);
  if (bar !== null) return refused(bar);
  const may = mayRuleOnReview(await findStandingDecision(tx, found.id), { accountId: actor.accountId, name: actor.name });
  if (!may.ok) return may;
  if (found.state === 'final') return refused('The case has ended, so there is nothing to review in it any more');
  if (answer === 'accepted' && found.state !== 'in-review') {
    const moved = await moveCase(tx, found, 'in-review', {
      actor,
      clock,
      event: 'tier-case.review-asked-for',
      reason,
      reference,
      detail: { reply: replyId },
    });
    if (!moved.ok) return moved;
    await sendToStaff(tx, doing, found, 'review');
  }
  await tx
    .updateTable('tier_reply')
    .set({ late_answer: answer, late_reason: reason, late_by: actor.name, late_at: clock.now() })
    .where('id', '=', replyId)
    .execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-reply', id: replyId },
    before: { lateAnswer: null },
    after: { lateAnswer: answer, case: found.id },
    reason,
    reference,
  });
  return accepted(null);
}
