import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { chooseProvider } from './choose-provider-page.ts';
import { findPracticeEntry, findVisitOf, listPractice, listReached } from './find-practice.ts';
import { nextReview, pupilGroupIds, pupilGroups, type PracticeEntry, type PracticeWords } from './practice-entry.ts';
import {
  type Agreement,
  type AgreementSaid,
  changePractice,
  endPractice,
  proposePractice,
  publishPractice,
  reviewPractice,
  stampOf,
} from './record-practice.ts';
import { phaseIds, phaseOfProvider, phases, themeIds, themes } from './themes.ts';

const isOfProvider = ({ request }: Asked): boolean => request.actor.role === 'headteacher' || request.actor.role === 'head-delegate';
const hrefOf = (id: number, rest = ''): string => `/practice/${String(id)}${rest}`;

export const startEntry: SupportPage = (asked) =>
  chooseProvider(asked, {
    title: 'Propose an entry for the practice library',
    permission: 'practice.propose',
    action: '/practice/new',
    to: (id) => `/practice/of/${String(id)}/new`,
    back: '/practice',
  });

function readWords(answers: FormReader): PracticeWords | null {
  const title = answers.text('title', { what: 'The title', most: 150, missing: 'Enter a title' });
  const theme = answers.choice('theme', themeIds, 'Choose the theme');
  const phase = answers.choice('phase', phaseIds, 'Choose the phase');
  const pupils = answers.choice('pupils', pupilGroupIds, 'Choose for whom it was');
  const long = (field: string, what: string, missing: string) => answers.longText(field, { what, most: 3000, missing });
  const context = long('context', 'The context', 'Enter the context');
  const done = long('done', 'What was done', 'Enter what was done');
  const measure = answers.text('measure', { what: 'The measure', most: 300, missing: 'Enter what was measured' });
  const was = answers.text('was', { what: 'Before', most: 300, missing: 'Enter what it was before' });
  const became = answers.text('became', { what: 'After', most: 300, missing: 'Enter what it was after' });
  const howKnown = long('how-known', 'How it is known', 'Enter how it is known');
  const limits = long('limits', 'The limits', 'Enter where it may not work, or what is not known');
  const contact = answers.text('contact', { what: 'Whom to ask', most: 300, missing: 'Enter whom to ask' });
  if (title === null || theme === null || phase === null || pupils === null || context === null || done === null || measure === null) return null;
  if (was === null || became === null || howKnown === null || limits === null || contact === null) return null;
  return { title, theme, phase, pupils, context, done, measure, was, became, howKnown, limits, contact };
}

/** That the provider may be named: said by its own people, or by an adviser of them. */
function readAgreement(asked: Asked, answers: FormReader, must: boolean): Agreement | null {
  const { request, today } = asked;
  if (isOfProvider(asked)) {
    if (request.form.get('agrees') === 'yes') return { by: request.actor.name, on: today };
    return must ? answers.refuse('agrees', 'Say that the provider agrees to be named') : null;
  }
  const by = answers.text('agreed-by', {
    what: 'Who agreed',
    most: 200,
    ...(must ? { missing: 'Enter who at the provider agreed that it is named' } : {}),
  });
  const on = answers.date('agreed-on', {
    what: 'The day they agreed',
    ...(must || by !== null ? { missing: 'Enter the day on which they agreed' } : {}),
  });
  if (by === null && on !== null) answers.refuse('agreed-by', 'Enter who at the provider agreed that it is named');
  if (on !== null && on > today) answers.refuse('agreed-on', 'The day they agreed must be today or earlier');
  return by !== null && on !== null ? { by, on } : null;
}

/** What a change says of being named: its own people’s tick that was taken out, or a name and day that were, take the word back. */
function readAgreementAgain(asked: Asked, answers: FormReader): AgreementSaid {
  const agreement = readAgreement(asked, answers, false);
  return agreement === null && !isOfProvider(asked) && !asked.request.form.has('agreed-by') ? 'as it is' : agreement;
}

const wordsOf = (entry: PracticeEntry): Record<string, string> => ({
  'title': entry.title,
  'theme': entry.theme,
  'phase': entry.phase,
  'pupils': entry.pupils,
  'context': entry.context,
  'done': entry.done,
  'measure': entry.measure,
  'was': entry.was,
  'became': entry.became,
  'how-known': entry.howKnown,
  'limits': entry.limits,
  'contact': entry.contact,
});

const formOf = (entry: PracticeEntry): Record<string, string> => ({
  ...wordsOf(entry),
  'agreed-by': entry.agreedBy ?? '',
  ...(entry.agreedOn === null ? {} : { agrees: 'yes' }),
  ...dateBoxes('agreed-on', entry.agreedOn),
});

interface Shown {
  readonly title: string;
  readonly providerName: string;
  readonly action: string;
  readonly back: string;
  readonly form: URLSearchParams | Record<string, string>;
  readonly errors?: readonly FieldError[];
  readonly seen?: string;
  readonly status?: number;
}

