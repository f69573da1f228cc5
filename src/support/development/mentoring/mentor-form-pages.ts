import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, providerPhases } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { findMentor, type Mentor } from './find-mentors.ts';
import { listProvidersToName, listMentorAccounts } from './list-choices.ts';
import { contextIds, contexts } from './mentoring-contexts.ts';
import { type MentoringKind, mentoringKinds, type MentorSort, mentorSorts } from './mentoring-words.ts';
import { changeMentor, type MentorEntry, recordMentor } from './record-mentor.ts';
import { formOf, readBoxes, type Sent, showMentoringForm } from './show-mentoring-form.ts';

const phaseIds = Object.keys(providerPhases).filter((id) => id !== 'not-applicable') as (keyof typeof providerPhases)[];
const phaseLabels = Object.fromEntries(phaseIds.map((id) => [id, providerPhases[id]]));
const kindIds = Object.keys(mentoringKinds) as MentoringKind[];
const crumbs = [
  { text: 'Mentoring', href: '/mentoring' },
  { text: 'Mentors', href: '/mentoring/mentors' },
];

async function mentorForm(asked: Asked, mentor: Mentor | null, sent: Sent): Promise<Reply> {
  const db = asked.means.db.kysely;
  const { authorityId, laCode } = asked.authority;
  const accounts = await listMentorAccounts(db, authorityId);
  const providers = await listProvidersToName(db, laCode);
  const back = mentor === null ? '/mentoring/mentors' : `/mentoring/mentors/${String(mentor.id)}`;
  return showMentoringForm(
    {
      title: mentor === null ? 'Put somebody on the register of mentors' : 'Change what the register says',
      ...(mentor === null ? {} : { caption: mentor.name, seen: sent.form.get('seen') ?? mentor.changedAt.toISOString() }),
      says: ['They are proposed first. Training, references and checks are recorded on their own page, and nobody is matched before they are.'],
      questions: [
        { kind: 'select', name: 'account', label: 'Their account', first: 'They have no account', of: accounts.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })), hint: 'With an account they answer, plan and review for themselves' }, // prettier-ignore
        { kind: 'text', name: 'name', label: 'Name', hint: 'Where they have no account. For a setting, its name and who speaks for it' },
        { kind: 'text', name: 'contact', label: 'How to reach them', hint: 'A telephone number or email, where they have no account' },
        { kind: 'choice', name: 'sort', label: 'Which sort of mentor', of: mentorSorts },
        {
          kind: 'select',
          name: 'provider',
          label: 'Where they work (optional)',
          first: 'At none of these',
          of: providers.map(({ id, name }) => ({ value: String(id), text: name })),
        },
        { kind: 'text', name: 'firm', label: 'Firm or organisation (optional)', hint: 'For business mentors, and for heads of other areas' },
        {
          kind: 'text',
          name: 'headship-said-by',
          label: 'Who says that they have led for three years (optional)',
          hint: 'Only for heads whose three years as a substantive head the register of posts does not show',
        },
        { kind: 'boxes', name: 'kinds', label: 'What they offer', of: mentoringKinds },
        { kind: 'boxes', name: 'phases', label: 'Phases they know (optional)', of: phaseLabels },
        { kind: 'boxes', name: 'contexts', label: 'Contexts they know beside that of their own provider (optional)', of: contexts },
        { kind: 'text', name: 'languages', label: 'Languages they work in' },
        { kind: 'text', name: 'capacity', label: 'How many they can take at once', width: '2' },
        { kind: 'date', name: 'available-from', label: 'Available from' },
        { kind: 'date', name: 'available-to', label: 'Available to (optional)' },
      ],
      button: mentor === null ? 'Put on the register' : 'Save',
      action: mentor === null ? '/mentoring/mentors/new' : `${back}/change`,
      backLink: back,
      breadcrumbs: mentor === null ? crumbs : [...crumbs, { text: mentor.name, href: back }],
    },
    sent,
  );
}

export const showNewMentor: SupportPage = (asked) => {
  const form = formOf({ languages: 'English', capacity: '1', ...dateBoxes('available-from', asked.today) });
  return mentorForm(asked, null, { form });
};

async function findAsked({ means, authority, request, today }: Asked): Promise<Mentor | null> {
  const id = readId(request.params['mentorId']);
  return id === null ? null : findMentor(means.db.kysely, { authorityId: authority.authorityId, today, id });
}

export const showMentorChange: SupportPage = async (asked) => {
  const mentor = await findAsked(asked);
  return mentor === null ? { kind: 'not-found' } : mentorForm(asked, mentor, { form: formOfMentor(mentor) });
};

function formOfMentor(mentor: Mentor): URLSearchParams {
  return formOf({
    'account': mentor.accountId,
    'name': mentor.name,
    'contact': mentor.contact,
    'sort': mentor.sort,
    'provider': mentor.providerId,
    'firm': mentor.firm,
    'headship-said-by': mentor.headshipSaidBy,
    'kinds': mentor.kinds,
    'phases': mentor.phases,
    'contexts': mentor.enteredContexts,
    'languages': mentor.languages,
    'capacity': mentor.capacity,
    ...dateBoxes('available-from', mentor.availableFrom),
    ...dateBoxes('available-to', mentor.availableTo),
  });
}

