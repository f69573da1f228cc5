import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import type { Skill } from './catalogue.ts';
import { lockSession } from './fill-places.ts';
import { type Attendance, findBooking, listBookingsOfSession } from './find-bookings.ts';
import { sendAboutPlace } from './send-about-place.ts';
import './tables.ts';

/** Says who came. Whoever came is asked how it was, once; the same answer again changes nothing. */
export async function recordAttendance(tx: Tx, doing: Doing, sessionId: number, came: ReadonlyMap<number, Attendance>): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const session = await lockSession(tx, doing, sessionId);
  if (session === null || session.state !== 'open') return refused('This session is not open');
  if (clock.today() < session.firstOn) return refused('The session has not begun yet');
  let changed = 0;
  for (const booking of await listBookingsOfSession(tx, authorityId, sessionId)) {
    const attendance = came.get(booking.id);
    if (attendance === undefined || booking.state !== 'booked' || booking.attendance === attendance) continue;
    if (attendance === 'absent' && booking.isEvaluated) return refused(`${booking.name} has said how it was, and so was there`);
    await tx
      .updateTable('academy_booking')
      .set({ attendance, attendance_by: actor.name, attendance_at: clock.now() })
      .where('id', '=', booking.id)
      .execute();
    await recordAudit(tx, {
      actor,
      event,
      subject: { kind: 'academy-booking', id: booking.id },
      before: { attendance: booking.attendance },
      after: { attendance },
      reference,
    });
    if (booking.attendance === null && attendance !== 'absent') await sendAboutPlace(tx, doing, booking, 'evaluate');
    changed += 1;
  }
  return accepted(changed);
}

export interface EvaluationEntry {
  readonly usefulness: number;
  readonly teaching: number;
  readonly wouldRecommend: boolean;
  readonly willChange: string | null;
  readonly skillsWanted: readonly Skill[];
}

/** What somebody says of a session that they attended. Said once. */
export async function recordEvaluation(tx: Tx, doing: Doing, bookingId: number, entry: EvaluationEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await findBooking(tx, authorityId, bookingId);
  if (found !== null) await lockSession(tx, doing, found.sessionId);
  const booking = await findBooking(tx, authorityId, bookingId);
  if (booking === null || booking.attendance === null || booking.attendance === 'absent') return refused('Whoever attended says how it was');
  if (booking.isEvaluated) return refused('You have said how it was already');
  await tx
    .insertInto('academy_evaluation')
    .values({
      authority_id: authorityId,
      booking_id: bookingId,
      account_id: booking.accountId,
      usefulness: entry.usefulness,
      teaching: entry.teaching,
      would_recommend: entry.wouldRecommend,
      will_change: entry.willChange,
      skills_wanted: JSON.stringify(entry.skillsWanted),
      answered_at: clock.now(),
    })
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-booking', id: bookingId }, after: { evaluated: true }, reference });
  return accepted(null);
}
