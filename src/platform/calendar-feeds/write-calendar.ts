import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '../../kernel/plain-date.ts';
import { instantInEngland } from '../clock.ts';

/** What stands in the calendar: its title leaves the service, so nothing restricted is in it. */
export interface CalendarEntry {
  /** Unique and lasting: a calendar program knows the entry again by it. */
  readonly uid: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** The last day, where it takes several whole days. */
  readonly until?: string;
  /** HH:MM in England; null where it takes the whole day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly title: string;
  readonly href: string;
  /** In its place where the address alone would tell too much. */
  readonly hrefOutside?: string;
}

/** A calendar as RFC 5545 has it. Times are written in UTC, so that no program has to know our zone. */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  { now, publicAddress }: { readonly now: Date; readonly publicAddress: string },
): string {
  const host = new URL(publicAddress).hostname;
  const calendar = ical({
    name: 'Waymark',
    prodId: { company: 'Waymark', product: 'Diary', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // Calendar programs ask no oftener than they like; this says what is of use.
    ttl: 60 * 60,
  });
  for (const { uid, on, until = on, from, to, title, href, hrefOutside = href } of entries) {
    const common = { id: `${uid}@${host}`, stamp: now, summary: title, url: `${publicAddress}${hrefOutside}` };
    if (from === null) {
      // The end of whole days is the day after: the library writes the UTC day of what it is given.
      calendar.createEvent({
        ...common,
        start: new Date(`${on}T00:00:00Z`),
        end: new Date(`${addDays(until, 1)}T00:00:00Z`),
        allDay: true,
        timezone: 'UTC',
      });
      continue;
    }
    const start = instantInEngland(on, from);
    const end = to === null || to <= from ? new Date(start.getTime() + 3_600_000) : instantInEngland(on, to);
    calendar.createEvent({ ...common, start, end });
  }
  return calendar.toString();
}
