import type { Release, Review } from '../../datasets/index.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { getLayout } from '../../datasets/index.ts';
import { isAllowed } from '../access/permissions.ts';
import type { DataMeans } from './data-means.ts';
import type { FormError } from './load-form.ts';
import { isRunning, isTheirs, namedFor, sizeInWords, stateWords, titleOf } from './name-release.ts';

const perPage = 25;
const lists = ['new', 'changed', 'gone', 'rejected'] as const;
type List = (typeof lists)[number];
const listWords: Readonly<Record<List, string>> = { new: 'New', changed: 'Changed', gone: 'Gone', rejected: 'Rejected' };

/** The release, where this reader may see it: open data, or their own authority's. */
export async function findReadableRelease({ datasets }: DataMeans, { actor, params }: PageRequest): Promise<Release | undefined> {
  if (!/^\d{1,9}$/.test(params['id'] ?? '')) return undefined;
  const release = await datasets.findRelease(Number(params['id']));
  return release !== undefined && (release.authorityId === null || release.authorityId === actor.authorityId) ? release : undefined;
}

/** The release, where it is this reader's authority that decides on it: open data is for all, and whoever sent it answers for it. */
export async function findDecidableRelease(means: DataMeans, request: PageRequest): Promise<Release | undefined> {
  const release = await findReadableRelease(means, request);
  return release !== undefined && isTheirs(release, request.actor) ? release : undefined;
}

export async function showRelease(means: DataMeans, request: PageRequest, errors: readonly FormError[] = []): Promise<Reply> {
  const release = await findReadableRelease(means, request);
  if (release === undefined) return noSuchRelease(request);
  const { query, actor } = request;
  const list = chosenList(query.get('list'), release);
  const pages = Math.max(1, Math.ceil(release.counts[list] / perPage));
  const page = Math.min(pages, /^[1-9]\d{0,6}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1);
  const review = await means.datasets.reviewRelease(release.id, { page, perPage });
  if (review === undefined) return noSuchRelease(request);
  const base = `/data/releases/${release.id}`;
  const running = isRunning(release);
  const data = {
    backLink: '/data',
    errors,
    release: { ...namedFor(actor, release), title: titleOf(release), stateWords: stateWords[release.state], size: sizeInWords(release.sizeBytes) },
    running,
    refreshes: running && query.get('refresh') !== 'off',
    read: sizeInWords(release.progress.done),
    ofTotal: release.progress.total === null ? '' : sizeInWords(release.progress.total),
    // What came to nothing is not kept.
    fileKept: !running && release.state !== 'discarded' && release.state !== 'failed',
    mayDecide: isAllowed(actor, 'data.load') && isTheirs(release, actor),
    published: release.counts.unchanged + release.counts.changed + release.counts.gone,
    manyWouldBeGone: review.manyWouldBeGone,
    lists: lists.map((name) => ({ name, text: listWords[name], count: release.counts[name], href: `${base}?list=${name}`, current: name === list })),
    list,
    rows: rowsOf(review, list),
    page,
    pages,
    pageBase: `${base}?list=${list}&page=`,
  };
  return { kind: 'page', template: 'register/data/release.njk', data, ...(errors.length > 0 ? { status: 422 } : {}) };
}

function rowsOf(review: Review, list: List) {
  if (list === 'rejected') return review.rejected;
  return review[list].map((row) => ({ ...row, label: row.label ?? '', key: keyInWords(review.release, row.key) }));
}

/** A record's key for people: without the authority's own number, which is the same for all. */
function keyInWords({ source, layout }: Release, key: string): string {
  const parts = key.split('|');
  const isOwned = layout !== null && getLayout(source, layout).owned === true;
  return (isOwned ? parts.slice(1) : parts).filter((part) => part !== '').join(', ');
}

/** What was asked for; else what most wants looking at. */
function chosenList(asked: string | null, { counts }: Release): List {
  return lists.find((name) => name === asked) ?? (['gone', 'changed', 'rejected', 'new'] as const).find((name) => counts[name] > 0) ?? 'new';
}

/** A load that came to nothing leaves no release, and somebody may still be looking at its page. */
function noSuchRelease({ params }: PageRequest): Reply {
  return { kind: 'page', template: 'register/data/no-release.njk', data: { backLink: '/data', id: (params['id'] ?? '').slice(0, 20) }, status: 404 };
}
