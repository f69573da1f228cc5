import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { listSendUnits } from './find-send-units.ts';
import { decideSendUnit, type SendUnitEntry } from './send-unit.ts';
import { isSameUnit, rowOf, sendUnitLedger, snapshotOf } from './send-unit-row.ts';

/** Records a unit or resourced provision at whatever stage it is. */
export async function recordSendUnit(tx: Tx, doing: Doing, provider: OwnProvider, entry: SendUnitEntry, seen: Seen): Promise<Outcome<SendUnitEntry>> {
  await takeTurn(tx, doing, provider);
  const units = await listSendUnits(tx, provider.id, provider.authorityId);
  const same = units.find((unit) => isSameUnit(unit, entry));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, sendUnitLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideSendUnit(entry, units, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const { id } = await tx
    .insertInto('send_unit')
    .values({
      ...rowOf(entry),
      authority_id: provider.authorityId,
      provider_id: provider.id,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, sendUnitLedger, { id, after: snapshotOf(entry) });
  return { kind: 'saved', id, plan: entry };
}
