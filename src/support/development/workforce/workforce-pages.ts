import { isOutside } from '../../../evidence/index.ts';
import { addMonths, dateInWords } from '../../../kernel/plain-date.ts';
import { academicYearOf, yearsBefore } from '../../../kernel/period.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { gatherLocalities, type KeptVacancy, listRecorded, listTurnovers, listVacancies, listWishes } from './find-workforce.ts';
import { endVacancy, recordTurnover, reopenVacancy, recordVacancy } from './record-workforce.ts';
import { fewestPeople, skillsWanted } from './skills-wanted.ts';
import { coverIds, covers, fewestProviders, postIds, posts, workforceByLocality, wrongWithFilled, wrongWithSince } from './vacancy.ts';
import { withholdCount, withholdWorkforce } from './withhold-workforce.ts';

const lastYear = (today: string): string => yearsBefore(academicYearOf(today), 1) ?? '';

async function gatherWorkforce({ means, request, authority, today }: Asked) {
  const db = means.db.kysely;
  const isStaff = !isOutside(request.actor.role, request.actor.kind);
  const year = lastYear(today);
  const localities = await gatherLocalities(db, authority, today);
  const vacancies = await listVacancies(db, authority.authorityId);
  const turnovers = await listTurnovers(db, authority.authorityId, { year });
  const told = new Map([...vacancies, ...turnovers].map(({ providerId, localityId }) => [providerId, localityId]));
  const rows = workforceByLocality({ localities, vacancies, turnovers, told, isStaff, today, aTermAgo: addMonths(today, -4) }).map((row) =>
    withholdWorkforce(row, isStaff),
  );
  const shown = localities.map(({ id, name, providers, figures }, at) => ({
    ...rows[at],
    localityId: id,
    name,
    providers,
    // Sums of what the files say of one school, or of few, are no sums.
    teachers: isStaff || figures.schools >= fewestProviders ? figures.teachers : null,
    teacherSchools: isStaff || figures.schools >= fewestProviders ? figures.schools : null,
    collectedVacancies: isStaff || figures.vacancySchools >= fewestProviders ? withholdCount(figures.vacancies, isStaff) : null,
  }));
  return { isStaff, year, shown, wanted: skillsWanted(await listWishes(db, authority.authorityId), isStaff) };
}

/** The box for the day on which one of several posts is filled. */
const boxOf = ({ id }: Pick<KeptVacancy, 'id'>): string => `filled-${String(id)}`;

const vacancyInWords = (vacancy: KeptVacancy) => ({
  ...vacancy,
  box: boxOf(vacancy),
  postWords: posts[vacancy.post],
  coverWords: covers[vacancy.coveredBy],
  base: `/providers/${String(vacancy.providerId)}/workforce`,
});

export const showWorkforce: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, authority, today } = asked;
  const recorded = isAllowed(request.actor, 'workforce.record') ? await listRecorded(means.db.kysely, request.actor, today) : [];
  const chosen = recorded.find(({ id }) => id === readId(request.query.get('provider') ?? ''));
  if (chosen !== undefined) return { kind: 'redirect', to: `/providers/${String(chosen.id)}/workforce` };
  const { isStaff, year, shown, wanted } = await gatherWorkforce(asked);
  const reached = isAllowed(request.actor, 'workforce.record')
    ? await listVacancies(means.db.kysely, authority.authorityId, { within: { actor: request.actor, today } })
    : [];
  return {
    kind: 'page',
    template: 'support/development/workforce/workforce.njk',
    data: {
      isStaff,
      year,
      rows: shown,
      wanted,
      fewest: fewestProviders,
      fewestPeople,
      vacancies: reached.filter(({ filledOn }) => filledOn === null).map(vacancyInWords),
      mayRecord: isAllowed(request.actor, 'workforce.record'),
      ownProviders: recorded.length <= 3 ? recorded : [],
      providers:
        recorded.length > 3
          ? choices(
              recorded.map(({ id, name }) => ({ value: String(id), text: name })),
              '',
              'Choose',
            )
          : [],
    },
  };
};

