import { isAllowed, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listAttendanceOwed, listBookingsOfAccount } from './find-bookings.ts';

/** Places on their days for those who have them; what those who attended are asked; and sessions of which nobody has said yet who came. */
export function academyWork({ db }: SupportMeans): WorkSource {
  return {
    id: 'academy',
    list: async (actor, today) => {
      const { authorityId, accountId } = actor;
      if (authorityId === null || accountId === null) return [];
      const asked = (await listBookingsOfAccount(db.kysely, authorityId, accountId))
        .filter(({ attendance, isEvaluated }) => (attendance === 'attended' || attendance === 'partly') && !isEvaluated)
        .map((booking): WorkItem => ({
          kind: 'reply',
          text: `Say how it was: “${booking.title}”`,
          href: `/academy/bookings/${String(booking.id)}/evaluation`,
          provider: null,
          dueOn: null,
          since: null,
        }));
      // Business support keeps the academy’s lists; others who may do it are not asked to.
      if (actor.role !== 'business-support' || !isAllowed(actor, 'academy.manage')) return asked;
      const owed = (await listAttendanceOwed(db.kysely, authorityId, today)).map(({ sessionId, title, lastOn }): WorkItem => ({
        kind: 'draft',
        text: `Record who came: “${title}”`,
        href: `/academy/sessions/${String(sessionId)}/people`,
        provider: null,
        dueOn: lastOn,
        since: null,
      }));
      return [...owed, ...asked];
    },
    diary: async ({ authorityId, accountId }, from, to) => {
      if (authorityId === null || accountId === null) return [];
      const places = (await listBookingsOfAccount(db.kysely, authorityId, accountId)).filter(({ state }) => state === 'booked');
      return places.flatMap(({ id, title, place, days, startsAt, endsAt }) =>
        days
          .filter((day) => from <= day && day <= to)
          .map((day) => ({
            uid: `academy-${String(id)}-${day}`,
            on: day,
            from: startsAt,
            to: endsAt,
            title: `${title}, ${place}`,
            href: `/academy/bookings/${String(id)}`,
          })),
      );
    },
  };
}
