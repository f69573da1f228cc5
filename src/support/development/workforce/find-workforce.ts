import { sql } from 'kysely';
import { findWorkforceFigures } from '../../../evidence/index.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { listProvidersOnDay, withinReach } from '../../../register/index.ts';
import type { ReaderScope } from '../../../register/index.ts';
import type { Skill } from '../academy/catalogue.ts';
import '../academy/tables.ts';
import '../pathway/tables.ts';
import type { Wish } from './skills-wanted.ts';
import './tables.ts';
import type { Turnover, Vacancy } from './vacancy.ts';

export interface KeptVacancy extends Vacancy {
  readonly id: number;
  readonly providerName: string;
  readonly skill: string;
  readonly enteredBy: string;
}

export async function listVacancies(
  db: Reader,
  authorityId: number,
  only: { readonly providerId?: number; readonly within?: { actor: Actor; today: string } } = {},
): Promise<KeptVacancy[]> {
  const { providerId, within } = only;
  const { rows } = await sql<KeptVacancy>`
    select v.id, v.provider_id as "providerId", p.name as "providerName", p.locality_id as "localityId", v.post, v.skill, v.vacant_since as "vacantSince",
      v.cover as "coveredBy", v.filled_on as "filledOn", v.entered_by as "enteredBy"
    from workforce_vacancy v join provider p on p.id = v.provider_id
    where v.authority_id = ${authorityId} and v.withdrawn_at is null
      ${providerId === undefined ? sql`` : sql`and v.provider_id = ${providerId}`}
      ${within === undefined ? sql`` : sql`and ${withinReach(within.actor, 'workforce.record', within.today)}`}
    order by v.vacant_since, v.id`.execute(db);
  return rows;
}

/** The open providers that somebody enters this for, to choose one from. */
export async function listRecorded(db: Reader, actor: Actor, today: string): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and ${withinReach(actor, 'workforce.record', today)} order by p.sort_key, p.id`.execute(
    db,
  );
  return rows;
}

export interface KeptTurnover extends Turnover {
  readonly year: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** The latest entry of each provider and year. */
export async function listTurnovers(
  db: Reader,
  authorityId: number,
  only: { readonly providerId?: number; readonly year?: string } = {},
): Promise<KeptTurnover[]> {
  const { rows } = await sql<KeptTurnover>`
    select distinct on (t.provider_id, t.academic_year) t.provider_id as "providerId", p.locality_id as "localityId", t.academic_year as year, t.staff, t.leavers,
      t.entered_by as "enteredBy", t.entered_at as "enteredAt"
    from workforce_turnover t join provider p on p.id = t.provider_id
    where t.authority_id = ${authorityId} ${only.providerId === undefined ? sql`` : sql`and t.provider_id = ${only.providerId}`}
      ${only.year === undefined ? sql`` : sql`and t.academic_year = ${only.year}`}
    order by t.provider_id, t.academic_year desc, t.id desc`.execute(db);
  return rows;
}

export interface LocalityFigures {
  readonly localityId: number | null;
  readonly schools: number;
  readonly teachers: number | null;
  readonly vacancySchools: number;
  readonly vacancies: number | null;
}

/** Open providers by locality, and what the loaded files say of their teachers, summed over those that have a figure. */
export async function gatherLocalities(db: Reader, { authorityId, laCode, localities }: ReaderScope, today: string) {
  const providers = await listProvidersOnDay(db, { authorityId, laCode, asAt: today });
  const numbered = providers.map(({ id, urn, urns, registrationNumbers }) => ({ id, urn, urns: urns.map(String), registrationNumbers }));
  const figures = await findWorkforceFigures(db, { providers: numbered, asAt: today });
  const places: (number | null)[] = [...localities.map(({ id }) => id), ...(providers.some(({ localityId }) => localityId === null) ? [null] : [])];
  return places.map((id) => {
    const there = providers.filter(({ localityId }) => localityId === id);
    const teachers = there.map((one) => figures.get(one.id)?.teachers?.value).filter((value) => value !== undefined);
    const vacancies = there.map((one) => figures.get(one.id)?.vacancies?.value).filter((value) => value !== undefined);
    const sum = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((all, one) => all + one, 0));
    return {
      id,
      name: localities.find((one) => one.id === id)?.name ?? 'In no locality yet',
      providers: there.length,
      figures: {
        localityId: id,
        schools: teachers.length,
        teachers: sum(teachers),
        vacancySchools: vacancies.length,
        vacancies: sum(vacancies),
      } satisfies LocalityFigures,
    };
  });
}

/** Who wants which skills: those who wait for a course, who asked for more after one, and who wrote it into their own record. */
export async function listWishes(db: Reader, authorityId: number): Promise<Wish[]> {
  const { rows } = await sql<{ person: string; from: Wish['from']; skills: readonly Skill[] }>`
    select lower(b.person_email) as person, 'waiting' as from, c.skills from academy_booking b join academy_session s on s.id = b.session_id join academy_course c on c.id = s.course_id
      where b.authority_id = ${authorityId} and b.state = 'waiting'
    union all
    select lower(b.person_email), 'evaluation', e.skills_wanted from academy_evaluation e join academy_booking b on b.id = e.booking_id where e.authority_id = ${authorityId}
    union all
    select lower(a.email), 'pathway', r.wants from pathway_record r join account a on a.id = r.account_id where r.authority_id = ${authorityId} and a.state <> 'disabled'`.execute(
    db,
  );
  return rows.flatMap(({ person, from, skills }) => skills.map((skill) => ({ person, from, skill })));
}
