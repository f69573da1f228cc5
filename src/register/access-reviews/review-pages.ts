import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import { roles } from '../access/roles.ts';
import { type AccountMeans, doingOf } from '../accounts/account-means.ts';
import { done, errorAt, type FormPage, said, showForm } from '../accounts/show-form.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import { confirmAccounts } from './confirm-accounts.ts';
import { findOpenReview, findReview, listConfirmations, listReviews } from './find-reviews.ts';
import { closeReview, openReview } from './open-review.ts';

export async function showReviews({ db }: AccountMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const reviews = await listReviews(db.kysely, actor.authorityId);
  const open = reviews.find(({ closedOn }) => closedOn === null) ?? null;
  return { kind: 'page', template: 'register/access-reviews/reviews.njk', data: { reviews, open, backLink: '/accounts' } };
}

const openPage: FormPage = {
  title: 'Open a review of access',
  caption: 'Reviews of access',
  lead: ['Every account in use is then listed until somebody has confirmed that it is still right, or has disabled it. Once a term is usual.'],
  fields: [
    { kind: 'text', name: 'name', label: 'What is it called?', hint: 'For example, autumn term 2026' },
    { kind: 'date', name: 'due', label: 'By when should it be done?', hint: 'For example, 18 12 2026' },
  ],
  button: 'Open the review',
  cancel: '/accounts/reviews',
};

export async function showOpenReview({ db }: AccountMeans, request: PageRequest): Promise<Reply> {
  const { authorityId } = request.actor;
  const already = authorityId === null ? null : await findOpenReview(db.kysely, authorityId);
  return already === null ? showForm(openPage, request) : said(`/accounts/reviews/${String(already.id)}`, `${already.name} is still open.`);
}

export async function answerOpenReview(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { authorityId } = actor;
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'The name', most: 100, missing: 'Enter what it is called' });
  const due = answers.date('due', { what: 'The day it is due', missing: 'Enter by when it should be done' });
  if (authorityId === null || name === null || due === null) return showForm(openPage, request, { form, errors: answers.errors });
  const opened = await means.db.transaction((tx) => openReview(tx, doingOf(means, request), authorityId, name, due));
  if (opened.ok) return done(`/accounts/reviews/${String(opened.value)}`, `${name} is open.`);
  return showForm(openPage, request, { form, errors: errorAt('due', opened.reason) });
}

const shows = ['left', 'confirmed'] as const;

export async function showReview(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor, params, query } = request;
  const review = await findReview(db.kysely, actor.authorityId, params['id']);
  if (review === undefined || actor.authorityId === null) return { kind: 'not-found' };
  const accounts = (await listConfirmations(db.kysely, actor.authorityId, review, clock.today())).map((each) => ({
    ...each,
    roleWords: roles[each.role],
    isOwn: each.id === actor.accountId,
  }));
  const confirmed = accounts.filter(({ confirmedBy }) => confirmedBy !== null);
  const left = accounts.filter(({ confirmedBy }) => confirmedBy === null);
  const show = shows.find((each) => each === query.get('show')) ?? 'left';
  return {
    kind: 'page',
    template: 'register/access-reviews/review.njk',
    data: {
      backLink: '/accounts/reviews',
      review,
      show,
      accounts: show === 'left' ? left : confirmed,
      left: left.length,
      confirmed: confirmed.length,
      isLate: review.closedOn === null && review.dueOn < clock.today(),
      mayManage: isAllowed(actor, 'account.manage'),
    },
  };
}

export async function answerConfirm(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, params, form } = request;
  const { authorityId } = actor;
  const review = await findReview(means.db.kysely, authorityId, params['id']);
  if (review === undefined || authorityId === null) return { kind: 'not-found' };
  const to = `/accounts/reviews/${String(review.id)}`;
  const ticked = form.getAll('account').filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number); // prettier-ignore
  if (ticked.length === 0) return said(to, 'Tick the accounts that are still right, then confirm them.');
  const count = await means.db.transaction((tx) => confirmAccounts(tx, doingOf(means, request), authorityId, review.id, ticked));
  if (count === undefined) return said(to, `${review.name} is closed.`);
  return done(to, count === 1 ? '1 account has been confirmed.' : `${String(count)} accounts have been confirmed.`);
}

export async function answerClose(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, params } = request;
  const { authorityId } = actor;
  const review = await findReview(means.db.kysely, authorityId, params['id']);
  if (review === undefined || authorityId === null) return { kind: 'not-found' };
  const closed = await means.db.transaction((tx) => closeReview(tx, doingOf(means, request), authorityId, review.id));
  const to = `/accounts/reviews/${String(review.id)}`;
  return closed ? done(to, `${review.name} is closed.`) : said(to, `${review.name} had been closed already.`);
}
