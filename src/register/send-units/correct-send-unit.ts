import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { listSendUnits } from './find-send-units.ts';
import { unitNotThere } from './move-send-unit.ts';
import { decideSendUnit, type SendUnitEntry } from './send-unit.ts';
import { isSameUnit, rowOf, sendUnitLedger, snapshotOf } from './send-unit-row.ts';

/** Puts right, or brings up to date, what is recorded of a unit. What it said before stays in its history, with the reason. */
export async function correctSendUnit(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason, ...entry }: SendUnitEntry & { readonly reason: string },
  seen: Seen,
): Promise<Outcome<SendUnitEntry>> {
  await takeTurn(tx, doing, provider);
  const units = await listSendUnits(tx, provider.id, provider.authorityId);
  const unit = units.find((one) => one.id === id);
  if (!unit) return unitNotThere;
  if (isSameUnit(unit, entry) && unit.source === entry.source) return { kind: 'already', id };
  if (await isOvertaken(tx, sendUnitLedger, provider, seen)) return { kind: 'overtaken' };
  const others = units.filter((one) => one.id !== id);
  const decided = decideSendUnit(entry, others, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  await tx.updateTable('send_unit').set(rowOf(entry)).where('id', '=', id).execute();
  await recordEntryChange(tx, doing, sendUnitLedger, { id, before: snapshotOf(unit), after: snapshotOf(entry), reason });
  return { kind: 'saved', id, plan: entry };
}