export const exportWorkforce: SupportPage = async (asked): Promise<Reply> => {
  const { shown, wanted, year } = await gatherWorkforce(asked);
  if (asked.request.query.get('part') === 'skills') {
    const skills = wanted.map(({ label, people, waiting }) => [label, people ?? `Fewer than ${String(fewestPeople)}`, waiting ?? 'Withheld']);
    const body = writeCsv([['Skill wanted', 'People', 'Of these on a waiting list'], ...skills]);
    return { kind: 'download', fileName: 'skills-wanted.csv', contentType: csvType, body };
  }
  const header = [
    'Locality',
    'Open providers',
    'Providers that told',
    'Posts empty',
    'Of these nobody or supply',
    'Empty four months or more',
    `Left in ${year}, per cent`,
    'Providers in that',
    'Teachers by the census',
    'Schools in that',
    'Why not known',
  ];
  const rows = shown.map((row) => [
    row.name,
    row.providers,
    row.told ?? null,
    row.vacant ?? null,
    row.emptyOrSupply ?? null,
    row.longVacant ?? null,
    row.turnoverPercent ?? null,
    row.turnoverTold ?? null,
    row.teachers,
    row.teacherSchools,
    row.why ?? null,
  ]);
  return {
    kind: 'download',
    fileName: 'workforce-by-locality.csv',
    contentType: csvType,
    body: writeCsv([header, ...rows]),
  };
};

async function providerPage(
  asked: Asked,
  provider: Parameters<ProviderPage>[1],
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { means, authority, today } = asked;
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const vacancies = await listVacancies(means.db.kysely, authority.authorityId, { providerId: provider.id });
  const turnovers = await listTurnovers(means.db.kysely, authority.authorityId, { providerId: provider.id });
  const years = [lastYear(today), academicYearOf(today)].map((value) => ({ value, text: value }));
  const filledToday = Object.assign({}, ...vacancies.map((one) => dateBoxes(boxOf(one), today))) as Record<string, string>;
  return showForm({
    template: 'support/development/workforce/provider.njk',
    form: { ...filledToday, ...held },
    errors,
    data: {
      provider,
      base: `/providers/${String(provider.id)}/workforce`,
      open: vacancies.filter(({ filledOn }) => filledOn === null).map(vacancyInWords),
      filled: vacancies.filter(({ filledOn }) => filledOn !== null).map(vacancyInWords),
      turnovers,
      posts: choices(labelled(posts), held['post'], 'Choose'),
      covers: choices(labelled(covers), held['covered-by'], 'Choose'),
      years: choices(years, held['year'] ?? lastYear(today)),
      breadcrumbs: [{ text: 'Workforce', href: '/workforce' }],
    },
  });
}

const begun = (today: string): Record<string, string> => dateBoxes('since', today);

export const showProvider: ProviderPage = (asked, provider) => providerPage(asked, provider, begun(asked.today));

const backTo = (id: number, text: string, isDone = true): Reply => ({
  kind: 'redirect',
  to: `/providers/${String(id)}/workforce`,
  notice: { kind: isDone ? 'success' : 'important', text },
});

export const saveVacancy: ProviderPage = async (asked, provider) => {
  const { means, request, doing, today } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const post = answers.choice('post', postIds, 'Choose which kind of post it is');
  const skill = answers.text('skill', { what: 'The subject or skill', most: 100, missing: 'Enter the subject, age group or skill' });
  const vacantSince = answers.date('since', { what: 'The day', missing: 'Enter since when it stands empty' });
  const wrong = vacantSince === null ? null : wrongWithSince(vacantSince, today);
  if (wrong !== null) answers.errors.push({ field: 'since', at: 'since-day', text: wrong });
  const coveredBy = answers.choice('covered-by', coverIds, 'Choose who does the work meanwhile');
  if (answers.errors.length > 0 || post === null || skill === null || vacantSince === null || coveredBy === null)
    return providerPage(asked, provider, form, answers.errors);
  const entry = { post, skill, vacantSince, coveredBy, isAnother: form.get('another') === 'yes' };
  const done = await means.db.transaction((tx) => recordVacancy(tx, doing, provider, entry));
  if (!done.ok) return providerPage(asked, provider, form, [{ field: 'another', at: 'another', text: done.reason }]);
  return backTo(provider.id, 'The vacancy is listed.');
};

