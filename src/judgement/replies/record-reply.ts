import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import type { FoundLetter } from '../letters/find-letters.ts';
import { gatherReplyFacts } from './find-replies.ts';
import { decideReply, type ReplyEntry, type ReplyOutcome } from './reply.ts';
import { sendToStaff } from './send-to-staff.ts';

export interface RecordedReply extends ReplyEntry {
  readonly words: string;
  /** Whose words they are. */
  readonly repliedBy: string;
}

/** Keeps a reply; where it asks for a review in time, the review begins. The same form sent twice is kept once. */
export async function recordReply(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  letter: FoundLetter,
  entry: RecordedReply,
): Promise<Result<ReplyOutcome>> {
  const { actor, clock, event, reference } = doing;
  // A reply may open a final case again, and a proposal begin another: they take turns at the provider.
  await tx.selectFrom('provider').select('id').where('id', '=', letter.providerId).forNoKeyUpdate().execute();
  const found = await takeCase(tx, clock, authorityId, letter.caseId);
  if (found === undefined || letter.issuedOn === null) return refused('There is no letter to reply to');
  const already = await tx
    .selectFrom('tier_reply')
    .select(['asks_review', 'received_on'])
    .where('letter_id', '=', letter.id)
    .where('words', '=', entry.words)
    .where('replied_by', '=', entry.repliedBy)
    .where('asks_review', '=', entry.asksReview)
    .executeTakeFirst();
  if (already !== undefined) return accepted(outcomeOf(already.asks_review, already.received_on, letter.replyBy));
  const facts = { ...(await gatherReplyFacts(tx, found)), issuedOn: letter.issuedOn, replyBy: letter.replyBy, today: clock.today() };
  const decided = decideReply(facts, entry);
  if (!decided.ok) return decided;
  const { id } = await tx
    .insertInto('tier_reply')
    .values({
      authority_id: authorityId,
      provider_id: found.providerId,
      case_id: found.id,
      letter_id: letter.id,
      asks_review: entry.asksReview,
      words: entry.words,
      replied_by: entry.repliedBy,
      received_on: entry.receivedOn,
      recorded_by: actor.name,
      recorded_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'tier-reply', id },
    after: { ...entry, case: found.id, outcome: decided.value },
    reference,
  });
  if (decided.value === 'review') {
    const moved = await moveCase(tx, found, 'in-review', { actor, clock, event: 'tier-case.review-asked-for', reference, detail: { reply: id } });
    if (!moved.ok) return moved;
  }
  if (decided.value !== 'kept') await sendToStaff(tx, doing, found, decided.value);
  return decided;
}

function outcomeOf(asksReview: boolean, receivedOn: string, replyBy: string | null): ReplyOutcome {
  if (!asksReview) return 'kept';
  return replyBy !== null && receivedOn > replyBy ? 'late' : 'review';
}
