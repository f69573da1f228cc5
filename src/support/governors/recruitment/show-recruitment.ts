import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { type OwnProvider, providerPhases, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices } from '../../common/show-form.ts';
import { daysBetween } from '../../../kernel/plain-date.ts';
import { howLong, meetingTimes } from '../boards/board-words.ts';
import { seatCategories } from '../boards/constitution.ts';
import { findCompetencies, nameCompetency } from '../boards/find-skills.ts';
import { pathOfBoard } from '../boards/open-board-form.ts';
import {
  findVacancy,
  findVolunteer,
  type Introduction,
  listIntroductions,
  listVacancies,
  listVolunteers,
  type Vacancy,
  type Volunteer,
} from './find-recruitment.ts';
import { mayRecruit } from './find-recruiter.ts';
import { gatherMatches } from './gather-matches.ts';
import { decideMove, introductionStates, isLive, type Move } from './introduction.ts';
import { findAskedIntroduction, pathOfIntroduction } from './open-introduction-forms.ts';
import { matchRules } from './skills-match.ts';
import { availabilities, eligibilityWords, standingOf, toDoOf, volunteerStates } from './volunteer.ts';

const crumbs = [
  { text: 'Governors', href: '/governors' },
  { text: 'Vacancies to fill', href: '/governors/vacancies' },
];

/** A page for those who recruit; for everybody else it is as if it were not there. */
const forRecruiters =
  (page: SupportPage): SupportPage =>
  async (asked) =>
    (await mayRecruit(asked.means.db.kysely, asked.request.actor, asked.today)) ? page(asked) : { kind: 'not-found' };

const namer = async (db: Reader, authorityId: number) => {
  const { list } = await findCompetencies(db, authorityId);
  return (key: string): string => nameCompetency(list, key);
};

const phaseWords = (phase: string): string => (providerPhases as Readonly<Record<string, string>>)[phase] ?? phase;

function showIntroduced(one: Introduction) {
  return {
    ...one,
    href: `/governors/boards/${String(one.providerId)}/introductions/${String(one.id)}`,
    standing: introductionStates[one.state],
    category: seatCategories[one.category],
  };
}

const showVacancyLine = (vacancy: Vacancy, name: (key: string) => string, today: string) => ({
  ...vacancy,
  category: seatCategories[vacancy.category],
  phase: phaseWords(vacancy.phase),
  skills: vacancy.skills.map(name),
  waits: howLong(daysBetween(vacancy.publishedOn, today)),
});

/** Seats that boards ask to have filled, those that wait longest first. */
export const showVacancies = forRecruiters(async ({ means, request, authority, today }) => {
  const db = means.db.kysely;
  const name = await namer(db, authority.authorityId);
  const all = await listVacancies(db, authority.authorityId);
  const introductions = await listIntroductions(db, authority.authorityId);
  const volunteers = await listVolunteers(db, authority.authorityId);
  const locality = authority.localities.find(({ slug }) => slug === request.query.get('locality')) ?? null;
  const open = all.filter(({ state, localityId }) => state === 'open' && (locality === null || localityId === locality.id));
  return {
    kind: 'page',
    template: 'support/governors/recruitment/vacancies.njk',
    data: {
      counts: [
        { label: 'seats asked for', value: all.filter(({ state }) => state === 'open').length },
        {
          label: 'volunteers who look for a board',
          value: volunteers.filter(({ state }) => state === 'looking').length,
          href: '/governors/volunteers',
        },
        { label: 'introductions under way', value: introductions.filter(({ state }) => isLive(state)).length },
        { label: 'seats filled so far', value: all.filter(({ state }) => state === 'filled').length },
      ],
      localities: choices(authority.localities.map((one) => ({ value: one.slug, text: one.name })), locality?.slug, 'Every locality'), // prettier-ignore
      vacancies: open.map((vacancy) => ({
        ...showVacancyLine(vacancy, name, today),
        introduced: introductions.filter(({ vacancyId, state }) => vacancyId === vacancy.id && isLive(state)).length,
      })),
      underWay: introductions.filter(({ state }) => isLive(state)).map(showIntroduced),
      hasAny: all.length > 0,
    },
  };
});

