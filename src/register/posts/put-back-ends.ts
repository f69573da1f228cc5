import type { Tx } from '../../platform/database/database.ts';
import { broughtAboutBy, findEndsCaused, lastDayBefore } from '../by-hand/find-ends-caused.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { type Doing, recordEntryChange } from '../by-hand/record-entry-change.ts';
import { listPosts } from './find-posts.ts';
import { isCover, type Post } from './post.ts';
import { postLedger, snapshotOf } from './post-row.ts';

/** A post that ended only because of one that is withdrawn, with the last day it gets instead. */
export interface PutBack {
  readonly post: Post;
  readonly heldTo: string | null;
  readonly own: string | null;
  /** Whoever ends it now. */
  readonly next: Post | null;
}

export async function listEndsToPutBack(tx: Tx, provider: OwnProvider, id: number): Promise<PutBack[]> {
  const caused = findEndsCaused(await listEntryEvents(tx, postLedger, provider), id);
  const standing = (await listPosts(tx, provider.id, provider.authorityId)).filter((post) => post.id !== id);
  return caused.flatMap(({ id: endedId, own }) => {
    const post = standing.find((one) => one.id === endedId);
    if (!post) return [];
    const later = standing.filter((other) => endsIt(post, own, other)).map((other) => ({ from: other.heldFrom, post: other }));
    const { to, next } = lastDayBefore(own, later);
    return to === post.heldTo ? [] : [{ post, heldTo: to, own, next: next?.post ?? null }];
  });
}

/** As when a post is recorded: whoever follows in the same way ends it; a substantive holder ends cover with no known end too. */
function endsIt(post: Post, own: string | null, other: Post): boolean {
  if (other.role !== post.role || other.heldFrom <= post.heldFrom) return false;
  return isCover(other.standing) === isCover(post.standing) || (own === null && isCover(post.standing) && other.standing === 'substantive');
}

export async function putBackEnds(tx: Tx, doing: Doing, ends: readonly PutBack[], because: Post): Promise<void> {
  for (const { post, heldTo, own, next } of ends) {
    await tx.updateTable('post').set({ held_to: heldTo }).where('id', '=', post.id).execute();
    await recordEntryChange(tx, doing, postLedger, {
      id: post.id,
      event: 'post.put-back',
      before: snapshotOf(post),
      after: { ...snapshotOf({ ...post, heldTo }), ...(next === null ? {} : broughtAboutBy(next.id, own)) },
      reason: `The record of ${because.personName ?? 'the vacancy'} was withdrawn`,
    });
  }
}