export const saveFilled: ProviderPage = async (asked, provider) => {
  const { means, request, doing, today, authority } = asked;
  const id = readId(request.params['vacancyId']);
  const vacancy = (await listVacancies(means.db.kysely, authority.authorityId, { providerId: provider.id })).find((one) => one.id === id);
  if (vacancy === undefined) return { kind: 'not-found' };
  const { form } = request;
  if (form.get('undo') === 'yes') {
    const undone = await means.db.transaction((tx) => reopenVacancy(tx, doing, provider, vacancy.id));
    return backTo(provider.id, undone.ok ? 'The post stands empty again.' : `${undone.reason}.`, undone.ok);
  }
  const answers = new FormReader(form);
  const box = boxOf(vacancy);
  const filledOn = answers.date(box, { what: 'The day', missing: 'Enter from which day it is filled' });
  const wrong = filledOn === null ? null : wrongWithFilled(filledOn, { vacantSince: vacancy.vacantSince, today });
  if (wrong !== null) answers.errors.push({ field: box, at: `${box}-day`, text: wrong });
  if (filledOn === null || wrong !== null) return providerPage(asked, provider, { ...begun(today), ...Object.fromEntries(form) }, answers.errors);
  const done = await means.db.transaction((tx) => endVacancy(tx, doing, provider, vacancy.id, { filledOn }));
  return backTo(provider.id, done.ok ? `The post is filled from ${dateInWords(filledOn)}.` : `${done.reason}.`, done.ok);
};

function withdrawalForm(
  provider: Parameters<ProviderPage>[1],
  vacancy: KeptVacancy,
  form = new URLSearchParams(),
  errors: FormReader['errors'] = [],
): Reply {
  const base = `/providers/${String(provider.id)}/workforce`;
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a vacancy',
      what: `${posts[vacancy.post]}, ${vacancy.skill}, at ${provider.name}: it counts no longer.`,
      action: `${base}/${String(vacancy.id)}/withdraw`,
      backLink: base,
    },
  });
}

const findOpen = async ({ means, request, authority }: Asked, providerId: number): Promise<KeptVacancy | undefined> => {
  const id = readId(request.params['vacancyId']);
  return (await listVacancies(means.db.kysely, authority.authorityId, { providerId })).find((one) => one.id === id && one.filledOn === null);
};

export const showWithdrawVacancy: ProviderPage = async (asked, provider) => {
  const vacancy = await findOpen(asked, provider.id);
  return vacancy === undefined ? { kind: 'not-found' } : withdrawalForm(provider, vacancy);
};

export const saveWithdrawVacancy: ProviderPage = async (asked, provider) => {
  const vacancy = await findOpen(asked, provider.id);
  if (vacancy === undefined) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(provider, vacancy, form, answers.errors);
  const done = await asked.means.db.transaction((tx) => endVacancy(tx, asked.doing, provider, vacancy.id, { withdrawn: reason }));
  return backTo(provider.id, done.ok ? 'The vacancy is withdrawn.' : `${done.reason}.`, done.ok);
};

export const saveTurnover: ProviderPage = async (asked, provider) => {
  const { means, request, doing, today } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const year = answers.choice('year', [lastYear(today), academicYearOf(today)], 'Choose the year');
  const staff = answers.wholeNumber('staff', 'The number of staff', 5000);
  if (staff === null && !answers.errors.some(({ field }) => field === 'staff')) answers.refuse('staff', 'Enter how many people you employed');
  if (staff === 0) answers.refuse('staff', 'The number of staff must be 1 or more');
  const leavers = answers.wholeNumber('leavers', 'The number who left', 5000);
  if (leavers === null && !answers.errors.some(({ field }) => field === 'leavers')) answers.refuse('leavers', 'Enter how many of them left, or 0');
  if (staff !== null && leavers !== null && leavers > staff) answers.refuse('leavers', 'No more can have left than were employed');
  if (answers.errors.length > 0 || year === null || staff === null || leavers === null)
    return providerPage(asked, provider, { ...Object.fromEntries(form), ...begun(today) }, answers.errors);
  const done = await means.db.transaction((tx) => recordTurnover(tx, doing, provider, { year, staff, leavers }));
  return backTo(provider.id, done.ok ? `Turnover of ${year} is entered.` : `${done.reason}.`, done.ok);
};
