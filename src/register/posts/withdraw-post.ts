import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { postNotThere } from './end-post.ts';
import { listRecordedPosts } from './find-posts.ts';
import { postLedger, snapshotOf } from './post-row.ts';
import { listEndsToPutBack, type PutBack, putBackEnds } from './put-back-ends.ts';
import { sendHeadChanged } from './send-head-changed.ts';

/** Takes back a record that should never have been made. It stays readable, and counts nowhere. Whoever ended only because of it is in post again. */
export async function withdrawPost(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<readonly PutBack[]>> {
  await takeTurn(tx, doing, provider);
  const post = (await listRecordedPosts(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!post) return postNotThere;
  if (post.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, postLedger, provider, seen)) return { kind: 'overtaken' };
  const ends = await listEndsToPutBack(tx, provider, id);
  if (!seen.confirmed && ends.length > 0) return { kind: 'unconfirmed', plan: ends };
  await tx
    .updateTable('post')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, postLedger, { id, before: snapshotOf(post), after: null, reason });
  await putBackEnds(tx, doing, ends, post);
  await sendHeadChanged(tx, provider, post.role);
  return { kind: 'saved', id, plan: ends };
}
