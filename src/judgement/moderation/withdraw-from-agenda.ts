import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { takeOpenMeeting } from './take-meeting.ts';

/** Takes an undecided case off the agenda: it waits, judged, for another meeting. One that has been discussed stays, with what was said. */
export async function withdrawFromAgenda(tx: Tx, doing: Doing, authorityId: number, meetingId: number, caseId: number): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const meeting = await takeOpenMeeting(tx, doing, authorityId, meetingId);
  if (!meeting.ok) return meeting;
  const found = await takeCase(tx, clock, authorityId, caseId);
  if (!found) return refused('There is no such case.');
  const item = await tx
    .selectFrom('moderation_item')
    .select(['id', 'discussion'])
    .where('meeting_id', '=', meetingId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (item === undefined) return refused(`${found.providerName} is not on this agenda any more.`);
  if (item.discussion !== null)
    return refused('It has been discussed: what was said stays with this meeting. Close the meeting, and it waits for the next.');
  if (found.state !== 'in-moderation' && found.state !== 'judged') return refused('The case is decided.');
  await tx.deleteFrom('moderation_item').where('id', '=', item.id).execute();
  if (found.state === 'in-moderation') await moveCase(tx, found, 'judged', { actor, clock, event, reference, detail: { meeting: meetingId } });
  else await recordAudit(tx, { actor, event, subject: { kind: 'tier-case', id: caseId }, before: { meeting: meetingId }, reference });
  return accepted(null);
}
