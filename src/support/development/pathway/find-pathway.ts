import type { Phase } from '../../common/phases.ts';
import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { CourseRole, Skill, Stage } from '../academy/catalogue.ts';
import { type Booking, listBookingsOfAccount } from '../academy/find-bookings.ts';
import { listCourses, listSessions } from '../academy/find-catalogue.ts';
import type { NamedProvider } from '../academy/find-own-providers.ts';
import { type Fitting, type NextStep, nextSteps, type Npq } from './pathway.ts';
import './tables.ts';

export interface PathwayRecord {
  readonly accountId: number;
  readonly name: string;
  readonly stage: Stage;
  readonly role: CourseRole;
  readonly phase: Phase | null;
  readonly npqs: readonly Npq[];
  readonly wants: readonly Skill[];
  readonly aims: string | null;
  readonly sharedWith: number | null;
  /** The name of that school; null where it is shown to nobody. */
  readonly sharedName: string | null;
  /** Whether its person works there still, as far as is known: to the head of a former school nothing is shown. */
  readonly isShown: boolean;
  readonly changedAt: Date;
}

export async function findRecord(db: Reader, authorityId: number, accountId: number, today: string): Promise<PathwayRecord | null> {
  return (await listWhere(db, authorityId, today, sql`r.account_id = ${accountId}`))[0] ?? null;
}

/** What those who work at a school show to its head. */
export async function listShared(db: Reader, authorityId: number, providerId: number, today: string): Promise<PathwayRecord[]> {
  return (await listWhere(db, authorityId, today, sql`r.shared_with = ${providerId}`)).filter(({ isShown }) => isShown);
}

async function listWhere(db: Reader, authorityId: number, today: string, condition: RawBuilder<unknown>): Promise<PathwayRecord[]> {
  const { rows } = await sql<PathwayRecord>`
    select r.account_id as "accountId", a.name, r.stage, r.role, r.phase, coalesce(r.npqs, '[]') as npqs, coalesce(r.wants, '[]') as wants, r.aims,
      r.shared_with as "sharedWith", p.name as "sharedName", (p.id is not null and ${isWorkplace(today)}) as "isShown", r.changed_at as "changedAt"
    from pathway_record r join account a on a.id = r.account_id left join provider p on p.id = r.shared_with
    where r.authority_id = ${authorityId} and a.state <> 'disabled' and ${condition} order by a.name, a.id`.execute(db);
  return rows;
}

/**
 * That an account `a` works at a provider `p`, as far as is known: it is their own today; or it has asked for a place for them within the year, and was not their own
 * once and is no longer.
 */
function isWorkplace(today: string): RawBuilder<boolean> {
  const scope = sql`select 1 from access_scope s where s.account_id = a.id and s.provider_id = p.id`;
  return sql<boolean>`(
    exists (${scope} and s.ended_at is null and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today}))
    or (not exists (${scope}) and exists (
      select 1 from academy_booking b join academy_session n on n.id = b.session_id
      where b.account_id = a.id and b.provider_id = p.id and b.state <> 'cancelled' and n.last_on >= ${addDays(today, -365)}::date)))`;
}

/** What they attended, and what they have a place on or wait for. */
export async function listTaken(
  db: Reader,
  authorityId: number,
  accountId: number,
): Promise<{ readonly attended: Booking[]; readonly coming: Booking[] }> {
  const all = await listBookingsOfAccount(db, authorityId, accountId);
  return {
    attended: all.filter(({ attendance }) => attendance === 'attended' || attendance === 'partly'),
    coming: all.filter(({ state, attendance }) => state !== 'cancelled' && attendance === null),
  };
}

/** The catalogue as the pathway asks of it. */
export async function listFitting(db: Reader, authorityId: number, today: string): Promise<Fitting[]> {
  const sessions = (await listSessions(db, authorityId, { from: today })).filter(
    ({ state, bookingClosesOn }) => state === 'open' && today <= bookingClosesOn,
  );
  return (await listCourses(db, authorityId)).map(({ id, title, roles, phases, stages, skills }) => ({
    id,
    title,
    roles,
    phases,
    stages,
    skills,
    nextOn: sessions.find(({ courseId }) => courseId === id)?.firstOn ?? null,
  }));
}

export async function findNextSteps(db: Reader, authorityId: number, record: PathwayRecord, today: string): Promise<NextStep[]> {
  const { attended, coming } = await listTaken(db, authorityId, record.accountId);
  const taken = [...attended, ...coming].map(({ courseId }) => courseId);
  return nextSteps({ ...record, taken }, await listFitting(db, authorityId, today));
}

/** Where somebody is known to work. To its head alone a record may be shown. */
export async function listWorkplaces(db: Reader, authorityId: number, accountId: number, today: string): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select p.id, p.name from account a cross join provider p
    where a.id = ${accountId} and a.authority_id = ${authorityId} and p.joined_to is null and p.status in ('open', 'closing')
      and p.la_code = (select u.la_code from authority u where u.id = ${authorityId}) and ${isWorkplace(today)}
    order by p.sort_key, p.id`.execute(db);
  return rows;
}
