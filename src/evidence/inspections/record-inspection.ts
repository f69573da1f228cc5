import type { Tx } from '../../platform/database/database.ts';
import {
  type Doing,
  findProviderInBrief,
  findReaderScope,
  isOvertaken,
  type Outcome,
  type OwnProvider,
  recordEntryChange,
  type Seen,
  takeTurn,
} from '../../register/index.ts';
import { decideInspection, type InspectionEntry } from './entered-inspection.ts';
import { inspectionLedger, isSameInspection, rowOf, snapshotOf } from './entered-inspection-row.ts';
import { listEnteredInspections } from './find-entered-inspections.ts';
import { findKnownInspections } from './find-known-inspections.ts';
import { sendInspectionChanged } from './send-inspection-changed.ts';
import { buildTimeline } from './timeline.ts';

/** Records an inspection that no file has, once it was read back and confirmed. */
export async function recordInspection(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  entry: InspectionEntry,
  seen: Seen,
): Promise<Outcome<InspectionEntry>> {
  await takeTurn(tx, doing, provider);
  const standing = (await listEnteredInspections(tx, provider.id, provider.authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const same = standing.find((one) => isSameInspection(one, entry));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, inspectionLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideInspection(entry, await timelineOf(tx, provider), doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  if (!seen.confirmed) return { kind: 'unconfirmed', plan: entry };

  const { id } = await tx
    .insertInto('entered_inspection')
    .values({
      ...rowOf(entry),
      authority_id: provider.authorityId,
      provider_id: provider.id,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, inspectionLedger, { id, after: snapshotOf(entry) });
  await sendInspectionChanged(tx, provider);
  return { kind: 'saved', id, plan: entry };
}

async function timelineOf(tx: Tx, provider: OwnProvider) {
  const scope = await findReaderScope(tx, provider.authorityId);
  const found = scope && (await findProviderInBrief(tx, scope, provider.id));
  return found ? buildTimeline(await findKnownInspections(tx, found, provider.authorityId)) : [];
}
