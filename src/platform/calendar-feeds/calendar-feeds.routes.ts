import { addDays } from '../../kernel/plain-date.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { asAuthority } from '../database/who-asks.ts';
import type { PageRequest, Reply, Route } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';
import { asOwner, type OwnRequest } from '../identity/own-account/own-account.routes.ts';
import { findFeedOwner, findStandingFeed } from './find-feed.ts';
import { makeFeed, revokeFeed } from './make-feed.ts';
import { type CalendarEntry, writeCalendar } from './write-calendar.ts';

export interface FeedMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly publicAddress: string;
  /** Somebody's diary; the first and the last day are both in it. */
  readonly diary: (actor: Actor, from: string, to: string) => Promise<readonly CalendarEntry[]>;
}

/** What a calendar program is given: a month back, half a year ahead. */
const daysBack = 31;
const daysAhead = 183;

/** Making and revoking the address on one's own account's page, and the diary itself at it, without signing in. */
export function calendarFeedRoutes(means: FeedMeans): Route[] {
  const by = (handle: (means: FeedMeans, own: OwnRequest) => Promise<Reply>) => (request: PageRequest) =>
    asOwner(request, (own) => handle(means, own));
  const own = { permission: 'signed-in' } as const;
  return [
    { ...own, method: 'GET', path: '/account/calendar', audit: 'calendar-feed.viewed', handle: by((m, asked) => showFeed(m, asked, null)) },
    { ...own, method: 'POST', path: '/account/calendar', audit: 'calendar-feed.made', seldom: true, handle: by(takeFeed) },
    { ...own, method: 'POST', path: '/account/calendar/revoke', audit: 'calendar-feed.revoked', handle: by(endFeed) },
    {
      method: 'GET',
      path: '/calendar-feeds/:file',
      permission: 'anyone',
      audit: 'calendar-feed.read',
      reach: 'installation',
      seldom: true,
      handle: (request) => giveCalendar(means, request),
    },
  ];
}

const doingOf = ({ clock }: FeedMeans, { request, actor }: OwnRequest) => ({ actor, clock, event: request.audit, reference: request.reference });

async function showFeed({ db, publicAddress }: FeedMeans, { actor }: OwnRequest, secret: string | null): Promise<Reply> {
  const feed = await findStandingFeed(db.kysely, actor.accountId);
  const address = secret === null ? null : `${publicAddress}/calendar-feeds/${secret}.ics`;
  return { kind: 'page', template: 'platform/calendar-feeds/calendar.njk', data: { feed, address, monthsAhead: 6, backLink: '/account' } };
}

/** Shown with the answer, and never again: only its hash is kept. */
async function takeFeed(means: FeedMeans, own: OwnRequest): Promise<Reply> {
  const secret = await means.db.transaction((tx) => makeFeed(tx, doingOf(means, own)));
  return showFeed(means, own, secret);
}

async function endFeed(means: FeedMeans, own: OwnRequest): Promise<Reply> {
  const ended = await means.db.transaction((tx) => revokeFeed(tx, doingOf(means, own)));
  const text = ended ? 'The address is revoked: nothing is read at it any more.' : 'You had no address to revoke.';
  return { kind: 'redirect', to: '/account/calendar', notice: { kind: ended ? 'success' : 'important', text } };
}

/** Every wrong address is answered alike. What it opens is asked for its owner's authority alone. */
async function giveCalendar({ db, clock, publicAddress, diary }: FeedMeans, { params, address, audit, reference }: PageRequest): Promise<Reply> {
  const secret = /^([\w-]{43})\.ics$/.exec(params['file'] ?? '')?.[1];
  const owner = secret === undefined ? null : await findFeedOwner(db.kysely, clock, secret);
  if (owner === null) return { kind: 'not-found' };
  const { feedId, accountId, authorityId, name, role } = owner;
  const actor: Actor = { kind: 'person', accountId, tokenId: null, name, role, authorityId, address };
  return asAuthority(authorityId, async () => {
    const today = clock.today();
    const entries = await diary(actor, addDays(today, -daysBack), addDays(today, daysAhead));
    await db.transaction(async (tx) => {
      await tx.updateTable('calendar_feed').set({ last_read_at: clock.now() }).where('id', '=', feedId).execute();
      await recordAudit(tx, { actor, event: audit, subject: { kind: 'calendar-feed', id: feedId }, after: { entries: entries.length }, reference });
    });
    const body = writeCalendar(entries, { now: clock.now(), publicAddress });
    return { kind: 'download', fileName: 'waymark.ics', contentType: 'text/calendar; charset=utf-8', body };
  });
}
