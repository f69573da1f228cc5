import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { dateBoxes, findOwnProvider, FormReader, type OwnProvider, reachesProvider, listWhoMay, type SomebodyWhoMay } from '../../register/index.ts';
import { doingOf } from './doing.ts';
import { listCompanions } from './find-people.ts';
import { findPart } from './find-part.ts';
import { type FoundPart, pathOf, planPrintOf } from './found-part.ts';
import { notSaved } from './show-not-saved.ts';
import { frameOf, type PartPage } from './open-part.ts';
import { readTime, type VisitPlan } from './plan.ts';
import { changePlan, planMoved, recordPlan } from './record-plan.ts';
import { backTo } from './show-part.ts';
import { refusalAt, showForm } from './show-form.ts';
import type { VisitMeans } from './visit-means.ts';
import { type VisitPurpose, visitPurposeNames, visitPurposes } from './visit-purposes.ts';

interface Choices {
  readonly people: readonly SomebodyWhoMay[];
  readonly companions: readonly SomebodyWhoMay[];
}

export async function showNewPlan(means: VisitMeans, request: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(means.db.kysely, request.actor, request.params['providerId']);
  if (provider === null) return { kind: 'not-found' };
  const form = new URLSearchParams({ authors: String(request.actor.accountId ?? '') });
  return newPage(means, request, provider, form);
}

export async function saveNewPlan(means: VisitMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { db, clock } = means;
  const provider = await findOwnProvider(db.kysely, actor, request.params['providerId']);
  if (provider === null) return { kind: 'not-found' };
  const choices = await findChoices(means, request, provider);
  const answers = new FormReader(form);
  const read = readPlan(answers, form, choices);
  if (read === null) return newPage(means, request, provider, form, answers.errors);
  const also: number[] = [];
  for (const { id } of choices.companions.filter((each) => form.getAll('also').includes(String(each.id))))
    if (await reachesProvider(db.kysely, clock, actor, 'visit.plan', id)) also.push(id);
  const visit = { ...read.plan, authorityId: provider.authorityId, providerIds: [provider.id, ...also] as const, authors: read.authors };
  const saved = await db.transaction((tx) => recordPlan(tx, doingOf(request, clock), { ...visit, providerIds: [provider.id, ...also] }), {
    authorityId: provider.authorityId,
  });
  if (!saved.ok) return newPage(means, request, provider, form, refusalAt('planned-on', saved.reason));
  const to = pathOf({ providerId: provider.id, visitId: saved.value });
  const isPast = read.plan.plannedOn <= clock.today();
  return { kind: 'redirect', to, notice: { kind: 'success', text: isPast ? 'The visit is entered. You can write its note now.' : 'The visit is planned.' } };
} // prettier-ignore

export const showPlan: PartPage = async (means, request, part) => {
  if (part.state !== 'planned') return backTo(part, 'The plan can no longer be changed.', 'important');
  const form = new URLSearchParams({
    'purpose': part.purpose,
    'focus': part.focus,
    'people': part.people ?? '',
    'evidence-wanted': part.evidenceWanted ?? '',
    'starts-at': part.startsAt ?? '',
    'ends-at': part.endsAt ?? '',
    ...dateBoxes('planned-on', part.plannedOn),
  });
  for (const { accountId, isHandedOn } of part.authors) if (!isHandedOn) form.append('authors', String(accountId));
  return changePage(means, request, part, form);
};

export const savePlan: PartPage = async (means, request, part) => {
  const { form } = request;
  const people = await listWhoMay(means.db.kysely, means.clock, 'visit.write', part);
  const answers = new FormReader(form);
  const read = readPlan(answers, form, { people, companions: [] });
  if (read === null) return changePage(means, request, part, form, answers.errors);
  const saved = await means.db.transaction(
    (tx) => changePlan(tx, doingOf(request, means.clock), part, read.plan, read.authors, form.get('seen') ?? ''),
    {
      authorityId: part.authorityId,
    },
  );
  if (saved.ok) return backTo(part, 'The plan is changed.');
  const now = (await findPart(means.db.kysely, part.authorityId, part)) ?? part;
  // Once somebody has been shown what stands, saving again is on top of that.
  if (saved.reason === planMoved) return changePage(means, request, now, form, refusalAt('purpose', saved.reason), { isMoved: true });
  if (now.state !== 'planned') return notSaved(now, saved.reason, planInLines(form));
  return changePage(means, request, now, form, refusalAt('planned-on', saved.reason));
};

