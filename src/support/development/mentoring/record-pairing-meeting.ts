import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { ownPath, tell, withPairing } from './change-pairing.ts';
import type { Side } from './mentoring-words.ts';
import { decideMeeting, type MeetingEntry } from './pairing.ts';

/** Plans a meeting, or records one that was held: the day, the place and how long, and nothing of what was said. */
export function recordMeeting(tx: Tx, doing: Doing, pairingId: number, entry: MeetingEntry): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const { actor, clock, authorityId } = doing;
    const { state, on, startsAt, place, minutes } = entry;
    if (pairing.meetings.some((one) => one.state === state && one.on === on && one.startsAt === startsAt && one.place === place && one.minutes === minutes)) return accepted(null); // prettier-ignore
    const decided = decideMeeting(pairing.state, entry, pairing.agreement?.agreedOn ?? null, clock.today());
    if (!decided.ok) return decided;
    const planned = pairing.meetings.find((one) => one.state === 'planned' && one.on === on);
    const values = { state, on_day: on, starts_at: startsAt, place, minutes };
    const id =
      planned?.id ??
      (
        await tx
          .insertInto('pairing_meeting')
          .values({ ...values, authority_id: authorityId, pairing_id: pairing.id, entered_by: actor.name, entered_at: clock.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    // What was planned for the day is the meeting that was held on it, or is now at another time or place.
    if (planned !== undefined) await tx.updateTable('pairing_meeting').set(values).where('id', '=', planned.id).execute();
    await auditMeeting(tx, doing, id, { pairingId, ...entry });
    if (state === 'planned')
      await tell(tx, doing, {
        to: [pairing.mentorAccountId, pairing.menteeAccountId],
        kind: 'mentoring-meeting',
        subject: planned === undefined ? 'A meeting is planned with you' : 'A meeting with you is at another time or place',
        href: ownPath(pairing.id),
      });
    return accepted(null);
  });
}

/** Whether a meeting that was planned was held, and how long it took; or that it was not. */
export function closeMeeting(
  tx: Tx,
  doing: Doing,
  pairingId: number,
  { meetingId, minutes }: { readonly meetingId: number; readonly minutes: number | null },
): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const meeting = pairing.meetings.find(({ id }) => id === meetingId);
    if (meeting === undefined) return refused('There is no such meeting');
    const state = minutes === null ? 'cancelled' : 'held';
    if (meeting.state === state && meeting.minutes === minutes) return accepted(null);
    if (meeting.state !== 'planned') return refused('What became of it is said already');
    if (state === 'held' && meeting.on > doing.clock.today()) return refused('It is planned for a day to come');
    await tx.updateTable('pairing_meeting').set({ state, minutes }).where('id', '=', meetingId).execute();
    await auditMeeting(tx, doing, meetingId, { pairingId, state, minutes });
    return accepted(null);
  });
}

/**
 * A line that others may read of a meeting: one of the two writes it, the other agrees; until then, and after either has taken it back, nobody else reads it.
 */
export function recordTold(
  tx: Tx,
  doing: Doing,
  pairingId: number,
  {
    meetingId,
    side,
    step,
    says,
  }: { readonly meetingId: number; readonly side: Side; readonly step: 'write' | 'agree' | 'take-back'; readonly says: string | null },
): Promise<Result<null>> {
  return withPairing(tx, doing, pairingId, async (pairing) => {
    const meeting = pairing.meetings.find(({ id }) => id === meetingId);
    if (meeting?.state !== 'held') return refused('There is no such meeting that was held');
    const { told } = meeting;
    if (step === 'agree') {
      // Agreed is the line that was read: another that was written since is not.
      if (told === null || told.says !== says) return refused('The line has changed since: read it again');
      if (told.side === side) return refused('The other of you agrees to what you wrote');
      await tx
        .updateTable('pairing_meeting')
        .set({ told: told.says, told_draft: null, told_agreed_at: doing.clock.now() })
        .where('id', '=', meetingId)
        .execute();
    } else if (step === 'take-back') {
      await tx
        .updateTable('pairing_meeting')
        .set({ told: null, told_draft: null, told_side: null, told_agreed_at: null })
        .where('id', '=', meetingId)
        .execute();
    } else {
      if (says === null) return refused('Enter the line');
      await tx
        .updateTable('pairing_meeting')
        .set({ told: null, told_draft: says, told_side: side, told_agreed_at: null })
        .where('id', '=', meetingId)
        .execute();
    }
    await auditMeeting(tx, doing, meetingId, { pairingId, told: step });
    return accepted(null);
  });
}

const auditMeeting = (tx: Tx, { actor, event, reference }: Doing, id: number, after: object): Promise<void> =>
  recordAudit(tx, { actor, event, subject: { kind: 'pairing-meeting', id }, after, reference });
