import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, FormReader } from '../../register/index.ts';
import { answerForm, doingOf, reasonField, refusalAt, withConcern } from './answer-concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import type { SeenConcern } from './find-concerns.ts';
import { findPeople } from './find-people.ts';
import { listNamed } from './find-story.ts';
import { openRestricted } from './open-restricted.ts';
import { setNamed, setRestriction } from './set-restriction.ts';
import { officersOfConcerns, sightOf } from './sight.ts';

const pathOf = (concern: SeenConcern): string => `/concerns/${String(concern.id)}`;
const captionOf = (concern: SeenConcern): string => `Concern ${String(concern.id)}: ${concern.providerName}`;
/** By their own right, and not by breaking the glass. */
const isTheirs = (concern: SeenConcern): boolean => sightOf({ ...concern.sighting, hasOpened: false }, concern) === 'full';

async function fieldsOf({ db, clock }: ConcernMeans, concern: SeenConcern): Promise<readonly Field[]> {
  if (!concern.isRestricted) return [reasonField('Why it is restricted')];
  const people = await findPeople(db.kysely, clock, concern.authorityId, officersOfConcerns);
  const named = await listNamed(db.kysely, concern.id);
  const isNamed = (id: number): boolean => named.some(({ accountId }) => accountId === id);
  const choice = ({ id, name }: { readonly id: number; readonly name: string }) => ({ value: String(id), text: name });
  return [
    {
      kind: 'radios',
      name: 'change',
      label: 'What is to change',
      choices: [
        { value: 'name', text: 'Name somebody who may read it' },
        { value: 'unname', text: 'Take somebody off' },
        { value: 'lift', text: 'Lift the restriction', hint: 'Of a safeguarding concern, the safeguarding lead alone' },
      ],
    },
    { kind: 'select', name: 'person', label: 'Whom to name', choices: people.filter(({ id, role }) => role !== 'safeguarding-lead' && !isNamed(id)).map(choice) },
    { kind: 'select', name: 'off', label: 'Whom to take off', choices: named.map(({ accountId, name }) => ({ value: String(accountId), text: name })) },
    reasonField('Why'),
  ];
} // prettier-ignore

async function showForm(means: ConcernMeans, request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Promise<Reply> {
  const page = {
    caption: captionOf(concern),
    title: concern.isRestricted ? 'Who may read this concern' : 'Restrict this concern',
    lead: concern.isRestricted
      ? ['The safeguarding lead, and whoever is named. To everybody else it is not there.']
      : ['Only the safeguarding lead, you, and whoever is named may read it from then on. Each reading is recorded.'],
    fields: await fieldsOf(means, concern),
    button: concern.isRestricted ? 'Save' : 'Restrict it',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
} // prettier-ignore

export function openRestriction(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => (isTheirs(concern) ? showForm(means, request, concern) : { kind: 'not-found' }));
}

export function saveRestriction(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    if (!isTheirs(concern)) return { kind: 'not-found' };
    const { form } = request;
    const answers = new FormReader(form);
    const change = concern.isRestricted ? answers.choice('change', ['name', 'unname', 'lift'], 'Select what is to change') : 'restrict';
    const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
    const person = change === 'name' ? form.get('person') : change === 'unname' ? form.get('off') : '0';
    if (person === null || !/^\d{1,9}$/.test(person)) answers.refuse(change === 'unname' ? 'off' : 'person', 'Select a person');
    if (change === null || reason === null || answers.errors.length > 0) return showForm(means, request, concern, form, answers.errors);
    const doing = doingOf(means, request);
    const kept = await means.db.transaction(
      (tx) =>
        change === 'restrict' || change === 'lift'
          ? setRestriction(tx, doing, concern.id, { isRestricted: change === 'restrict', reason })
          : setNamed(tx, doing, concern.id, { accountId: Number(person), isNamed: change === 'name', reason }),
      { authorityId: concern.authorityId },
    );
    if (!kept.ok) return showForm(means, request, concern, form, refusalAt(await fieldsOf(means, concern), kept));
    const isGone = change === 'unname' && Number(person) === request.actor.accountId;
    return { kind: 'redirect', to: isGone ? '/concerns' : pathOf(concern), notice: { kind: 'success', text: 'It is recorded who may read it.' } };
  });
}

const glassFields: readonly Field[] = [
  { kind: 'text', name: 'number', label: 'Number of the concern', width: 10, input: 'numeric', hint: 'As the queue, or whoever rang you, says it' },
  reasonField('Why you have to read it now', 'Those who are named on it are told at once, and it stands in the audit trail with your name.'),
];

function showGlass(request: PageRequest, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: 'Concerns',
    title: 'Open a restricted concern in an emergency',
    lead: ['You are not named on it. It is open to you for 24 hours, and those who are named are told at once. If it can wait, ask the safeguarding lead to name you.'],
    fields: glassFields,
    button: 'Open it',
    cancel: '/concerns',
  };
  return answerForm(request, page, form, errors);
} // prettier-ignore

export async function openGlass(_: ConcernMeans, request: PageRequest): Promise<Reply> {
  const number = /^\d{1,9}$/.exec(request.query.get('number') ?? '')?.[0] ?? '';
  return showGlass(request, new URLSearchParams({ number }));
}

export async function breakGlass(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const answers = new FormReader(request.form);
  const number = answers.wholeNumber('number', 'The number', 999_999_999);
  if (number === null && answers.errors.length === 0) answers.refuse('number', 'Enter the number of the concern');
  const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: 'Enter why you have to read it now' });
  if (number === null || reason === null) return showGlass(request, request.form, answers.errors);
  const { authorityId } = request.actor;
  if (authorityId === null) return { kind: 'not-found' };
  const opened = await means.db.transaction((tx) => openRestricted(tx, doingOf(means, request), number, reason), { authorityId });
  if (!opened.ok) return showGlass(request, request.form, refusalAt(glassFields, opened));
  return { kind: 'redirect', to: `/concerns/${String(number)}`, notice: { kind: 'important', text: 'It is open to you for 24 hours. Those who are named on it have been told.' } };
} // prettier-ignore
