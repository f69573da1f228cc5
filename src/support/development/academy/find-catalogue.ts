import type { Phase } from '../../common/phases.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { CourseKind, CourseRole, PartnerKind, Skill, Stage } from './catalogue.ts';
import type { TrainingKind } from '../../governors/boards/training.ts';
import type { CourseTerms } from './charge.ts';
import type { SessionFacts } from './decide-places.ts';
import './tables.ts';

export interface Partner {
  readonly id: number;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly says: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly web: string | null;
  readonly changed: number;
  readonly isWithdrawn: boolean;
}

export async function listPartners(db: Reader, authorityId: number): Promise<Partner[]> {
  const { rows } = await sql<Partner>`
    select id, name, kind, says, contact_name as "contactName", contact_email as "contactEmail", web, changed, withdrawn_at is not null as "isWithdrawn"
    from academy_partner where authority_id = ${authorityId} order by lower(name), id`.execute(db);
  return rows;
}

export interface Course {
  readonly id: number;
  readonly kind: CourseKind;
  readonly title: string;
  readonly says: string;
  readonly length: string;
  readonly roles: readonly CourseRole[];
  readonly phases: readonly Phase[];
  readonly stages: readonly Stage[];
  readonly skills: readonly Skill[];
  readonly pricePence: number;
  readonly terms: CourseTerms;
  /** Which training of governors it is. */
  readonly governorTraining: TrainingKind | null;
  readonly partner: { readonly id: number; readonly name: string } | null;
  readonly changed: number;
  readonly isWithdrawn: boolean;
}

export async function listCourses(
  db: Reader,
  authorityId: number,
  only: { readonly id?: number; readonly withdrawn?: boolean } = {},
): Promise<Course[]> {
  const { rows } = await sql<Course>`
    select c.id, c.kind, c.title, c.says, c.length, c.roles, c.phases, c.stages, c.skills, c.price_pence as "pricePence", c.terms, c.governor_training as "governorTraining", c.changed,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as partner, c.withdrawn_at is not null as "isWithdrawn"
    from academy_course c left join academy_partner p on p.id = c.partner_id
    where c.authority_id = ${authorityId} ${only.id === undefined ? sql`` : sql`and c.id = ${only.id}`}
      ${only.withdrawn === true ? sql`` : sql`and c.withdrawn_at is null`}
    order by lower(c.title), c.id`.execute(db);
  return rows;
}

/** With those withdrawn: a place once given points to its course for good. */
export async function findCourse(db: Reader, authorityId: number, id: number): Promise<Course | null> {
  return (await listCourses(db, authorityId, { id, withdrawn: true }))[0] ?? null;
}

export interface Session extends SessionFacts {
  readonly id: number;
  readonly courseId: number;
  readonly title: string;
  readonly days: readonly string[];
  readonly lastOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly link: string | null;
  readonly freeUntil: string;
  readonly cancelledReason: string | null;
  readonly changed: number;
  readonly booked: number;
  readonly waiting: number;
  /** Who came is recorded of somebody. */
  readonly isAttended: boolean;
}

interface SessionsAsked {
  readonly id?: number;
  readonly courseId?: number;
  /** Those that end on this day or later. */
  readonly from?: string;
}

export async function listSessions(db: Reader, authorityId: number, { id, courseId, from }: SessionsAsked = {}): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select s.id, s.course_id as "courseId", c.title, s.days, s.first_on as "firstOn", s.last_on as "lastOn", s.starts_at as "startsAt", s.ends_at as "endsAt",
      s.place, s.link, s.places, s.booking_closes_on as "bookingClosesOn", s.free_until as "freeUntil", s.state, s.cancelled_reason as "cancelledReason", s.changed,
      (select count(*)::int from academy_booking b where b.session_id = s.id and b.state = 'booked') as booked,
      (select count(*)::int from academy_booking b where b.session_id = s.id and b.state = 'waiting') as waiting,
      exists (select 1 from academy_booking b where b.session_id = s.id and b.attendance is not null) as "isAttended"
    from academy_session s join academy_course c on c.id = s.course_id
    where s.authority_id = ${authorityId} ${id === undefined ? sql`` : sql`and s.id = ${id}`} ${courseId === undefined ? sql`` : sql`and s.course_id = ${courseId}`}
      ${from === undefined ? sql`` : sql`and s.last_on >= ${from}::date`}
    order by s.first_on, s.starts_at, s.id`.execute(db);
  return rows;
}

export async function findSession(db: Reader, authorityId: number, id: number): Promise<Session | null> {
  return (await listSessions(db, authorityId, { id }))[0] ?? null;
}
