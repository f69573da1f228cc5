import { isAllowed, reachesProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { type Booking, findBooking } from './find-bookings.ts';

export interface OpenedBooking {
  readonly booking: Booking;
  readonly isOwn: boolean;
  /** May cancel it, and answer for somebody who has no account. */
  readonly mayAct: boolean;
}

/** The place that the path names, for the person whose it is, whoever asked for it where no provider pays, whoever books for their provider, and the academy’s own staff; for others it is not there. */
export async function openBooking({ means, request, authority }: Asked): Promise<OpenedBooking | null> {
  const { actor } = request;
  const db = means.db.kysely;
  const id = readId(request.params['bookingId']);
  const booking = id === null ? null : await findBooking(db, authority.authorityId, id);
  if (booking === null) return null;
  const isOwn = actor.accountId !== null && booking.accountId === actor.accountId;
  const { providerId } = booking;
  // Whoever asked for a provider’s place sees it while they book for that provider, and no longer.
  const hasAsked = actor.accountId !== null && booking.askedByAccount === actor.accountId && providerId === null;
  const booksForThem =
    providerId !== null && isAllowed(actor, 'academy.book') && (await reachesProvider(db, means.clock, actor, 'academy.book', providerId));
  const mayAct = isOwn || hasAsked || booksForThem || isAllowed(actor, 'academy.manage');
  return mayAct || isAllowed(actor, 'academy.people') ? { booking, isOwn, mayAct } : null;
}
