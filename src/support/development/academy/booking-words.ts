import { pounds } from './charge.ts';
import type { BookingState } from './decide-places.ts';
import { whenInWords } from './session-words.ts';

export const attendances = { attended: 'Attended', partly: 'Attended in part', absent: 'Did not come' } as const;
export type AttendanceId = keyof typeof attendances;
export const attendanceIds = Object.keys(attendances) as AttendanceId[];

const states: Readonly<Record<BookingState, { readonly text: string; readonly colour: string }>> = {
  booked: { text: 'Place booked', colour: 'green' },
  waiting: { text: 'On the waiting list', colour: 'orange' },
  cancelled: { text: 'Cancelled', colour: 'grey' },
};

interface Facts {
  readonly id: number;
  readonly state: BookingState;
  readonly days: readonly string[];
  readonly firstOn: string;
  readonly lastOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly pence: number | null;
  readonly attendance: AttendanceId | null;
}

/** A place as it stands, for a list or a page of its own. `time`: what time it is (HH:MM), where a day is not exact enough. */
export function bookingInWords<F extends Facts>(booking: F, today: string, time = '00:00') {
  const { state, attendance, pence, firstOn, lastOn, endsAt } = booking;
  const hasAttended = attendance === 'attended' || attendance === 'partly';
  return {
    ...booking,
    href: `/academy/bookings/${String(booking.id)}`,
    when: whenInWords(booking),
    tag: attendance === null ? states[state] : { text: attendances[attendance], colour: hasAttended ? 'blue' : 'grey' },
    isOver: state === 'cancelled' || today > lastOn || (today === lastOn && time >= endsAt) || attendance !== null,
    isCancellable: state !== 'cancelled' && attendance === null && today <= firstOn,
    hasAttended,
    charge: pence === null ? null : pence === 0 ? 'Nothing' : pounds(pence),
  };
}
