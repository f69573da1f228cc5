import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Outcome, recordEntryChange } from '../../register/index.ts';
import { decideDone } from './body-inspection.ts';
import { actionLedger, snapshotOfAction } from './body-inspection-row.ts';
import type { InspectedBody } from './find-body.ts';
import { findBodyInspection } from './find-body-inspections.ts';
import { takeTurnOf } from './take-turn.ts';

export interface Done {
  readonly doneOn: string;
  readonly note: string | null;
}

/** Says that an action is done, and when. Answers the inspection's id. */
export async function finishAction(
  tx: Tx,
  doing: Doing,
  body: InspectedBody,
  inspectionId: number,
  actionId: number,
  { doneOn, note }: Done,
): Promise<Outcome<Done>> {
  await takeTurnOf(tx, body);
  const inspection = await findBodyInspection(tx, body, inspectionId);
  const action = inspection?.actions.find(({ id }) => id === actionId);
  if (!inspection || !action || action.withdrawn) {
    return { kind: 'refused', refusal: { ok: false, field: 'done', reason: 'Somebody withdrew this action meanwhile, so nothing was changed' } };
  }
  if (action.doneOn === doneOn && action.doneNote === note) return { kind: 'already', id: inspection.id };
  const decided = decideDone(doneOn, inspection.inspectedOn, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  await sayWhen(tx, doing.clock);
  await tx.updateTable('body_inspection_action').set({ done_on: doneOn, done_note: note }).where('id', '=', action.id).execute();
  const said = (on: string | null, of: string | null) => ({ ...snapshotOfAction(action), doneOn: on, note: of });
  await recordEntryChange(tx, doing, actionLedger, { id: action.id, before: said(action.doneOn, action.doneNote), after: said(doneOn, note) });
  return { kind: 'saved', id: inspection.id, plan: { doneOn, note } };
}
