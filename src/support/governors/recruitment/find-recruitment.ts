import { type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/database.ts';
import type { SeatCategory } from '../boards/constitution.ts';
import type { MeetingTime } from '../boards/board-words.ts';
import type { IntroductionState } from './introduction.ts';
import type { Place } from './skills-match.ts';
import type { Available, VolunteerState } from './volunteer.ts';
import './tables.ts';
import '../boards/tables.ts';

export interface Volunteer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly telephone: string | null;
  readonly employer: string | null;
  readonly skills: readonly string[];
  readonly phases: readonly string[];
  readonly localities: readonly number[];
  readonly homeLocalityId: number | null;
  readonly home: Place | null;
  readonly travelMiles: number;
  readonly available: Available;
  readonly worksAt: number | null;
  readonly worksAtName: string | null;
  readonly memberForLocality: number | null;
  readonly eligibilityDeclaredOn: string | null;
  readonly referencesOn: string | null;
  readonly checksOn: string | null;
  readonly notes: string | null;
  readonly registeredOn: string;
  readonly state: VolunteerState;
  readonly stateWhy: string | null;
  /** The last day of their last term on a board, where that ends what they are kept for. */
  readonly placedUntil: string | null;
  readonly leftOn: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** Everybody who offered to govern, by name; or one. Miles are counted from the middle of a locality’s providers. */
export async function listVolunteers(db: Reader, authorityId: number, id?: number): Promise<Volunteer[]> {
  const one = id === undefined ? sql`` : sql`and v.id = ${id}`;
  const { rows } = await sql<Omit<Volunteer, 'home'> & { easting: number | null; northing: number | null }>`
    select v.id, v.name, v.email, v.telephone, v.employer, v.skills, v.phases, v.localities, v.home_locality_id as "homeLocalityId", m.easting, m.northing,
      v.travel_miles as "travelMiles", v.available, v.works_at_provider_id as "worksAt", w.name as "worksAtName",
      v.member_for_locality_id as "memberForLocality", v.eligibility_declared_on as "eligibilityDeclaredOn", v.references_on as "referencesOn",
      v.checks_on as "checksOn", v.notes, v.registered_on as "registeredOn", v.state, v.state_why as "stateWhy", v.placed_until as "placedUntil", v.left_on as "leftOn",
      v.entered_by as "enteredBy",
      v.entered_at as "enteredAt"
    from governor_volunteer v left join provider w on w.id = v.works_at_provider_id
    left join lateral (select avg(p.easting)::int as easting, avg(p.northing)::int as northing from provider p
      where p.locality_id = v.home_locality_id and p.easting is not null and p.status in ('open', 'closing')) m on true
    where v.authority_id = ${authorityId} ${one} order by v.name, v.id`.execute(db);
  return rows.map(({ easting, northing, ...row }) => ({ ...row, home: easting === null || northing === null ? null : { easting, northing } }));
}

export async function findVolunteer(db: Reader, authorityId: number, id: number | null): Promise<Volunteer | null> {
  return id === null ? null : ((await listVolunteers(db, authorityId, id))[0] ?? null);
}

/** The same, held until the transaction is over: what is decided of them from here on nobody changes meanwhile. */
export async function lockVolunteer(tx: Tx, authorityId: number, id: number | null): Promise<Volunteer | null> {
  if (id === null) return null;
  await tx.selectFrom('governor_volunteer').select('id').where('authority_id', '=', authorityId).where('id', '=', id).forUpdate().execute();
  return findVolunteer(tx, authorityId, id);
}

export interface Vacancy {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly phase: string;
  readonly localityId: number | null;
  readonly localityName: string | null;
  readonly at: Place | null;
  readonly seatId: number;
  readonly category: SeatCategory;
  readonly skills: readonly string[];
  readonly says: string;
  readonly meets: string | null;
  readonly meetingTime: MeetingTime;
  readonly publishedOn: string;
  readonly state: 'open' | 'filled' | 'withdrawn';
  readonly closedOn: string | null;
  readonly closedWhy: string | null;
  readonly enteredBy: string;
}

/** Vacancies that were published, those that wait longest first. */
export async function listVacancies(
  db: Reader,
  authorityId: number,
  over: { readonly providerId?: number; readonly id?: number } = {},
): Promise<Vacancy[]> {
  const { rows } = await sql<Omit<Vacancy, 'at'> & { easting: number | null; northing: number | null }>`
    select v.id, v.provider_id as "providerId", p.name as "providerName", p.phase, p.locality_id as "localityId", l.name as "localityName", p.easting, p.northing,
      v.seat_id as "seatId", s.category, v.skills, v.says, b.meets, b.meeting_time as "meetingTime", v.published_on as "publishedOn", v.state,
      v.closed_on as "closedOn", v.closed_why as "closedWhy", v.entered_by as "enteredBy"
    from board_vacancy v join provider p on p.id = v.provider_id join board_seat s on s.id = v.seat_id join governing_board b on b.id = s.board_id
    left join locality l on l.id = p.locality_id and l.authority_id = v.authority_id
    where v.authority_id = ${authorityId} ${only('v.provider_id', over.providerId)} ${only('v.id', over.id)}
    order by v.published_on, v.id`.execute(db);
  return rows.map(({ easting, northing, ...row }) => ({ ...row, at: easting === null || northing === null ? null : { easting, northing } }));
}

export async function findVacancy(db: Reader, authorityId: number, id: number | null): Promise<Vacancy | null> {
  return id === null ? null : ((await listVacancies(db, authorityId, { id }))[0] ?? null);
}

export interface Introduction {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly vacancyId: number;
  readonly seatId: number;
  readonly category: SeatCategory;
  readonly volunteerId: number;
  readonly volunteerName: string;
  readonly state: IntroductionState;
  readonly why: readonly string[];
  readonly introducedOn: string;
  readonly introducedBy: string;
  readonly introducedByAccount: number | null;
  readonly meetingOn: string | null;
  readonly meetingAt: string | null;
  readonly meetingPlace: string | null;
  readonly metOn: string | null;
  readonly closedOn: string | null;
  readonly closedBySide: 'board' | 'volunteer' | 'service' | null;
  readonly closedWhy: string | null;
  readonly termId: number | null;
}

interface IntroductionQuestion {
  readonly providerId?: number;
  readonly vacancyId?: number;
  readonly volunteerId?: number;
  readonly id?: number;
}

/** Who was introduced to whom, the latest first. */
export async function listIntroductions(db: Reader, authorityId: number, of: IntroductionQuestion = {}): Promise<Introduction[]> {
  const { rows } = await sql<Introduction>`
    select i.id, i.provider_id as "providerId", p.name as "providerName", i.vacancy_id as "vacancyId", c.seat_id as "seatId", s.category,
      i.volunteer_id as "volunteerId", v.name as "volunteerName", i.state, i.why, i.introduced_on as "introducedOn", i.introduced_by as "introducedBy",
      i.introduced_by_account as "introducedByAccount", i.meeting_on as "meetingOn", i.meeting_at as "meetingAt", i.meeting_place as "meetingPlace",
      i.met_on as "metOn", i.closed_on as "closedOn", i.closed_by_side as "closedBySide", i.closed_why as "closedWhy", i.term_id as "termId"
    from governor_introduction i join provider p on p.id = i.provider_id join governor_volunteer v on v.id = i.volunteer_id
    join board_vacancy c on c.id = i.vacancy_id join board_seat s on s.id = c.seat_id
    where i.authority_id = ${authorityId} ${only('i.provider_id', of.providerId)} ${only('i.vacancy_id', of.vacancyId)}
      ${only('i.volunteer_id', of.volunteerId)} ${only('i.id', of.id)}
    order by i.introduced_on desc, i.id desc`.execute(db);
  return rows;
}

const only = (column: string, value: number | undefined): RawBuilder<unknown> =>
  value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`;
