import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, recordEntryChange } from '../../register/index.ts';
import { actionLedger, snapshotOfAction } from './action-ledger.ts';
import type { ActionSource } from './agreed-action.ts';
import { listActionsFrom } from './find-actions.ts';

/** Takes back what is open of a source that was itself taken back. What is done stays done. Answers how many. */
export async function withdrawActionsFrom(
  tx: Tx,
  doing: Doing,
  source: { readonly cameFrom: ActionSource; readonly cameFromId: number; readonly authorityId: number },
  reason: string,
): Promise<number> {
  await sayWhen(tx, doing.clock);
  const open = (await listActionsFrom(tx, source.authorityId, source.cameFrom, [source.cameFromId])).filter(({ state }) => state === 'open');
  for (const action of open) {
    await tx
      .updateTable('agreed_action')
      .set({ state: 'withdrawn', withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
      .where('id', '=', action.id)
      .execute();
    const after = snapshotOfAction({ ...action, state: 'withdrawn' }, action.isRestricted);
    const said = action.isRestricted ? {} : { reason };
    const before = snapshotOfAction(action, action.isRestricted);
    await recordEntryChange(tx, doing, actionLedger, { id: action.id, event: 'agreed-action.withdrawn', before, after, ...said });
  }
  return open.length;
}
