import type { Tx } from '../../platform/database/database.ts';
import { broughtAboutBy } from '../by-hand/find-ends-caused.ts';
import type { Snapshot } from '../by-hand/list-entry-events.ts';
import { type Doing, recordEntryChange } from '../by-hand/record-entry-change.ts';
import type { PostPlan } from './post.ts';
import { postLedger, snapshotOf } from './post-row.ts';

/** Ends the posts that a new or corrected one (`by`) brings to an end, each with its own line in the audit trail. */
export async function endPostsBefore(tx: Tx, doing: Doing, plan: PostPlan, by: number): Promise<void> {
  for (const { post, heldTo } of plan.endings) {
    await tx.updateTable('post').set({ held_to: heldTo }).where('id', '=', post.id).execute();
    await recordEntryChange(tx, doing, postLedger, {
      id: post.id,
      event: 'post.ended',
      before: snapshotOf(post),
      after: { ...snapshotOf({ ...post, heldTo }), ...broughtAboutBy(by, post.heldTo) },
      reason: plan.entry.personName === null ? 'The post became vacant' : `${plan.entry.personName} took up the post`,
    });
  }
}

/** What the audit trail keeps of a post as it was saved: and, where the next in post gave it its last day, that it was so. */
export function snapshotOfPlan({ entry, endsBefore }: PostPlan): Snapshot {
  return { ...snapshotOf(entry), ...(endsBefore === null ? {} : broughtAboutBy(endsBefore.id, null)) };
}
