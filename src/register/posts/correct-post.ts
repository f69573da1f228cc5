import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { endPostsBefore, snapshotOfPlan } from './end-posts.ts';
import { listPosts } from './find-posts.ts';
import { decidePost, hasConsequences, type PostEntry, type PostPlan } from './post.ts';
import { isSamePost, postLedger, rowOf, snapshotOf } from './post-row.ts';
import { postNotThere } from './end-post.ts';
import { sendHeadChanged } from './send-head-changed.ts';

/** Puts right what was entered wrongly. What it said before stays in its history, with the reason. */
export async function correctPost(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  entry: PostEntry & { readonly reason: string },
  seen: Seen,
): Promise<Outcome<PostPlan>> {
  await takeTurn(tx, doing, provider);
  const posts = await listPosts(tx, provider.id, provider.authorityId);
  const post = posts.find((one) => one.id === id);
  if (!post) return postNotThere;
  if (isSamePost(post, entry)) return { kind: 'already', id };
  if (await isOvertaken(tx, postLedger, provider, seen)) return { kind: 'overtaken' };
  const { reason, ...corrected } = entry;
  const decided = decidePost(corrected, posts.filter((one) => one.id !== id)); // prettier-ignore
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const plan = decided.value;
  if (!seen.confirmed && hasConsequences(plan)) return { kind: 'unconfirmed', plan };

  await endPostsBefore(tx, doing, plan, id);
  await tx.updateTable('post').set(rowOf(plan.entry)).where('id', '=', id).execute();
  await recordEntryChange(tx, doing, postLedger, { id, before: snapshotOf(post), after: snapshotOfPlan(plan), reason });
  await sendHeadChanged(tx, provider, post.role, entry.role);
  return { kind: 'saved', id, plan };
}
