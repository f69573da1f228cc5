import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { postNotThere } from './end-post.ts';
import { listRecordedPosts } from './find-posts.ts';
import type { PostPlan } from './post.ts';
import { postLedger, snapshotOf } from './post-row.ts';

/** Takes back a record that should never have been made. It stays readable, and counts nowhere. */
export async function withdrawPost(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<PostPlan>> {
  await takeTurn(tx, provider);
  const post = (await listRecordedPosts(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!post) return postNotThere;
  if (post.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, postLedger, provider, seen)) return { kind: 'overtaken' };
  await tx
    .updateTable('post')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, postLedger, { id, before: snapshotOf(post), after: null, reason });
  return { kind: 'saved', id, plan: { entry: post, endings: [], endsBefore: null, coverGoesOn: [] } };
}
