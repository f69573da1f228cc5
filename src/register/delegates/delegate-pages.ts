import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type AccountMeans, doingOf } from '../accounts/account-means.ts';
import { decideLastDay } from '../accounts/account-rules.ts';
import { accountStates } from '../accounts/account-search.ts';
import { stateColours } from '../accounts/account-words.ts';
import { closeAccount } from '../accounts/close-account.ts';
import { endReach } from '../accounts/end-reach.ts';
import { findAccountOf } from '../accounts/find-account-of.ts';
import { findAuthorityAccount } from '../accounts/find-accounts.ts';
import { isEmail } from '../accounts/invitation.ts';
import { requestAccount } from '../accounts/request-account.ts';
import { done, errorAt, type FormPage, said, showForm } from '../accounts/show-form.ts';
import { takeAccount } from '../accounts/take-account.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import { listDelegates, listOwnProviders } from './find-delegates.ts';

const list = '/my-delegates';

export async function showDelegates({ db, clock }: AccountMeans, { actor }: PageRequest): Promise<Reply> {
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const providers = [];
  for (const provider of await listOwnProviders(db.kysely, clock, actor)) {
    const delegates = (await listDelegates(db.kysely, authorityId, provider.id)).map((each) => {
      const shown = each.expiresOn !== null && each.expiresOn < clock.today() ? 'expired' : each.state;
      return { ...each, stateWords: { text: accountStates[shown], colour: stateColours[shown] } };
    });
    providers.push({ ...provider, delegates });
  }
  return { kind: 'page', template: 'register/delegates/delegates.njk', data: { providers } };
}

const askPage = (provider: OwnProvider): FormPage => ({
  title: 'Ask for a delegate',
  caption: provider.name,
  lead: [
    'A delegate sees and does here what you do, but cannot have delegates. An officer of the authority has to agree first. Then the person is invited by email, to choose a password.',
  ],
  fields: [
    { kind: 'text', name: 'name', label: 'Name' },
    { kind: 'text', name: 'email', label: 'Email address', input: 'email' },
    { kind: 'text', name: 'job-title', label: 'Job title (optional)' },
    { kind: 'date', name: 'last-day', label: 'Last day', hint: 'After it they cannot sign in. For example, 31 8 2027.' },
    { kind: 'textarea', name: 'reason', label: 'Why they need it' },
  ],
  button: 'Ask',
  cancel: list,
});

export async function showAskDelegate({ db }: AccountMeans, request: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, request.actor, request.params['id']);
  return provider === null ? { kind: 'not-found' } : showForm(askPage(provider), request);
}

export async function answerAskDelegate(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor, form } = request;
  const provider = await findOwnProvider(db.kysely, actor, request.params['id']);
  if (provider === null) return { kind: 'not-found' };
  const page = askPage(provider);
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'Name', most: 200, missing: 'Enter the person’s name' });
  const email = answers.text('email', { what: 'Email address', most: 254, missing: 'Enter the email address' });
  const jobTitle = answers.text('job-title', { what: 'Job title', most: 200 });
  const expiresOn = answers.date('last-day', { what: 'The last day', missing: 'Enter the last day' });
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why they need it' });
  if (email !== null && !isEmail(email)) answers.refuse('email', 'Enter an email address, like name@example.org');
  const may = expiresOn === null ? null : decideLastDay(expiresOn, clock.today());
  if (may?.ok === false) answers.errors.push({ field: 'last-day', at: 'last-day-day', text: may.reason });
  if (answers.errors.length > 0 || name === null || email === null || expiresOn === null || reason === null)
    return showForm(page, request, { form, errors: answers.errors });
  const { authorityId } = provider;
  const already = await findAccountOf(db.kysely, authorityId, email);
  // Sent twice: it was asked for by the first.
  if (already?.askedByAccount === actor.accountId && already.askedByAccount !== null)
    return said(list, `${already.name} had been asked for already.`);
  const reaches = [{ reach: { kind: 'provider', providerId: provider.id } as const, from: clock.today(), to: null }];
  const wanted = { authorityId, name, email, role: 'head-delegate', jobTitle, signInMethod: 'password', expiresOn, reaches, reason } as const;
  const made = await db.transaction((tx) => requestAccount(tx, doingOf(means, request), wanted));
  if (made.ok) return done(list, `${name} has been asked for. An officer of the authority decides.`);
  return showForm(page, request, {
    form,
    errors: errorAt('email', 'This address cannot be used for a delegate: ask the authority'),
  });
}

const endPage = (name: string, provider: OwnProvider): FormPage => ({
  title: `End ${name} as a delegate`,
  caption: provider.name,
  lead: ['They no longer see or do anything here. What they did stays.'],
  fields: [{ kind: 'textarea', name: 'reason', label: 'Why' }],
  button: 'End it',
  warning: true,
  cancel: list,
});

async function findEnding({ db }: AccountMeans, { actor, params }: PageRequest) {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  const delegates = provider === null ? [] : await listDelegates(db.kysely, provider.authorityId, provider.id);
  const delegate = delegates.find(({ accountId }) => String(accountId) === params['account']);
  return provider === null || delegate === undefined ? null : { provider, delegate };
}

export async function showEndDelegate(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const found = await findEnding(means, request);
  return found === null ? { kind: 'not-found' } : showForm(endPage(found.delegate.name, found.provider), request);
}

/** Ends the reach to this provider; the account itself is shut where it reached no other. */
export async function answerEndDelegate(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const found = await findEnding(means, request);
  if (found === null) return { kind: 'not-found' };
  const { provider, delegate } = found;
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
  if (reason === null) return showForm(endPage(delegate.name, provider), request, { form: request.form, errors: answers.errors });
  await db.transaction(async (tx) => {
    const taken = await takeAccount(tx, provider.authorityId, delegate.accountId);
    const account = taken && (await findAuthorityAccount(tx, provider.authorityId, String(taken.id), clock.now()));
    if (taken === undefined || account === undefined) return;
    const standing = account.scopes.filter(({ endedAt }) => endedAt === null);
    const here = standing.filter(({ providerId }) => providerId === provider.id);
    for (const scope of here) await endReach(tx, doingOf(means, request), taken, scope.id, reason);
    if (here.length === standing.length) {
      // Whoever no longer stands in for a head must not go on signing in, whatever they were doing.
      await closeAccount(tx, doingOf(means, request), taken, { reason, sources: means.workSources, isEmergency: true });
    }
  });
  return done(list, `${delegate.name} is no longer a delegate of ${provider.name}.`);
}
