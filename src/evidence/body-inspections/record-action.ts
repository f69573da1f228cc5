import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Outcome, recordEntryChange } from '../../register/index.ts';
import { type ActionEntry, decideAction } from './body-inspection.ts';
import { actionLedger, snapshotOfAction } from './body-inspection-row.ts';
import type { InspectedBody } from './find-body.ts';
import { findBodyInspection } from './find-body-inspections.ts';
import { takeTurnOf } from './take-turn.ts';

/** Records what is to be done because of an inspection. Answers the inspection's id. */
export async function recordAction(
  tx: Tx,
  doing: Doing,
  body: InspectedBody,
  inspectionId: number,
  action: ActionEntry,
): Promise<Outcome<ActionEntry>> {
  await takeTurnOf(tx, body);
  const inspection = await findBodyInspection(tx, body, inspectionId);
  if (!inspection || inspection.withdrawn) {
    return { kind: 'refused', refusal: { ok: false, field: 'what', reason: 'Somebody withdrew this inspection meanwhile, so nothing was changed' } };
  }
  const same = inspection.actions.some(
    (one) => one.withdrawn === null && one.what === action.what && one.ownerRole === action.ownerRole && one.dueOn === action.dueOn,
  );
  if (same) return { kind: 'already', id: inspection.id };
  const decided = decideAction(action, inspection.inspectedOn);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  await sayWhen(tx, doing.clock);
  const { id } = await tx
    .insertInto('body_inspection_action')
    .values({
      authority_id: body.authorityId,
      inspection_id: inspection.id,
      what: action.what,
      owner_role: action.ownerRole,
      due_on: action.dueOn,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, actionLedger, { id, after: snapshotOfAction(action) });
  return { kind: 'saved', id: inspection.id, plan: action };
}
