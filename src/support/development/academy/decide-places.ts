import { accepted, refused, type Result } from '../../../kernel/result.ts';

export type BookingState = 'booked' | 'waiting' | 'cancelled';

/** One person who asked for a place. Ids grow in the order in which people asked. */
export interface Asked {
  readonly id: number;
  /** E-mail address: two of one address are one person. */
  readonly person: string;
  readonly state: BookingState;
}

export interface SessionFacts {
  readonly state: 'planned' | 'open' | 'cancelled';
  readonly places: number;
  readonly firstOn: string;
  readonly bookingClosesOn: string;
}

/** A session that was held is not cancelled any more. */
export const wasHeld = ({ lastOn, isAttended }: { readonly lastOn: string; readonly isAttended: boolean }, today: string): boolean =>
  today > lastOn || isAttended;

const samePerson = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
const countBooked = (all: readonly Asked[]): number => all.filter(({ state }) => state === 'booked').length;

/** Whether somebody who asks today gets a place, or waits behind those who wait; or why they get neither. */
export function decidePlace(session: SessionFacts, all: readonly Asked[], person: string, today: string): Result<'booked' | 'waiting'> {
  if (session.state === 'cancelled') return refused('This session is cancelled');
  if (session.state === 'planned') return refused('Booking for this session has not opened yet');
  if (today > session.bookingClosesOn) return refused('Booking for this session has closed');
  const already = all.find((one) => one.state !== 'cancelled' && samePerson(one.person, person));
  if (already !== undefined)
    return refused(already.state === 'booked' ? 'This person has a place already' : 'This person is on the waiting list already');
  // Nobody overtakes those who wait, even where a place is free for a moment.
  const someoneWaits = all.some(({ state }) => state === 'waiting');
  return accepted(countBooked(all) < session.places && !someoneWaits ? 'booked' : 'waiting');
}

/** Who moves up now, in the order in which they asked: as many as there are free places, until the day before the session: on the day nobody would know in time. */
export function decidePromotions(session: Pick<SessionFacts, 'state' | 'places' | 'firstOn'>, all: readonly Asked[], today: string): number[] {
  if (session.state !== 'open' || today >= session.firstOn) return [];
  const free = Math.max(0, session.places - countBooked(all));
  return all
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => id)
    .toSorted((one, other) => one - other)
    .slice(0, free);
}

/** Places are never fewer than those given: nobody loses a place by it. */
export function decideCapacity(places: number, all: readonly Asked[]): Result<number> {
  const booked = countBooked(all);
  return places < booked ? refused(`${String(booked)} places are taken: the session cannot have fewer`) : accepted(places);
}

/** Where somebody stands in the waiting list, from 1; null for somebody who does not wait. */
export function turnOf(all: readonly Asked[], id: number): number | null {
  const waiting = all
    .filter(({ state }) => state === 'waiting')
    .map((one) => one.id)
    .toSorted((one, other) => one - other);
  const place = waiting.indexOf(id);
  return place === -1 ? null : place + 1;
}

export type SessionStanding = 'planned' | 'open' | 'full' | 'closed' | 'held' | 'cancelled';
export const sessionStandings: Readonly<Record<SessionStanding, string>> = {
  planned: 'Planned',
  open: 'Open',
  full: 'Full',
  closed: 'Booking closed',
  held: 'Held',
  cancelled: 'Cancelled',
};

/** Full is not kept anywhere: it is what open comes to when every place is taken, or somebody waits. */
export function standingOf(
  session: SessionFacts & { readonly lastOn: string },
  counts: { readonly booked: number; readonly waiting: number },
  today: string,
): SessionStanding {
  if (session.state !== 'open') return session.state;
  if (today > session.lastOn) return 'held';
  if (today > session.bookingClosesOn) return 'closed';
  return counts.booked >= session.places || counts.waiting > 0 ? 'full' : 'open';
}
