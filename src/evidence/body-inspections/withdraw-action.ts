import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Outcome, recordEntryChange } from '../../register/index.ts';
import { actionLedger, snapshotOfAction } from './body-inspection-row.ts';
import type { InspectedBody } from './find-body.ts';
import { findBodyInspection, type RecordedAction } from './find-body-inspections.ts';
import { takeTurnOf } from './take-turn.ts';

/** Takes back an action that should not have been recorded as it is. It stays readable. Answers the inspection's id. */
export async function withdrawAction(
  tx: Tx,
  doing: Doing,
  body: InspectedBody,
  inspectionId: number,
  actionId: number,
  { reason }: { readonly reason: string },
): Promise<Outcome<RecordedAction>> {
  await takeTurnOf(tx, body);
  const action = (await findBodyInspection(tx, body, inspectionId))?.actions.find(({ id }) => id === actionId);
  if (!action)
    return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'The action is not there any more, so nothing was changed' } };
  if (action.withdrawn) return { kind: 'already', id: inspectionId };
  await sayWhen(tx, doing.clock);
  await tx
    .updateTable('body_inspection_action')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', actionId)
    .execute();
  await recordEntryChange(tx, doing, actionLedger, { id: actionId, before: snapshotOfAction(action), after: null, reason });
  return { kind: 'saved', id: inspectionId, plan: action };
}
