import type { Tx } from '../../platform/database/database.ts';
import { sendEvent } from '../../platform/events/events.ts';
import { type Doing, recordEntryChange } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { PostPlan, PostRole } from './post.ts';
import { postLedger, snapshotOf } from './post-row.ts';

declare module '../../platform/events/events.ts' {
  interface Events {
    /** Who leads a provider was recorded, corrected, ended or withdrawn. */
    'head-changed': { readonly providerId: number };
  }
}

/** Ends the posts that a new or corrected one brings to an end, each with its own line in the audit trail. */
export async function endPostsBefore(tx: Tx, doing: Doing, plan: PostPlan): Promise<void> {
  for (const { post, heldTo } of plan.endings) {
    await tx.updateTable('post').set({ held_to: heldTo }).where('id', '=', post.id).execute();
    await recordEntryChange(tx, doing, postLedger, {
      id: post.id,
      event: 'post.ended',
      before: snapshotOf(post),
      after: snapshotOf({ ...post, heldTo }),
      reason: plan.entry.personName === null ? 'The post became vacant' : `${plan.entry.personName} took up the post`,
    });
  }
}

/** Tells the wings to the right; a chair is not a head. */
export async function tellOfHead(tx: Tx, provider: OwnProvider, role: PostRole): Promise<void> {
  if (role !== 'chair') await sendEvent(tx, 'head-changed', { providerId: provider.id });
}
