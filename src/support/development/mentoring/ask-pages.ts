import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed, type OwnProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { listAskable, listPeopleAt } from './find-needs.ts';
import { type MenteePost, menteePosts, type MentoringKind, mentoringKinds } from './mentoring-words.ts';
import { type NeedEntry, recordNeed } from './record-need.ts';
import { formOf, type Sent, showMentoringForm } from './show-mentoring-form.ts';

const backOf = ({ request }: Asked) =>
  isAllowed(request.actor, 'mentor.list') ? { text: 'Mentoring', href: '/mentoring' } : { text: 'My mentoring', href: '/mentoring/mine' };

/** For which provider to ask; whoever has one alone is asked no such thing. */
export const showWhere: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, today } = asked;
  const providers = await listAskable(means.db.kysely, request.actor, today);
  const wanted = request.query.get('provider') ?? '';
  const found = providers.find(({ id }) => String(id) === wanted);
  if (found !== undefined) return { kind: 'redirect', to: `/providers/${String(found.id)}/mentoring/ask` };
  const text = 'Choose a provider from the list';
  return showForm({
    template: 'support/development/mentoring/where.njk',
    form: request.query,
    errors: request.query.has('provider') ? [{ field: 'provider', at: 'provider', text }] : [],
    data: {
      providers: choices(providers.map(({ id, name }) => ({ value: String(id), text: name })), wanted, 'Choose'),
      hasAny: providers.length > 0,
      breadcrumbs: [backOf(asked)],
    },
  }); // prettier-ignore
};

async function askForm(asked: Asked, provider: OwnProvider, sent: Sent): Promise<Reply> {
  const people = await peopleOf(asked, provider);
  return showMentoringForm(
    {
      title: 'Ask for a mentor',
      caption: provider.name,
      says: [
        'A mentor is never somebody of your own trust or provider. Asking says nothing about how a school is doing, and is no part of appraisal.',
        'A setting that would learn from another asks for a partnership: both agree to it.',
      ],
      questions: [
        { kind: 'choice', name: 'kind', label: 'What is wanted', of: mentoringKinds },
        { kind: 'select', name: 'person', label: 'For whom', first: 'Somebody without an account', of: people.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })) }, // prettier-ignore
        { kind: 'text', name: 'name', label: 'Name', hint: 'Where they have no account. For a partnership, who speaks for the setting' },
        { kind: 'text', name: 'contact', label: 'How to reach them', hint: 'Where they have no account' },
        { kind: 'choice', name: 'post', label: 'Their post', of: menteePosts },
        {
          kind: 'long',
          name: 'what-for',
          label: 'What for',
          hint: 'What they would like to work on, in a sentence or two. Whoever is proposed reads it before they know for whom it is. Do not say who is to leave or why, and name no school, person or child',
          rows: 3,
        },
        { kind: 'boxes', name: 'prefers', label: 'What matters (optional)', of: { 'same-phase': 'A mentor who knows the same phase' } },
        {
          kind: 'text',
          name: 'rather-not',
          label: 'Whom rather not (optional)',
          hint: 'Anybody they work with or know well. Only the coordinator reads it',
        },
        { kind: 'date', name: 'from', label: 'From when' },
      ],
      button: 'Ask',
      action: `/providers/${String(provider.id)}/mentoring/ask`,
      backLink: backOf(asked).href,
      breadcrumbs: [backOf(asked)],
    },
    sent,
  );
}

const peopleOf = ({ means, authority, today }: Asked, { id }: OwnProvider) =>
  listPeopleAt(means.db.kysely, { authorityId: authority.authorityId, providerId: id, today });

export const showAsk: ProviderPage = async (asked, provider) => {
  const { accountId } = asked.request.actor;
  const isThere = (await peopleOf(asked, provider)).some(({ id }) => id === accountId);
  return askForm(asked, provider, { form: formOf({ person: isThere ? accountId : null, ...dateBoxes('from', asked.today) }) });
};

async function readNeed(asked: Asked, provider: OwnProvider, answers: FormReader): Promise<NeedEntry | null> {
  const { form } = asked.request;
  const kind = answers.choice('kind', Object.keys(mentoringKinds) as MentoringKind[], 'Choose what is wanted');
  const wanted = form.get('person') ?? '';
  const person = (await peopleOf(asked, provider)).find(({ id }) => id === readId(wanted)) ?? null;
  if (wanted !== '' && person === null) answers.refuse('person', 'Choose somebody from the list');
  const name = person?.name ?? answers.text('name', { what: 'The name', most: 120, missing: 'Choose who it is for, or enter their name' });
  const contact = person === null ? answers.text('contact', { what: 'How to reach them', most: 200, missing: 'Enter how to reach them' }) : null;
  const post = answers.choice('post', Object.keys(menteePosts) as MenteePost[], 'Choose their post');
  const whatFor = answers.longText('what-for', { what: 'What it is for', most: 300, missing: 'Enter what it is for' });
  const ratherNot = answers.text('rather-not', { what: 'Whom rather not', most: 300 });
  const wantedFrom = answers.date('from', { what: 'The day', missing: 'Enter from when' });
  if (answers.errors.length > 0 || kind === null || name === null || post === null || whatFor === null || wantedFrom === null) return null;
  const wantsSamePhase = form.getAll('prefers').includes('same-phase');
  return {
    providerId: provider.id,
    kind,
    accountId: person?.id ?? null,
    personName: name,
    contact,
    post,
    whatFor,
    wantsSamePhase,
    ratherNot,
    wantedFrom,
  };
}

export const saveAsk: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const entry = await readNeed(asked, provider, answers);
  if (entry === null) return askForm(asked, provider, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordNeed(tx, doing, entry));
  if (!done.ok) return askForm(asked, provider, { form: request.form, errors: [{ field: 'kind', at: 'kind', text: done.reason }] });
  const isStaff = isAllowed(request.actor, 'mentor.list');
  const to = isStaff ? `/mentoring/needs/${String(done.value)}` : '/mentoring/mine';
  return {
    kind: 'redirect',
    to,
    notice: { kind: 'success', text: `${entry.personName} waits for a mentor. Both are asked before anything is agreed.` },
  };
};