export const exportVacancies = forRecruiters(async ({ means, authority, today }) => {
  const name = await namer(means.db.kysely, authority.authorityId);
  const rows = (await listVacancies(means.db.kysely, authority.authorityId)).map((one) => [
    one.providerName,
    seatCategories[one.category],
    one.localityName,
    phaseWords(one.phase),
    one.skills.map(name).join('; '),
    one.meets,
    one.publishedOn,
    one.state,
    one.closedOn,
  ]);
  const header = ['Provider', 'Category', 'Locality', 'Phase', 'Skills wanted', 'Meets', 'Asked for on', 'State', 'Closed on'];
  return { kind: 'download', fileName: `governor-vacancies-${today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
});

/** One vacancy, with the volunteers who suit it and why, and those left out and why. */
export const showVacancy = forRecruiters(async ({ means, request, authority, today }) => {
  const db = means.db.kysely;
  const vacancy = await findVacancy(db, authority.authorityId, readId(request.params['vacancyId']));
  if (!vacancy) return { kind: 'not-found' };
  const name = await namer(db, authority.authorityId);
  const { fit, leftOut, introductions } = await gatherMatches(db, authority.authorityId, vacancy);
  return {
    kind: 'page',
    template: 'support/governors/recruitment/vacancy.njk',
    subject: { kind: 'board-vacancy', id: vacancy.id },
    data: {
      vacancy: { ...showVacancyLine(vacancy, name, today), meetingTime: meetingTimes[vacancy.meetingTime] },
      rules: matchRules,
      fit:
        vacancy.state === 'open'
          ? fit.map(({ volunteer, reasons }) => ({ id: volunteer.id, name: volunteer.name, employer: volunteer.employer, reasons }))
          : [],
      leftOut:
        vacancy.state === 'open'
          ? leftOut.map(({ volunteer, match }) => ({ id: volunteer.id, name: volunteer.name, against: match.against.join('; ') }))
          : [],
      introductions: introductions.map(showIntroduced),
      breadcrumbs: crumbs,
    },
  };
});

export const showVolunteers = forRecruiters(async ({ means, request, authority, today }) => {
  const db = means.db.kysely;
  const name = await namer(db, authority.authorityId);
  const all = await listVolunteers(db, authority.authorityId);
  const state = Object.keys(volunteerStates).find((one) => one === request.query.get('state')) ?? null;
  const skill = request.query.get('skill') ?? '';
  const { list } = await findCompetencies(db, authority.authorityId);
  const shown = all.filter((one) => (state === null ? one.state !== 'left' : one.state === state) && (skill === '' || one.skills.includes(skill)));
  return {
    kind: 'page',
    template: 'support/governors/recruitment/volunteers.njk',
    data: {
      states: choices(Object.entries(volunteerStates).map(([value, { label }]) => ({ value, text: label })), state, 'Everybody who offers'), // prettier-ignore
      skills: choices(list.map(({ key, label }) => ({ value: key, text: label })), skill, 'Every skill'), // prettier-ignore
      hasAny: all.length > 0,
      volunteers: shown.map((one) => ({
        id: one.id,
        name: one.name,
        employer: one.employer,
        skills: one.skills.map(name),
        localities: placesOf(one, authority.localities),
        tag: standingOf(one, today),
        toDo: toDoOf(one),
        registeredOn: one.registeredOn,
      })),
      breadcrumbs: crumbs.slice(0, 1),
    },
  };
});

const placesOf = (one: Volunteer, localities: readonly { readonly id: number; readonly name: string }[]): string[] =>
  localities.filter(({ id }) => one.localities.includes(id)).map(({ name }) => name);

export const exportVolunteers = forRecruiters(async ({ means, authority, today }) => {
  const name = await namer(means.db.kysely, authority.authorityId);
  const rows = (await listVolunteers(means.db.kysely, authority.authorityId))
    .filter(({ state }) => state !== 'left')
    .map((one) => [
      one.name,
      one.email,
      one.telephone,
      one.employer,
      one.skills.map(name).join('; '),
      placesOf(one, authority.localities).join('; '),
      standingOf(one, today).label,
      one.registeredOn,
      one.eligibilityDeclaredOn,
      one.referencesOn,
      one.checksOn,
    ]);
  const header = [
    'Name',
    'Email',
    'Telephone',
    'Employer',
    'Skills',
    'Localities',
    'State',
    'Registered on',
    'Eligibility declared on',
    'References on',
    'Checks on',
  ];
  return { kind: 'download', fileName: `governor-volunteers-${today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
});

export const showVolunteer = forRecruiters(async ({ means, request, authority, today }) => {
  const db = means.db.kysely;
  const one = await findVolunteer(db, authority.authorityId, readId(request.params['volunteerId']));
  if (!one) return { kind: 'not-found' };
  const introductions = await listIntroductions(db, authority.authorityId, { volunteerId: one.id });
  return {
    kind: 'page',
    template: 'support/governors/recruitment/volunteer.njk',
    subject: { kind: 'governor-volunteer', id: one.id },
    data: {
      volunteer: one,
      ...(await detailsOf(db, authority, one)),
      tag: standingOf(one, today),
      toDo: toDoOf(one),
      eligibility: eligibilityWords,
      introductions: introductions.map(showIntroduced),
      breadcrumbs: [...crumbs.slice(0, 1), { text: 'Volunteers', href: '/governors/volunteers' }],
    },
  };
});

async function detailsOf(db: Reader, authority: Asked['authority'], one: Volunteer) {
  const name = await namer(db, authority.authorityId);
  const localityName = (id: number | null): string | null => authority.localities.find((each) => each.id === id)?.name ?? null;
  return {
    skills: one.skills.map(name),
    phases: one.phases.map(phaseWords),
    localities: placesOf(one, authority.localities),
    home: localityName(one.homeLocalityId),
    memberFor: localityName(one.memberForLocality),
    available: availabilities[one.available],
  };
}

const moveLinks: readonly { readonly move: Move; readonly path: string; readonly text: string }[] = [
  { move: 'arrange', path: 'arrange', text: 'Arrange to meet' },
  { move: 'meet', path: 'met', text: 'Record that the board has met them' },
  { move: 'appoint', path: 'appoint', text: 'Appoint' },
  { move: 'decline', path: 'decline', text: 'Not taken further' },
];

/** A volunteer as the board sees them: while the introduction is under way, and of whom it appointed. Of others, only what became of it. */
export const showIntroduction: ProviderPage = async (asked, provider: OwnProvider) => {
  const { means, authority, request } = asked;
  const db = means.db.kysely;
  const one = await findAskedIntroduction(asked, provider);
  const volunteer = one && (await findVolunteer(db, authority.authorityId, one.volunteerId));
  if (!one || !volunteer) return { kind: 'not-found' };
  const isShown = isLive(one.state) || one.state === 'appointed';
  const base = pathOfIntroduction(provider, one);
  const mayEdit = await reachesProvider(db, means.clock, request.actor, 'board.edit', provider.id);
  return {
    kind: 'page',
    template: 'support/governors/recruitment/introduction.njk',
    subject: { kind: 'governor-introduction', id: one.id },
    data: {
      provider,
      one: showIntroduced(one),
      volunteer: isShown ? { name: volunteer.name, email: volunteer.email, telephone: volunteer.telephone, employer: volunteer.employer } : null,
      details: isShown ? await detailsOf(db, authority, volunteer) : null,
      checks: isShown ? { eligibility: volunteer.eligibilityDeclaredOn, references: volunteer.referencesOn, checks: volunteer.checksOn } : null,
      moves: mayEdit
        ? moveLinks
            .filter(({ move }) => decideMove(one.state, move).ok)
            .map(({ path, text, move }) => ({
              text: move === 'arrange' && one.state === 'meeting' ? 'Change the meeting' : text,
              href: `${base}/${path}`,
            }))
        : [],
      member: one.termId === null ? null : `${pathOfBoard(provider)}/members/${String(one.termId)}`,
      breadcrumbs: [...crumbs.slice(0, 1), { text: provider.name, href: pathOfBoard(provider) }],
    },
  };
};