/** What was entered; null where the reader holds what is wrong with it. */
async function readMentor(asked: Asked, answers: FormReader): Promise<MentorEntry | null> {
  const { means, authority, request } = asked;
  const { form } = request;
  const accountId = readId(form.get('account') ?? '');
  const account =
    accountId === null ? null : ((await listMentorAccounts(means.db.kysely, authority.authorityId)).find(({ id }) => id === accountId) ?? null);
  if ((form.get('account') ?? '') !== '' && account === null) answers.refuse('account', 'Choose an account from the list');
  const typed =
    account === null ? answers.text('name', { what: 'The name', most: 120, missing: 'Choose their account, or enter their name' }) : account.name;
  const contact = account === null ? answers.text('contact', { what: 'How to reach them', most: 200, missing: 'Enter how to reach them' }) : null;
  const sort = answers.choice('sort', Object.keys(mentorSorts) as MentorSort[], 'Choose which sort of mentor');
  const providerId = readId(form.get('provider') ?? '');
  const isThere = providerId === null || (await listProvidersToName(means.db.kysely, authority.laCode)).some(({ id }) => id === providerId);
  if (!isThere || (providerId === null && (form.get('provider') ?? '') !== '')) answers.refuse('provider', 'Choose a provider from the list');
  const firm = answers.text('firm', { what: 'The firm', most: 120 });
  if (providerId === null && firm === null && answers.errors.length === 0)
    answers.refuse('firm', 'Choose where they work, or enter a firm or organisation');
  const headshipSaidBy = answers.text('headship-said-by', { what: 'Who says so', most: 120 });
  const kinds = readBoxes(form, answers, 'kinds', kindIds, 'Choose what they offer');
  const languages = answers.text('languages', { what: 'The languages', most: 120, missing: 'Enter the languages they work in' });
  const capacity = answers.wholeNumber('capacity', 'How many they can take', 20);
  if (capacity === 0 || (capacity === null && answers.errors.every(({ field }) => field !== 'capacity'))) answers.refuse('capacity', 'Enter how many they can take at once, 1 or more'); // prettier-ignore
  const availableFrom = answers.date('available-from', { what: 'The first day', missing: 'Enter from when they are available' });
  const availableTo = answers.date('available-to', { what: 'The last day' });
  if (availableFrom !== null && availableTo !== null && availableTo < availableFrom) answers.refuse('available-to', 'The last day must be the same as or after the first'); // prettier-ignore
  if (answers.errors.length > 0 || typed === null || sort === null || languages === null || capacity === null || availableFrom === null) return null;
  const phases = readBoxes(form, answers, 'phases', phaseIds);
  const entered = readBoxes(form, answers, 'contexts', contextIds);
  return { accountId: account?.id ?? null, name: typed, contact, sort, providerId, firm, headshipSaidBy, kinds, phases, contexts: entered, languages, capacity, availableFrom, availableTo }; // prettier-ignore
}

export const saveNewMentor: SupportPage = async (asked) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const entry = await readMentor(asked, answers);
  if (entry === null) return mentorForm(asked, null, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordMentor(tx, doing, entry));
  if (!done.ok) return mentorForm(asked, null, { form: request.form, errors: [{ field: 'name', at: 'name', text: done.reason }] });
  const text = `${entry.name} is on the register as proposed. Record training, a reference and a check next.`;
  return { kind: 'redirect', to: `/mentoring/mentors/${String(done.value)}`, notice: { kind: 'success', text } };
};

export const saveMentorChange: SupportPage = async (asked) => {
  const { means, request, doing } = asked;
  const mentor = await findAsked(asked);
  if (mentor === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const entry = await readMentor(asked, answers);
  if (entry === null) return mentorForm(asked, mentor, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => changeMentor(tx, doing, mentor.id, entry, request.form.get('seen') ?? ''));
  if (!done.ok) return mentorForm(asked, mentor, { form: request.form, errors: [{ field: 'account', at: 'account', text: done.reason }] });
  if (done.value === 'overtaken') {
    const again = new URLSearchParams(request.form);
    again.set('seen', mentor.changedAt.toISOString());
    return lost(asked, mentor, again);
  }
  return { kind: 'redirect', to: `/mentoring/mentors/${String(mentor.id)}`, notice: { kind: 'success', text: 'The register is changed.' } };
};

const lost = async (asked: Asked, mentor: Mentor, form: URLSearchParams): Promise<Reply> => {
  const text = 'Somebody has changed this mentor since you opened the form. Nothing is saved: look at the page, then save again if yours still holds';
  const shown = await mentorForm(asked, mentor, { form, errors: [{ field: 'name', at: 'name', text }] });
  return shown.kind === 'page' ? { ...shown, status: 409 } : shown;
};