function entryForm(asked: Asked, { title, providerName, action, back, form, errors = [], seen = '', status }: Shown): Reply {
  const given = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/networks/practice/entry-form.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      title,
      providerName,
      action,
      backLink: back,
      seen,
      visit: given['visit'] ?? '',
      overtaken: status === 409,
      isOfProvider: isOfProvider(asked),
      themes: choices(labelled(themes), given['theme'], 'Choose a theme'),
      phases: choices(labelled(phases), given['phase'], 'Choose a phase'),
      pupilGroups: choices(labelled(pupilGroups), given['pupils'], 'Choose for whom'),
    },
  });
}

const proposalOf = (provider: { readonly id: number; readonly name: string }) => ({
  title: 'Propose an entry for the practice library',
  providerName: provider.name,
  action: `/practice/of/${String(provider.id)}/new`,
  back: '/practice',
});

export const showProposal: ProviderPage = async (asked, provider) => {
  const { means, request, today } = asked;
  const reached = (await listReached(means.db.kysely, request.actor, 'practice.propose', today)).find(({ id }) => id === provider.id);
  const from = readId(request.query.get('from') ?? '');
  const earlier = (await listPractice(means.db.kysely, request.actor, today)).find(({ id, providerId }) => id === from && providerId === provider.id);
  // Whether it may be named is said anew, of the words that are proposed now.
  if (earlier !== undefined) return entryForm(asked, { ...proposalOf(provider), back: hrefOf(earlier.id), form: { ...wordsOf(earlier), visit: earlier.visitId === null ? '' : String(earlier.visitId) } }); // prettier-ignore
  const visit = readId(request.query.get('visit') ?? '');
  const form = { phase: phaseOfProvider(reached?.phase ?? ''), theme: request.query.get('theme') ?? '', visit: visit === null ? '' : String(visit) };
  return entryForm(asked, { ...proposalOf(provider), form });
};

export const saveProposal: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const words = readWords(answers);
  const agreement = readAgreement(asked, answers, false);
  if (words === null || answers.errors.length > 0) return entryForm(asked, { ...proposalOf(provider), form: request.form, errors: answers.errors });
  const visitId = await findVisitOf(means.db.kysely, provider, readId(request.form.get('visit') ?? ''));
  const done = await means.db.transaction((tx) => proposePractice(tx, doing, { providerId: provider.id, words, agreement, visitId }));
  if (!done.ok)
    return entryForm(asked, { ...proposalOf(provider), form: request.form, errors: [{ field: 'title', at: 'title', text: done.reason }] });
  return {
    kind: 'redirect',
    to: hrefOf(done.value),
    notice: { kind: 'success', text: 'It is proposed. An adviser looks at it before it is published.' },
  };
};

/** The entry that the path names; the edge has asked whether the reader may do this with it. */
async function withEntry(asked: Asked, answer: (entry: PracticeEntry) => Promise<Reply> | Reply): Promise<Reply> {
  const id = readId(asked.request.params['entryId']);
  const entry = id === null ? null : await findPracticeEntry(asked.means.db.kysely, asked.authority.authorityId, id);
  return entry === null ? { kind: 'not-found' } : answer(entry);
}

const changeOf = (entry: PracticeEntry) => ({
  title: 'Change a proposed entry',
  providerName: entry.providerName,
  action: hrefOf(entry.id, '/change'),
  back: hrefOf(entry.id),
});

const toEntry = (id: number, text: string, kind: 'success' | 'important' = 'success'): Reply => ({
  kind: 'redirect',
  to: hrefOf(id),
  notice: { kind, text },
});
const noProposal = 'It is no longer a proposal: what is published is withdrawn, and proposed again.';

export const showChange: SupportPage = (asked) =>
  withEntry(asked, (entry) =>
    entry.state === 'proposed'
      ? entryForm(asked, { ...changeOf(entry), form: formOf(entry), seen: stampOf(entry) })
      : toEntry(entry.id, noProposal, 'important'),
  );

export const saveChange: SupportPage = (asked) =>
  withEntry(asked, async (entry) => {
    const { means, request, doing } = asked;
    const answers = new FormReader(request.form);
    const words = readWords(answers);
    const agreement = readAgreementAgain(asked, answers);
    const seen = request.form.get('seen') ?? '';
    const again = (errors: readonly FieldError[], rest: Partial<Shown> = {}) =>
      entryForm(asked, { ...changeOf(entry), form: request.form, errors, seen, ...rest });
    if (words === null || answers.errors.length > 0) return again(answers.errors);
    const done = await means.db.transaction((tx) => changePractice(tx, doing, { id: entry.id, seen, words, agreement }));
    if (done.kind === 'refused') return toEntry(entry.id, `${done.reason}.`, 'important');
    if (done.kind === 'changed') return toEntry(entry.id, 'It is changed.');
    return again([], { seen: stampOf(entry), status: 409 });
  });

interface Decided {
  readonly form: URLSearchParams | Record<string, string>;
  readonly errors?: readonly FieldError[];
  readonly seen: string;
  readonly overtaken?: boolean;
}

