import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { listSendUnits } from './find-send-units.ts';
import { decideStage, type SendUnitEntry, type SendUnitStage } from './send-unit.ts';
import { rowOf, sendUnitLedger, snapshotOf } from './send-unit-row.ts';

export interface StageMove {
  readonly stage: SendUnitStage;
  readonly on: string | null;
  readonly source: string;
}
export const unitNotThere: Outcome<never> = {
  kind: 'refused',
  refusal: refusedAt('source', 'Somebody withdrew this record meanwhile, so nothing was changed'),
};

/** Moves a unit on (or a plan back): due, open, closed. */
export async function moveSendUnit(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  move: StageMove,
  seen: Seen,
): Promise<Outcome<SendUnitEntry>> {
  await takeTurn(tx, doing, provider);
  const unit = (await listSendUnits(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!unit) return unitNotThere;
  if (unit.stage === move.stage && (unit.stage === 'closed' ? unit.closedOn : unit.opensOn) === move.on) return { kind: 'already', id };
  if (await isOvertaken(tx, sendUnitLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideStage(unit, move, doing.clock.today());
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  await tx.updateTable('send_unit').set(rowOf(decided.value)).where('id', '=', id).execute();
  await recordEntryChange(tx, doing, sendUnitLedger, { id, before: snapshotOf(unit), after: snapshotOf(decided.value) });
  return { kind: 'saved', id, plan: decided.value };
}
