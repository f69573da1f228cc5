import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { endPostsBefore, snapshotOfPlan } from './end-posts.ts';
import { listPosts } from './find-posts.ts';
import { decidePost, hasConsequences, type Post, type PostEntry, type PostPlan } from './post.ts';
import { isSamePost, postLedger, rowOf } from './post-row.ts';
import { sendHeadChanged } from './send-head-changed.ts';

/** Records who holds a post. Whoever it succeeds ends on the day before; where that was not confirmed, nothing is written. */
export async function recordPost(tx: Tx, doing: Doing, provider: OwnProvider, entry: PostEntry, seen: Seen): Promise<Outcome<PostPlan>> {
  await takeTurn(tx, doing, provider);
  const posts = await listPosts(tx, provider.id, provider.authorityId);
  const same = posts.find((post) => isRecordedAs(post, entry, posts));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, postLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decidePost(entry, posts);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const plan = decided.value;
  if (!seen.confirmed && hasConsequences(plan)) return { kind: 'unconfirmed', plan };

  const { id } = await tx
    .insertInto('post')
    .values({
      ...rowOf(plan.entry),
      authority_id: provider.authorityId,
      provider_id: provider.id,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await endPostsBefore(tx, doing, plan, id);
  await recordEntryChange(tx, doing, postLedger, { id, after: snapshotOfPlan(plan) });
  await sendHeadChanged(tx, provider, entry.role);
  return { kind: 'saved', id, plan };
}

/** Whether the entry is this record already. Where no last day is given, the next in post may have given it one. */
function isRecordedAs(post: Post, entry: PostEntry, posts: readonly Post[]): boolean {
  const decided = decidePost(entry, posts.filter((one) => one.id !== post.id)); // prettier-ignore
  return isSamePost(post, decided.ok ? decided.value.entry : entry);
}
