import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import type { Doing } from '../../common/doing.ts';
import { isOutside } from '../../../evidence/index.ts';
import { findPaysAs } from '../subscriptions/find-subscriptions.ts';
import { recordPlaceCharge } from '../subscriptions/record-charge.ts';
import { type Charge, chargeFor } from './charge.ts';
import { type Asked, decidePromotions } from './decide-places.ts';
import { type Booking, listBookingsOfSession } from './find-bookings.ts';
import { findCourse, findSession, type Session } from './find-catalogue.ts';
import { sendAboutCharge, sendAboutPlace } from './send-about-place.ts';
import './tables.ts';

/** Whoever decides about the places of a session takes turns: each decides on what the one before left. Null where there is no such session. */
export async function lockSession(tx: Tx, { clock, authorityId }: Doing, sessionId: number): Promise<Session | null> {
  await sayWhen(tx, clock);
  await tx.selectFrom('academy_session').select('id').where('id', '=', sessionId).where('authority_id', '=', authorityId).forUpdate().execute();
  return findSession(tx, authorityId, sessionId);
}

export const askedOf = (bookings: readonly Booking[]): Asked[] => bookings.map(({ id, email, state }) => ({ id, person: email, state }));

/** Charges a place as it is given, by the level of the day. */
export async function chargePlace(tx: Tx, doing: Doing, booking: Booking): Promise<Charge> {
  const { authorityId, clock } = doing;
  const course = await findCourse(tx, authorityId, booking.courseId);
  const pays = await findPaysAs(tx, authorityId, booking.providerId, clock.today());
  const isOwnStaff = booking.providerId === null && (await isStaffAccount(tx, booking.accountId));
  const charge = chargeFor(course ?? { pricePence: 0, terms: nothing }, { ...pays, isOwnStaff });
  const what = `${booking.title}, ${dateInWords(booking.firstOn)}: ${booking.name}`;
  const { id: bookingId, providerId, name, email } = booking;
  await recordPlaceCharge(tx, doing, { bookingId, providerId, payer: `${name}, ${email}`, what }, charge);
  return charge;
}

const nothing = { none: { term: 'included', off: 0 }, core: { term: 'included', off: 0 }, full: { term: 'included', off: 0 } } as const;

async function isStaffAccount(tx: Tx, accountId: number | null): Promise<boolean> {
  if (accountId === null) return false;
  const account = await tx.selectFrom('account').select('role').where('id', '=', accountId).executeTakeFirst();
  return account !== undefined && !isOutside(account.role, 'person');
}

/** Gives free places to those who wait, in order, with their charge and a notice. Called with the session locked. Answers who came up. */
export async function fillPlaces(tx: Tx, doing: Doing, session: Session): Promise<number[]> {
  const { actor, clock, reference, authorityId } = doing;
  const bookings = await listBookingsOfSession(tx, authorityId, session.id);
  const promoted = decidePromotions(session, askedOf(bookings), clock.today());
  for (const id of promoted) {
    const booking = bookings.find((one) => one.id === id);
    if (booking === undefined) continue;
    await tx
      .updateTable('academy_booking')
      .set({ state: 'booked', booked_at: clock.now(), promoted_at: clock.now(), promoted_on: clock.today() })
      .where('id', '=', id)
      .execute();
    const { pence, rule } = await chargePlace(tx, doing, booking);
    await recordAudit(tx, {
      actor,
      event: 'booking.promoted',
      subject: { kind: 'academy-booking', id },
      after: { state: 'booked', pence, rule },
      reference,
    });
    const given = { ...booking, state: 'booked' as const };
    await sendAboutPlace(tx, doing, given, 'promoted');
    await sendAboutCharge(tx, doing, given, pence);
  }
  return promoted;
}
