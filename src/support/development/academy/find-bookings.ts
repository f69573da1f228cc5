import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { BookingState } from './decide-places.ts';
import type { Evaluation } from './evaluation.ts';
import '../subscriptions/tables.ts';
import './tables.ts';

export type Attendance = 'attended' | 'partly' | 'absent';

export interface Booking {
  readonly id: number;
  readonly sessionId: number;
  readonly courseId: number;
  readonly title: string;
  readonly length: string;
  readonly days: readonly string[];
  readonly firstOn: string;
  readonly lastOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly link: string | null;
  readonly freeUntil: string;
  readonly providerId: number | null;
  readonly providerName: string | null;
  readonly accountId: number | null;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly state: BookingState;
  readonly askedBy: string;
  readonly askedByAccount: number | null;
  readonly askedAt: Date;
  readonly bookedAt: Date | null;
  readonly promotedOn: string | null;
  readonly movedOn: string | null;
  readonly cancelledReason: string | null;
  readonly attendance: Attendance | null;
  /** Charged in all, what was given back taken off; null where nothing was charged yet. */
  readonly pence: number | null;
  readonly rule: string | null;
  readonly isEvaluated: boolean;
}

async function listWhere(db: Reader, authorityId: number, condition: RawBuilder<unknown>): Promise<Booking[]> {
  const { rows } = await sql<Booking>`
    select b.id, b.session_id as "sessionId", s.course_id as "courseId", c.title, c.length, s.days, s.first_on as "firstOn", s.last_on as "lastOn",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.link, s.free_until as "freeUntil",
      b.provider_id as "providerId", p.name as "providerName", b.account_id as "accountId", b.person_name as name, b.person_role as role, b.person_email as email,
      b.state, b.asked_by as "askedBy", b.asked_by_account as "askedByAccount", b.asked_at as "askedAt", b.booked_at as "bookedAt", b.promoted_on as "promotedOn", b.moved_on as "movedOn",
      b.cancelled_reason as "cancelledReason", b.attendance,
      (select sum(l.pence)::int from charge_line l where l.booking_id = b.id) as pence,
      (select l.rule from charge_line l where l.booking_id = b.id order by l.id desc limit 1) as rule,
      exists (select 1 from academy_evaluation e where e.booking_id = b.id) as "isEvaluated"
    from academy_booking b join academy_session s on s.id = b.session_id join academy_course c on c.id = s.course_id left join provider p on p.id = b.provider_id
    where b.authority_id = ${authorityId} and ${condition} order by b.id`.execute(db);
  return rows;
}

export const listBookingsOfSession = (db: Reader, authorityId: number, sessionId: number): Promise<Booking[]> =>
  listWhere(db, authorityId, sql`b.session_id = ${sessionId}`);

export const listBookingsOfProvider = (db: Reader, authorityId: number, providerId: number): Promise<Booking[]> =>
  listWhere(db, authorityId, sql`b.provider_id = ${providerId}`);

export const listBookingsOfAccount = (db: Reader, authorityId: number, accountId: number): Promise<Booking[]> =>
  listWhere(db, authorityId, sql`b.account_id = ${accountId}`);

export async function findBooking(db: Reader, authorityId: number, id: number): Promise<Booking | null> {
  return (await listWhere(db, authorityId, sql`b.id = ${id}`))[0] ?? null;
}

/** What this very form asked for before; null where it was not sent yet. */
export async function findBookingOfForm(db: Reader, authorityId: number, form: string | null): Promise<Booking | null> {
  return form === null ? null : ((await listWhere(db, authorityId, sql`b.form = ${form}`))[0] ?? null);
}

/** Sessions that are over, and nobody has said of everybody whether they came. */
export async function listAttendanceOwed(db: Reader, authorityId: number, today: string) {
  const { rows } = await sql<{ sessionId: number; title: string; lastOn: string; owed: number }>`
    select s.id as "sessionId", c.title, s.last_on as "lastOn", count(*)::int as owed
    from academy_booking b join academy_session s on s.id = b.session_id join academy_course c on c.id = s.course_id
    where s.authority_id = ${authorityId} and s.state = 'open' and s.last_on < ${today}::date and b.state = 'booked' and b.attendance is null
    group by s.id, c.title, s.last_on order by s.last_on, s.id`.execute(db);
  return rows;
}

export interface Answered extends Evaluation {
  readonly courseId: number;
  readonly sessionId: number;
  readonly willChange: string | null;
}

export async function listEvaluations(db: Reader, authorityId: number, courseId?: number): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select e.usefulness, e.teaching, e.would_recommend as "wouldRecommend", e.skills_wanted as "skillsWanted", e.will_change as "willChange",
      s.course_id as "courseId", s.id as "sessionId"
    from academy_evaluation e join academy_booking b on b.id = e.booking_id join academy_session s on s.id = b.session_id
    where e.authority_id = ${authorityId} ${courseId === undefined ? sql`` : sql`and s.course_id = ${courseId}`} order by e.id`.execute(db);
  return rows;
}

export async function countAttended(db: Reader, authorityId: number, courseId: number): Promise<number> {
  const { rows } = await sql<{ attended: number }>`
    select count(*)::int as attended from academy_booking b join academy_session s on s.id = b.session_id
    where b.authority_id = ${authorityId} and s.course_id = ${courseId} and b.attendance in ('attended', 'partly')`.execute(db);
  return rows[0]?.attended ?? 0;
}
