import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { listRecordedSendUnits } from './find-send-units.ts';
import { unitNotThere } from './move-send-unit.ts';
import type { SendUnitEntry } from './send-unit.ts';
import { sendUnitLedger, snapshotOf } from './send-unit-row.ts';

/** Takes back a record that should never have been made. It stays readable, and counts nowhere. */
export async function withdrawSendUnit(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<SendUnitEntry>> {
  await takeTurn(tx, doing, provider);
  const unit = (await listRecordedSendUnits(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!unit) return unitNotThere;
  if (unit.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, sendUnitLedger, provider, seen)) return { kind: 'overtaken' };
  await tx
    .updateTable('send_unit')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, sendUnitLedger, { id, before: snapshotOf(unit), after: null, reason });
  return { kind: 'saved', id, plan: unit };
}
