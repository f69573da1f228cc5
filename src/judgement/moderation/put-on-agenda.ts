import { accepted, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Doing } from '../cases/doing.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { proposedSince } from '../cases/proposed-since.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { gatherModerated, inAgendaOrder } from './gather-moderated.ts';
import { takeOpenMeeting } from './take-meeting.ts';

export interface PutOnAgenda {
  readonly added: number;
  /** Why others were not, in sentences. */
  readonly refused: readonly string[];
}

/** Puts cases before a meeting, puts its agenda in order anew, and tells each adviser which of theirs are on it. */
export async function putOnAgenda(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  meetingId: number,
  caseIds: readonly number[],
): Promise<Result<PutOnAgenda>> {
  const { actor, clock, event, reference } = doing;
  const meeting = await takeOpenMeeting(tx, doing, authorityId, meetingId);
  if (!meeting.ok) return meeting;
  const added: { readonly name: string; readonly judge: number | null }[] = [];
  const refused: string[] = [];
  for (const caseId of [...new Set(caseIds)].sort((one, other) => one - other)) {
    const found = await takeCase(tx, clock, authorityId, caseId);
    if (!found) continue;
    const already = await tx
      .selectFrom('moderation_item')
      .innerJoin('moderation_meeting', 'moderation_meeting.id', 'moderation_item.meeting_id')
      .select('moderation_meeting.id')
      .where('case_id', '=', caseId)
      .where('closed_at', 'is', null)
      .execute();
    if (already.some(({ id }) => id !== meetingId)) {
      refused.push(`${found.providerName}: it is before another meeting.`);
      continue;
    }
    if (already.length > 0 && found.state === 'in-moderation') continue;
    if (found.state === 'decided' && proposedSince(found) === null) {
      refused.push(`${found.providerName}: it is decided.`);
      continue;
    }
    // One that a second person returned is in moderation already.
    if (found.state !== 'in-moderation') {
      const moved = await moveCase(tx, found, 'in-moderation', { actor, clock, event, reference, detail: { meeting: meetingId } });
      if (!moved.ok) {
        refused.push(`${found.providerName}: ${moved.reason}`);
        continue;
      }
    }
    if (already.length === 0) {
      await tx
        .insertInto('moderation_item')
        .values({ authority_id: authorityId, meeting_id: meetingId, provider_id: found.providerId, case_id: caseId, place: 0 })
        .execute();
    }
    added.push({ name: found.providerName, judge: found.judgement?.byAccount ?? null });
  }
  await putInOrder(tx, authorityId, meetingId);
  for (const [judge, own] of Map.groupBy(added, (one) => one.judge)) {
    await sendNotice(tx, doing, {
      kind: 'cases-on-an-agenda',
      authorityId,
      to: [judge],
      subject: `Moderation on ${dateInWords(meeting.value.heldOn)}: ${String(own.length)} of your ${own.length === 1 ? 'case' : 'cases'}`,
      path: `/moderation/${String(meetingId)}`,
    });
  }
  return accepted({ added: added.length, refused });
}

async function putInOrder(tx: Tx, authorityId: number, meetingId: number): Promise<void> {
  const items = await tx.selectFrom('moderation_item').select(['id', 'case_id as caseId', 'place']).where('meeting_id', '=', meetingId).execute();
  const moderated = await gatherModerated(
    tx,
    authorityId,
    items.map(({ caseId }) => caseId),
  );
  const order = inAgendaOrder([...moderated.values()]).map((one) => one.moderated.found.id);
  for (const { id, caseId, place } of items) {
    const now = order.indexOf(caseId) + 1;
    if (now !== place) await tx.updateTable('moderation_item').set({ place: now }).where('id', '=', id).execute();
  }
}
