import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { PageRequest, Reply, Route } from '../http/route.ts';
import { asOwner, type OwnRequest } from '../identity/own-account/own-account.routes.ts';
import { findByMail, findNotice, listNotices } from './find-notices.ts';
import { chooseByMail, markRead, type Owner } from './mark-read.ts';
import type { ByMail } from './tables.ts';

export interface NoticeMeans {
  readonly db: Database;
  readonly clock: Clock;
}

const choices: readonly { readonly value: ByMail; readonly text: string; readonly hint: string }[] = [
  { value: 'at-once', text: 'Each as it comes', hint: 'A mail for every notice.' },
  { value: 'daily', text: 'Once a day', hint: 'At 7am on working days, when there is something new. What is urgent comes at once.' },
  { value: 'weekly', text: 'Once a week', hint: 'At 7am on the first working day of the week. What is urgent comes at once.' },
  { value: 'none', text: 'No mail', hint: 'Not even what is urgent: it stands on your first page alone.' },
];

/** What each person is told, and how. Everybody sees their own, and nobody else's. */
export function noticeRoutes(means: NoticeMeans): Route[] {
  const own = { permission: 'signed-in' } as const;
  const by = (handle: (means: NoticeMeans, own: OwnRequest) => Promise<Reply>) => (request: PageRequest) =>
    asOwner(request, (asked) => handle(means, asked));
  return [
    { ...own, method: 'GET', path: '/notices', audit: 'notices.viewed', handle: by(showNotices) },
    { ...own, method: 'POST', path: '/notices/read', audit: 'notices.read', handle: by(readAll) },
    { ...own, method: 'GET', path: '/notices/choices', audit: 'notices.choices-viewed', handle: by((m, asked) => showChoices(m, asked, null)) },
    { ...own, method: 'POST', path: '/notices/choices', audit: 'notices.choice-made', handle: by(takeChoice) },
    { ...own, method: 'GET', path: '/notices/:notice', audit: 'notice.read', handle: by(openNotice) },
  ];
}

const ownerOf = ({ clock }: NoticeMeans, { request, actor }: OwnRequest): Owner => ({
  actor,
  clock,
  event: request.audit,
  reference: request.reference,
});

const most = 100;

async function showNotices({ db }: NoticeMeans, { actor }: OwnRequest): Promise<Reply> {
  const { notices, unread } = await listNotices(db.kysely, actor.accountId, { limit: most });
  return { kind: 'page', template: 'platform/notices/notices.njk', data: { notices, unread, most } };
}

async function readAll(means: NoticeMeans, asked: OwnRequest): Promise<Reply> {
  await means.db.transaction((tx) => markRead(tx, ownerOf(means, asked), 'all'));
  return { kind: 'redirect', to: '/notices', notice: { kind: 'success', text: 'Every notice is marked as read.' } };
}

/** Leads to what it is about, and is read by that. */
async function openNotice(means: NoticeMeans, asked: OwnRequest): Promise<Reply> {
  const id = asked.request.params['notice'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(id)) return { kind: 'not-found' };
  const notice = await findNotice(means.db.kysely, asked.actor.accountId, Number(id));
  if (notice === undefined) return { kind: 'not-found' };
  if (notice.readAt === null) await means.db.transaction((tx) => markRead(tx, ownerOf(means, asked), { only: notice.id }));
  return { kind: 'redirect', to: notice.href };
}

async function showChoices({ db }: NoticeMeans, { actor }: OwnRequest, error: string | null): Promise<Reply> {
  const chosen = await findByMail(db.kysely, actor.accountId);
  return {
    kind: 'page',
    template: 'platform/notices/choices.njk',
    status: error === null ? 200 : 422,
    data: {
      items: choices.map(({ value, text, hint }) => ({ value, text, hint: { text: hint }, checked: value === chosen })),
      error: error === null ? null : { text: error },
      errors: error === null ? [] : [{ text: error, href: '#by-mail' }],
      backLink: '/notices',
    },
  };
}

async function takeChoice(means: NoticeMeans, asked: OwnRequest): Promise<Reply> {
  const chosen = choices.find(({ value }) => value === asked.request.form.get('by-mail'));
  if (chosen === undefined) return showChoices(means, asked, 'Select how often you want mail');
  await means.db.transaction((tx) => chooseByMail(tx, ownerOf(means, asked), chosen.value));
  return { kind: 'redirect', to: '/notices', notice: { kind: 'success', text: `You have chosen: ${chosen.text.toLowerCase()}.` } };
}
