import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../register/index.ts';
import type { InspectionEntry } from './entered-inspection.ts';
import { inspectionLedger, snapshotOf } from './entered-inspection-row.ts';
import { listEnteredInspections } from './find-entered-inspections.ts';
import { sendInspectionChanged } from './send-inspection-changed.ts';

/** Takes back a record that should not have been made as it is. It stays readable, and counts nowhere. */
export async function withdrawInspection(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<InspectionEntry>> {
  await takeTurn(tx, doing, provider);
  const found = (await listEnteredInspections(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!found) return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'The record is not there any more, so nothing was changed' } };
  if (found.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, inspectionLedger, provider, seen)) return { kind: 'overtaken' };
  await tx
    .updateTable('entered_inspection')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, inspectionLedger, { id, before: snapshotOf(found), after: null, reason });
  await sendInspectionChanged(tx, provider);
  return { kind: 'saved', id, plan: found };
}
