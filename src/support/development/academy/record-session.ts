import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { recordPlaceCredit } from '../subscriptions/record-charge.ts';
import { decideCredit } from './charge.ts';
import { decideCapacity, wasHeld } from './decide-places.ts';
import { askedOf, fillPlaces, lockSession } from './fill-places.ts';
import { listBookingsOfSession } from './find-bookings.ts';
import { findCourse, listSessions, type Session } from './find-catalogue.ts';
import { overtaken } from './record-course.ts';
import { sendAboutPlace } from './send-about-place.ts';
import './tables.ts';

export interface SessionEntry {
  readonly days: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly link: string | null;
  readonly places: number;
  readonly bookingClosesOn: string;
  readonly freeUntil: string;
  readonly state: 'planned' | 'open';
}

const rowOf = ({ days, startsAt, endsAt, bookingClosesOn, freeUntil, ...rest }: SessionEntry, { actor, clock }: Doing) => ({
  ...rest,
  days: JSON.stringify(days),
  first_on: days[0] ?? '',
  last_on: days.at(-1) ?? '',
  starts_at: startsAt,
  ends_at: endsAt,
  booking_closes_on: bookingClosesOn,
  free_until: freeUntil,
  entered_by: actor.name,
  entered_at: clock.now(),
});

/** A course has one session at a time and place: the same form sent twice makes one. */
export async function addSession(tx: Tx, doing: Doing, courseId: number, entry: SessionEntry): Promise<Result<number>> {
  const { actor, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const course = await findCourse(tx, authorityId, courseId);
  if (course === null || course.isWithdrawn) return refused('This course has been withdrawn');
  const same = (await listSessions(tx, authorityId, { courseId })).find(
    (one) => one.state !== 'cancelled' && one.firstOn === entry.days[0] && one.startsAt === entry.startsAt && one.place === entry.place,
  );
  if (same !== undefined) return accepted(same.id);
  const { id } = await tx
    .insertInto('academy_session')
    .values({ ...rowOf(entry, doing), authority_id: authorityId, course_id: courseId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-session', id }, after: { course: courseId, ...entry }, reference });
  return accepted(id);
}

/** Changes a session. Whoever has a place is told where its days, times or place move; more places go to those who wait. */
export async function changeSession(
  tx: Tx,
  doing: Doing,
  { id, seen }: { readonly id: number; readonly seen: number },
  entry: SessionEntry,
): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const before = await lockSession(tx, doing, id);
  if (before === null || before.state === 'cancelled') return refused('This session was cancelled while you changed it');
  if (before.changed !== seen) return refused(overtaken);
  const bookings = await listBookingsOfSession(tx, authorityId, id);
  const capacity = decideCapacity(entry.places, askedOf(bookings));
  if (!capacity.ok) return capacity;
  if (entry.state === 'planned' && bookings.some(({ state }) => state !== 'cancelled'))
    return refused('Somebody has a place or waits: the session stays open');
  await tx
    .updateTable('academy_session')
    .set({ ...rowOf(entry, doing), changed: before.changed + 1 })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-session', id }, before, after: entry, reference });
  const session = await lockSession(tx, doing, id);
  if (session === null) throw new Error(`Session ${String(id)} is gone.`);
  if (before.firstOn !== session.firstOn)
    await tx
      .updateTable('academy_booking')
      .set({ reminded_week_at: null, reminded_day_at: null })
      .where('session_id', '=', id)
      .where('state', '<>', 'cancelled')
      .execute();
  if (isElsewhere(before, entry))
    await tx.updateTable('academy_booking').set({ moved_on: clock.today() }).where('session_id', '=', id).where('state', '=', 'booked').execute();
  await fillPlaces(tx, doing, session);
  if (isMoved(before, entry))
    for (const { id: bookingId } of bookings.filter(({ state }) => state !== 'cancelled')) {
      const booking = (await listBookingsOfSession(tx, authorityId, id)).find((one) => one.id === bookingId);
      if (booking !== undefined) await sendAboutPlace(tx, doing, booking, 'moved');
    }
  return accepted(id);
}

/** It is not what was booked any more: cancelling is free for those who had a place. */
const isElsewhere = (before: Session, { days, startsAt, endsAt, place }: SessionEntry): boolean =>
  before.days.join() !== days.join() || before.startsAt !== startsAt || before.endsAt !== endsAt || before.place !== place;

const isMoved = (before: Session, entry: SessionEntry): boolean => isElsewhere(before, entry) || before.link !== entry.link;

/** Calls a session off: every place and every turn ends, what was charged is given back, and everybody is told. */
export async function cancelSession(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const session = await lockSession(tx, doing, id);
  if (session === null || session.state === 'cancelled') return refused('It is cancelled already');
  const bookings = (await listBookingsOfSession(tx, authorityId, id)).filter(({ state }) => state !== 'cancelled');
  if (wasHeld(session, clock.today())) return refused('The session has been held');
  await tx
    .updateTable('academy_session')
    .set({ state: 'cancelled', cancelled_reason: reason, cancelled_by: actor.name, cancelled_at: clock.now(), changed: session.changed + 1 })
    .where('id', '=', id)
    .execute();
  const { why } = decideCredit({ on: clock.today(), freeUntil: session.freeUntil, promotedOn: null, isMoved: false, isTaken: false, byUs: true });
  for (const booking of bookings) {
    await tx
      .updateTable('academy_booking')
      .set({ state: 'cancelled', cancelled_by: actor.name, cancelled_at: clock.now(), cancelled_reason: `The session was cancelled: ${reason}` })
      .where('id', '=', booking.id)
      .execute();
    await recordPlaceCredit(tx, doing, booking.id, why);
    await sendAboutPlace(tx, doing, booking, 'called-off');
  }
  const subject = { kind: 'academy-session', id };
  await recordAudit(tx, {
    actor,
    event,
    subject,
    reason,
    before: { state: session.state },
    after: { state: 'cancelled', told: bookings.length },
    reference,
  });
  return accepted(bookings.length);
}
