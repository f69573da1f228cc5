import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type Doing, type Outcome, recordEntryChange } from '../../register/index.ts';
import { bodyInspectionLedger, snapshotOfInspection } from './body-inspection-row.ts';
import type { InspectedBody } from './find-body.ts';
import { findBodyInspection, type RecordedBodyInspection } from './find-body-inspections.ts';
import { takeTurnOf } from './take-turn.ts';

/** Takes back an inspection that should not have been recorded as it is. It and its actions stay readable. */
export async function withdrawBodyInspection(
  tx: Tx,
  doing: Doing,
  body: InspectedBody,
  id: number,
  { reason }: { readonly reason: string },
): Promise<Outcome<RecordedBodyInspection>> {
  await takeTurnOf(tx, body);
  const found = await findBodyInspection(tx, body, id);
  if (!found) return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'The record is not there any more, so nothing was changed' } };
  if (found.withdrawn) return { kind: 'already', id };
  await sayWhen(tx, doing.clock);
  await tx
    .updateTable('body_inspection')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, bodyInspectionLedger, { id, before: snapshotOfInspection(found), after: null, reason });
  return { kind: 'saved', id, plan: found };
}
