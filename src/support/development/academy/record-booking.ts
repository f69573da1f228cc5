import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { instantInEngland } from '../../../platform/clock.ts';
import type { Doing } from '../../common/doing.ts';
import { recordPlaceCredit } from '../subscriptions/record-charge.ts';
import { decideCredit } from './charge.ts';
import { decidePlace, decidePromotions } from './decide-places.ts';
import { askedOf, chargePlace, fillPlaces, lockSession } from './fill-places.ts';
import { type Booking, findBooking, findBookingOfForm, listBookingsOfSession } from './find-bookings.ts';
import { findAccountOf } from './find-own-providers.ts';
import { sendAboutCharge, sendAboutPlace } from './send-about-place.ts';
import './tables.ts';

export interface PlaceAsked {
  readonly sessionId: number;
  readonly providerId: number | null;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  /** The form that asks: one that is sent twice asks once. */
  readonly form: string | null;
}

export interface PlaceAnswer {
  readonly booking: Booking;
  /** The form had been sent before: nothing was done now. */
  readonly isRepeated: boolean;
}

/** A place where one is free, else a turn in the waiting list: decided with the session locked, so that the last place is given once. */
export async function recordBooking(tx: Tx, doing: Doing, asked: PlaceAsked): Promise<Result<PlaceAnswer>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const session = await lockSession(tx, doing, asked.sessionId);
  if (session === null) return refused('There is no such session');
  const sent = await findBookingOfForm(tx, authorityId, asked.form);
  if (sent !== null) return accepted({ booking: sent, isRepeated: true });
  const all = await listBookingsOfSession(tx, authorityId, session.id);
  const decided = decidePlace(session, askedOf(all), asked.email, clock.today());
  if (!decided.ok) return decided;
  const state = decided.value;
  const { id } = await tx
    .insertInto('academy_booking')
    .values({
      authority_id: authorityId,
      session_id: session.id,
      provider_id: asked.providerId,
      account_id: await findAccountOf(tx, authorityId, asked.email),
      person_name: asked.name,
      person_role: asked.role,
      person_email: asked.email.trim(),
      state,
      asked_by: actor.name,
      asked_by_account: actor.accountId,
      asked_at: clock.now(),
      form: asked.form,
      booked_at: state === 'booked' ? clock.now() : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const made = await mustFind(tx, authorityId, id);
  const charge = state === 'booked' ? await chargePlace(tx, doing, made) : null;
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-booking', id }, after: { session: session.id, state, charge }, reference });
  await sendAboutPlace(tx, doing, made, state === 'booked' ? 'booked' : 'listed');
  if (charge !== null) await sendAboutCharge(tx, doing, made, charge.pence);
  return accepted({ booking: await mustFind(tx, authorityId, id), isRepeated: false });
}

async function mustFind(tx: Tx, authorityId: number, id: number): Promise<Booking> {
  const booking = await findBooking(tx, authorityId, id);
  if (booking === null) throw new Error(`Booking ${String(id)} is not there.`);
  return booking;
}

export interface Cancelled {
  readonly credited: number;
  readonly why: string | null;
  readonly promoted: number;
}

/** Gives a place back, or leaves the waiting list. Whoever waits first has the place in the same moment. */
export async function cancelBooking(tx: Tx, doing: Doing, bookingId: number, reason: string): Promise<Result<Cancelled>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await findBooking(tx, authorityId, bookingId);
  const session = found === null ? null : await lockSession(tx, doing, found.sessionId);
  if (session === null) return refused('There is no such place');
  const all = await listBookingsOfSession(tx, authorityId, session.id);
  const booking = all.find(({ id }) => id === bookingId);
  if (booking === undefined || booking.state === 'cancelled') return refused('It is cancelled already');
  if (booking.attendance !== null || clock.now() >= instantInEngland(session.firstOn, session.startsAt))
    return refused('The session has begun: what was booked stands');
  const without = askedOf(all).map((one) => (one.id === bookingId ? { ...one, state: 'cancelled' as const } : one));
  const isTaken = booking.state === 'booked' && decidePromotions(session, without, clock.today()).length > 0;
  await tx
    .updateTable('academy_booking')
    .set({ state: 'cancelled', cancelled_by: actor.name, cancelled_at: clock.now(), cancelled_reason: reason })
    .where('id', '=', bookingId)
    .execute();
  const { promotedOn, movedOn } = booking;
  const credit = decideCredit({ on: clock.today(), freeUntil: session.freeUntil, promotedOn, isMoved: movedOn !== null, isTaken, byUs: false });
  const credited = credit.credit ? await recordPlaceCredit(tx, doing, bookingId, credit.why) : 0;
  const subject = { kind: 'academy-booking', id: bookingId };
  await recordAudit(tx, { actor, event, subject, reason, before: { state: booking.state }, after: { state: 'cancelled', credited }, reference });
  await sendAboutPlace(tx, doing, booking, 'cancelled');
  const promoted = await fillPlaces(tx, doing, session);
  return accepted({ credited, why: (booking.pence ?? 0) > 0 ? credit.why : null, promoted: promoted.length });
}
