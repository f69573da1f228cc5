import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import { takeOpenMeeting } from './take-meeting.ts';

/** What a meeting said of a case. `seen`: what stood there when the form was shown, so that nobody writes over what another wrote. */
export async function recordDiscussion(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  {
    meetingId,
    caseId,
    discussion,
    seen,
  }: { readonly meetingId: number; readonly caseId: number; readonly discussion: string; readonly seen: string },
): Promise<Result<null>> {
  const { actor, event, reference } = doing;
  const meeting = await takeOpenMeeting(tx, doing, authorityId, meetingId);
  if (!meeting.ok) return meeting;
  const item = await tx
    .selectFrom('moderation_item')
    .select(['id', 'discussion'])
    .where('meeting_id', '=', meetingId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (item === undefined) return refused('The case is not on this agenda any more.');
  if (item.discussion === discussion) return accepted(null);
  if ((item.discussion ?? '') !== seen)
    return refused('Somebody else has written here since you opened the page. What they wrote is shown below your own: bring the two together.');
  await tx.updateTable('moderation_item').set({ discussion }).where('id', '=', item.id).execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'moderation-item', id: item.id },
    before: { discussion: item.discussion },
    after: { discussion, meeting: meetingId, case: caseId },
    reference,
  });
  return accepted(null);
}