/** The plan as it stands, for whoever was about to change an older one. */
const standingPlan = (part: FoundPart) => [
  { title: 'Purpose', text: visitPurposes[part.purpose] },
  { title: 'Focus', text: part.focus },
  { title: 'Day', text: [dateInWords(part.plannedOn), part.startsAt, part.endsAt].filter((text) => text !== null).join(', ') },
  { title: 'Who carries it out', text: part.authors.filter(({ isHandedOn }) => !isHandedOn).map(({ name }) => name).join(', ') },
  { title: 'Who is to be met', text: part.people ?? '' },
  { title: 'Evidence wanted', text: part.evidenceWanted ?? '' },
]; // prettier-ignore

const planInLines = (form: URLSearchParams) =>
  [['Focus', 'focus'], ['Who is to be met', 'people'], ['Evidence wanted', 'evidence-wanted']].map(([title = '', field = '']) => ({ title, text: form.get(field) ?? '' })); // prettier-ignore

function readPlan(answers: FormReader, form: URLSearchParams, { people }: Choices): { plan: VisitPlan; authors: SomebodyWhoMay[] } | null {
  const purpose = answers.choice<VisitPurpose>('purpose', visitPurposeNames, 'Select the purpose of the visit');
  const focus = answers.text('focus', { what: 'The focus', most: 300, missing: 'Enter the focus of the visit' });
  const plannedOn = answers.date('planned-on', { what: 'The day of the visit', missing: 'Enter the day of the visit' });
  const startsAt = time(answers, form, 'starts-at');
  const endsAt = time(answers, form, 'ends-at');
  const chosen = form.getAll('authors');
  const authors = people.filter(({ id }) => chosen.includes(String(id)));
  if (authors.length === 0) answers.refuse('authors', 'Select who carries it out');
  // In the order in which they were chosen: the first is the first author.
  authors.sort((one, other) => chosen.indexOf(String(one.id)) - chosen.indexOf(String(other.id)));
  const who = answers.longText('people', { what: 'Who is to be met', most: 2000 });
  const evidenceWanted = answers.longText('evidence-wanted', { what: 'Evidence wanted', most: 5000 });
  if (purpose === null || focus === null || plannedOn === null || answers.errors.length > 0) return null;
  return { plan: { purpose, focus, people: who, evidenceWanted, plannedOn, startsAt, endsAt }, authors };
}

function time(answers: FormReader, form: URLSearchParams, field: string): string | null {
  const text = (form.get(field) ?? '').trim();
  const read = text === '' ? null : readTime(text);
  if (text !== '' && read === null) answers.refuse(field, 'Enter a time like 09:30 or 14:00');
  return read;
}

async function findChoices({ db, clock }: VisitMeans, { actor }: PageRequest, provider: OwnProvider): Promise<Choices> {
  const people = await listWhoMay(db.kysely, clock, 'visit.write', { authorityId: provider.authorityId, providerId: provider.id });
  return { people, companions: await listCompanions(db.kysely, actor, clock.today(), provider.id) };
}

const purposesOf = (form: URLSearchParams) => [
  { value: '', text: 'Choose' },
  ...visitPurposeNames.map((value) => ({ value, text: visitPurposes[value], selected: form.get('purpose') === value })),
];
const ticked = (form: URLSearchParams, name: string, each: readonly SomebodyWhoMay[]) =>
  each.map(({ id, name: text }) => ({ value: String(id), text, checked: form.getAll(name).includes(String(id)) }));

async function newPage(
  means: VisitMeans,
  request: PageRequest,
  provider: OwnProvider,
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { people, companions } = await findChoices(means, request, provider);
  return showForm({
    template: 'plan',
    form,
    errors,
    data: {
      heading: 'Plan a visit',
      providerName: provider.name,
      action: `/providers/${String(provider.id)}/visits/new`,
      cancel: `/providers/${String(provider.id)}/visits`,
      purposes: purposesOf(form),
      people: ticked(form, 'authors', people),
      companions: ticked(form, 'also', companions),
      others: [],
      breadcrumbs: [
        { text: provider.name, href: `/providers/${String(provider.id)}` },
        { text: 'Visits', href: `/providers/${String(provider.id)}/visits` },
      ],
    },
  });
}

async function changePage(
  { db, clock }: VisitMeans,
  _request: PageRequest,
  part: FoundPart,
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
  { isMoved = false }: { readonly isMoved?: boolean } = {},
): Promise<Reply> {
  const people = await listWhoMay(db.kysely, clock, 'visit.write', part);
  return showForm({
    template: 'plan',
    form,
    errors,
    data: {
      ...frameOf(part),
      heading: 'Change the plan',
      providerName: part.providerName,
      action: `${pathOf(part)}/plan`,
      cancel: pathOf(part),
      purposes: purposesOf(form),
      people: ticked(form, 'authors', people),
      companions: [],
      others: part.others.map(({ name }) => name),
      seen: isMoved ? planPrintOf(part) : (form.get('seen') ?? planPrintOf(part)),
      stands: isMoved ? standingPlan(part) : null,
    },
  });
}