function decisionForm(asked: Asked, entry: PracticeEntry, { form, errors = [], seen, overtaken = false }: Decided): Reply {
  return showForm({
    template: 'support/networks/practice/publish.njk',
    form,
    errors,
    ...(overtaken ? { status: 409 } : {}),
    data: {
      entry,
      seen,
      overtaken,
      themeText: themes[entry.theme],
      isOfProvider: isOfProvider(asked),
      action: hrefOf(entry.id, '/publish'),
      backLink: hrefOf(entry.id),
    },
  });
}

export const showPublishing: SupportPage = (asked) =>
  withEntry(asked, (entry) =>
    entry.state === 'proposed'
      ? decisionForm(asked, entry, { form: { ...formOf(entry), ...dateBoxes('review', nextReview(asked.today)) }, seen: stampOf(entry) })
      : toEntry(entry.id, 'It is no longer a proposal.', 'important'),
  );

export const savePublishing: SupportPage = (asked) =>
  withEntry(asked, async (entry) => {
    const { means, request, doing, today } = asked;
    const answers = new FormReader(request.form);
    const seen = request.form.get('seen') ?? '';
    const decision = answers.choice('decision', ['publish', 'decline'] as const, 'Choose whether it is published');
    if (decision === 'decline') {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is not taken up: the provider reads it' });
      if (reason === null) return decisionForm(asked, entry, { form: request.form, errors: answers.errors, seen });
      const done = await means.db.transaction((tx) => endPractice(tx, doing, { id: entry.id, to: 'declined', reason }));
      return done.ok ? toEntry(entry.id, 'It is not taken up, and the provider is told why.') : toEntry(entry.id, `${done.reason}.`, 'important');
    }
    const agreement = readAgreement(asked, answers, decision === 'publish');
    const reviewDueOn = answers.date('review', { what: 'The next review', missing: 'Enter when it is looked at again' });
    if (reviewDueOn !== null && reviewDueOn <= today) answers.refuse('review', 'The next review must be after today');
    if (answers.errors.length > 0 || reviewDueOn === null) return decisionForm(asked, entry, { form: request.form, errors: answers.errors, seen });
    const done = await means.db.transaction((tx) => publishPractice(tx, doing, { id: entry.id, seen, agreement, reviewDueOn }));
    if (done.kind === 'refused') return toEntry(entry.id, `${done.reason}.`, 'important');
    if (done.kind === 'changed') return toEntry(entry.id, 'It is published: network members, heads and governors can read it.');
    return decisionForm(asked, entry, { form: request.form, seen: stampOf(entry), overtaken: true });
  });

function reviewForm(entry: PracticeEntry, form: URLSearchParams | Record<string, string>, errors: readonly FieldError[] = []): Reply {
  return showForm({
    template: 'support/networks/practice/review.njk',
    form,
    errors,
    data: { entry, action: hrefOf(entry.id, '/review'), withdraw: hrefOf(entry.id, '/withdraw'), backLink: hrefOf(entry.id) },
  });
}

export const showReview: SupportPage = (asked) => withEntry(asked, (entry) => reviewForm(entry, dateBoxes('review', nextReview(asked.today))));

export const saveReview: SupportPage = (asked) =>
  withEntry(asked, async (entry) => {
    const { means, request, doing, today } = asked;
    const answers = new FormReader(request.form);
    const found = answers.longText('found', { what: 'What was found', most: 2000, missing: 'Enter what was looked at, and that it still holds' });
    const reviewDueOn = answers.date('review', { what: 'The next review', missing: 'Enter when it is looked at again' });
    if (reviewDueOn !== null && reviewDueOn <= today) answers.refuse('review', 'The next review must be after today');
    if (found === null || reviewDueOn === null || answers.errors.length > 0) return reviewForm(entry, request.form, answers.errors);
    const done = await means.db.transaction((tx) => reviewPractice(tx, doing, { id: entry.id, found, reviewDueOn }));
    return done.ok ? toEntry(entry.id, 'The review is recorded.') : toEntry(entry.id, `${done.reason}.`, 'important');
  });

function withdrawalForm(entry: PracticeEntry, form: URLSearchParams = new URLSearchParams(), errors: readonly FieldError[] = []): Reply {
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw an entry',
      what: `“${entry.title}” of ${entry.providerName} is read by nobody but its own people and those who look after the library.`,
      action: hrefOf(entry.id, '/withdraw'),
      backLink: hrefOf(entry.id),
    },
  });
}

export const showWithdrawing: SupportPage = (asked) => withEntry(asked, (entry) => withdrawalForm(entry));

export const saveWithdrawing: SupportPage = (asked) =>
  withEntry(asked, async (entry) => {
    const { means, request, doing } = asked;
    const answers = new FormReader(request.form);
    const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
    if (reason === null) return withdrawalForm(entry, request.form, answers.errors);
    const done = await means.db.transaction((tx) => endPractice(tx, doing, { id: entry.id, to: 'withdrawn', reason }));
    return done.ok ? toEntry(entry.id, 'It is withdrawn, and stays readable to its own people.') : toEntry(entry.id, `${done.reason}.`, 'important');
  });
