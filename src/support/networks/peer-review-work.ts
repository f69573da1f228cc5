import { sql } from 'kysely';
import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource, withinReach } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findReached } from '../common/find-places.ts';
import { actingOf } from '../programmes/acting.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { isToldTo } from '../programmes/own-run-view.ts';
import { pathOf } from '../programmes/run-words.ts';
import { type PeerReviewDays, peerReviewDaysOf } from './peer-review-days.ts';
import { peerReviewDefinition } from './peer-review-definition.ts';

/** How many days before its first day a review begins to wait for those who hold it. */
const ahead = 14;

interface Review {
  readonly run: Run;
  readonly days: PeerReviewDays;
  /** Reviewers have no page of the run: they are led to the school. */
  readonly href: string;
}

/** The days of a peer review: with whoever carries it, with the head who is visited, and with the heads of the schools that come. */
export function peerReviewWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'peer-review',
    list: async (actor, today) =>
      (await listReviews(db.kysely, actor, today)).flatMap(({ run, days: { first, last }, href }): WorkItem[] =>
        today > last || first > addDays(today, ahead)
          ? []
          : [
              {
                kind: 'visit',
                text: `Peer review${pausedOf(run)}: ${first === last ? dateInWords(first) : `${dateInWords(first)} to ${dateInWords(last)}`}`,
                href,
                provider: { id: run.providerId, name: run.providerName },
                dueOn: today < first ? first : last,
                since: null,
              },
            ],
      ),
    diary: async (actor, from, to) =>
      (await listReviews(db.kysely, actor, clock.today()))
        .filter(({ days: { first, last } }) => first <= to && last >= from)
        .map(({ run, days: { first, last }, href }): DiaryEntry => ({
          uid: `peer-review-${String(run.id)}`,
          on: first,
          ...(last === first ? {} : { until: last }),
          from: null,
          to: null,
          title: `Peer review, ${run.providerName}${pausedOf(run)}`,
          href,
          providerIds: [run.providerId],
        })),
  };
}

const pausedOf = ({ now }: Run): string => (now.state === 'paused' ? ' (paused)' : '');

async function listReviews(reader: Reader, actor: Actor, today: string): Promise<Review[]> {
  const { authorityId, accountId } = actor;
  const isHead = actingOf(actor).as.includes('head') && isAllowed(actor, 'programme.answer');
  if (authorityId === null || accountId === null || !(isHead || isAllowed(actor, 'programme.run'))) return [];
  const reviews = (
    await listRuns(reader, authorityId, { programme: peerReviewDefinition.key, live: true, ...(isHead ? {} : { accountId }) })
  ).flatMap((run) => {
    const days = peerReviewDaysOf(run.now);
    return days === null ? [] : [{ run, days }];
  });
  if (reviews.length === 0) return [];
  const withPage = ({ run, days }: Omit<Review, 'href'>): Review => ({ run, days, href: pathOf(run.providerId, run.id) });
  if (!isHead) {
    const reached = await findReached(reader, { actor, permission: 'programme.run', today, ids: reviews.map(({ run }) => run.providerId) });
    return reviews.filter(({ run }) => reached.has(run.providerId)).map(withPage);
  }
  const own = await findOwn(reader, actor, today);
  return reviews.flatMap(({ run, days }): Review[] => {
    if (own.some(({ id }) => id === run.providerId)) return isToldTo(run, actor, today) ? [withPage({ run, days })] : [];
    return own.some(({ urn }) => urn !== null && days.reviewers.includes(urn)) ? [{ run, days, href: `/providers/${String(run.providerId)}` }] : [];
  });
}

async function findOwn(reader: Reader, actor: Actor, today: string): Promise<{ readonly id: number; readonly urn: number | null }[]> {
  const { rows } = await sql<{ id: number; urn: number | null }>`
    select p.id, p.urn from provider p where ${withinReach(actor, 'programme.answer', today)}`.execute(reader);
  return rows;
}
