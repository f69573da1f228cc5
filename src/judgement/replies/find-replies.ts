import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { FoundCase } from '../cases/find-case.ts';
import type { ReplyFacts } from './reply.ts';

export interface FoundReply {
  readonly id: number;
  readonly letterId: number;
  readonly asksReview: boolean;
  readonly words: string;
  readonly repliedBy: string;
  readonly receivedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** It asked for a review after the last day. */
  readonly isLate: boolean;
  readonly lateAnswer: 'accepted' | 'declined' | null;
  readonly lateReason: string | null;
  readonly lateBy: string | null;
}

/** What a provider has answered in a case, the latest first. */
export async function listReplies(reader: Reader, caseId: number): Promise<FoundReply[]> {
  const { rows } = await sql<FoundReply>`
    select r.id, r.letter_id as "letterId", r.asks_review as "asksReview", r.words, r.replied_by as "repliedBy", r.received_on as "receivedOn",
      r.recorded_by as "recordedBy", r.recorded_at as "recordedAt", r.asks_review and l.reply_until is not null and r.received_on > l.reply_until as "isLate",
      r.late_answer as "lateAnswer", r.late_reason as "lateReason", r.late_by as "lateBy"
    from tier_reply r join tier_letter l on l.id = r.letter_id where r.case_id = ${caseId} order by r.id desc`.execute(reader);
  return rows;
}

/** What is asked of a case before a review of it may be asked for. */
export async function gatherReplyFacts(
  reader: Reader,
  { id, authorityId, providerId, state, decision, endedReason }: FoundCase,
): Promise<Pick<ReplyFacts, 'state' | 'isReviewed' | 'hasNewerCase' | 'isEndedEarly'>> {
  const newer = await reader
    .selectFrom('tier_case')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('id', '>', id)
    .executeTakeFirst();
  return { state, isReviewed: decision?.isReview ?? false, hasNewerCase: newer !== undefined, isEndedEarly: endedReason !== null };
}
