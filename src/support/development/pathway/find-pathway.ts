import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { CoursePhase, CourseRole, Skill, Stage } from '../academy/catalogue.ts';
import { type Booking, listBookingsOfAccount } from '../academy/find-bookings.ts';
import { listCourses, listSessions } from '../academy/find-catalogue.ts';
import { type NamedProvider } from '../academy/find-own-providers.ts';
import { type Fitting, type NextStep, nextSteps, type Npq } from './pathway.ts';
import './tables.ts';

export interface PathwayRecord {
  readonly accountId: number;
  readonly name: string;
  readonly stage: Stage;
  readonly role: CourseRole;
  readonly phase: CoursePhase | null;
  readonly npqs: readonly Npq[];
  readonly wants: readonly Skill[];
  readonly aims: string | null;
  readonly sharedWith: number | null;
  readonly changedAt: Date;
}

export async function findRecord(db: Reader, authorityId: number, accountId: number): Promise<PathwayRecord | null> {
  return (await listWhere(db, authorityId, { accountId }))[0] ?? null;
}

export const listShared = (db: Reader, authorityId: number, providerId: number): Promise<PathwayRecord[]> =>
  listWhere(db, authorityId, { providerId });

async function listWhere(
  db: Reader,
  authorityId: number,
  { accountId, providerId }: { accountId?: number; providerId?: number },
): Promise<PathwayRecord[]> {
  const { rows } = await sql<PathwayRecord>`
    select r.account_id as "accountId", a.name, r.stage, r.role, r.phase, r.npqs, r.wants, r.aims, r.shared_with as "sharedWith", r.changed_at as "changedAt"
    from pathway_record r join account a on a.id = r.account_id
    where r.authority_id = ${authorityId} and a.state <> 'disabled'
      ${accountId === undefined ? sql`` : sql`and r.account_id = ${accountId}`} ${providerId === undefined ? sql`` : sql`and r.shared_with = ${providerId}`}
    order by a.name, a.id`.execute(db);
  return rows;
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

/** Where somebody may be known to work: what is their own, and schools that booked for them. To its head alone a record may be shown. */
export async function listWorkplaces(db: Reader, authorityId: number, accountId: number, own: readonly NamedProvider[]): Promise<NamedProvider[]> {
  const booked = (await listBookingsOfAccount(db, authorityId, accountId)).flatMap(({ providerId, providerName }) =>
    providerId === null || providerName === null ? [] : [{ id: providerId, name: providerName }],
  );
  return [...own, ...booked].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
}
