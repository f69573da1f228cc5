import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { takeOpenMeeting } from './take-meeting.ts';

export interface Closing {
  readonly present: string;
  readonly notes: string | null;
}

/** Closes a meeting. What it did not decide waits, judged, for the next. Answers how many. */
export async function closeMeeting(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  meetingId: number,
  { present, notes }: Closing,
): Promise<Result<number>> {
  const { actor, clock, event, reference } = doing;
  const meeting = await takeOpenMeeting(tx, doing, authorityId, meetingId);
  if (!meeting.ok) return meeting;
  const items = await tx.selectFrom('moderation_item').select('case_id as caseId').where('meeting_id', '=', meetingId).orderBy('case_id').execute();
  let waiting = 0;
  for (const { caseId } of items) {
    const found = await takeCase(tx, clock, authorityId, caseId);
    if (found?.state !== 'in-moderation') continue;
    waiting += 1;
    await moveCase(tx, found, 'judged', { actor, clock, event: 'tier-case.carried-over', reference, detail: { meeting: meetingId } });
  }
  await tx
    .updateTable('moderation_meeting')
    .set({ present, notes, closed_by: actor.name, closed_at: clock.now() })
    .where('id', '=', meetingId)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'moderation-meeting', id: meetingId }, after: { present, notes, waiting }, reference });
  return accepted(waiting);
}
