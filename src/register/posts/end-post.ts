import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { listPosts } from './find-posts.ts';
import { decideEnding, type PostPlan } from './post.ts';
import { postLedger, snapshotOf } from './post-row.ts';
import { sendHeadChanged } from './send-head-changed.ts';

export const postNotThere: Outcome<never> = {
  kind: 'refused',
  refusal: refusedAt('source', 'Somebody withdrew this record meanwhile, so nothing was changed'),
};

/** Records the last day in post, which may be a day to come. */
export async function endPost(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { heldTo, source }: { readonly heldTo: string; readonly source: string },
  seen: Seen,
): Promise<Outcome<PostPlan>> {
  await takeTurn(tx, doing, provider);
  const post = (await listPosts(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!post) return postNotThere;
  if (post.heldTo === heldTo) return { kind: 'already', id };
  if (await isOvertaken(tx, postLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideEnding(post, heldTo);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const ended = { ...post, heldTo, source: `${post.source}. Ending: ${source}` };
  await tx.updateTable('post').set({ held_to: heldTo, source: ended.source }).where('id', '=', id).execute();
  await recordEntryChange(tx, doing, postLedger, { id, before: snapshotOf(post), after: snapshotOf(ended) });
  await sendHeadChanged(tx, provider, post.role);
  return { kind: 'saved', id, plan: { entry: ended, endings: [], endsBefore: null, coverGoesOn: [] } };
}
