import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../register/index.ts';
import { findConfirmer } from './find-confirmer.ts';
import { findingLedger, listFindings } from './find-findings.ts';
import { decideEnding, type Finding } from './finding.ts';
import { aboutKind } from './finding-kinds.ts';
import { snapshotOf } from './finding-words.ts';
import { sendFindingChanged } from './send-finding-changed.ts';

/** Says from when a finding no longer holds, and why. `on` is its last day, which may be a day to come. */
export async function endFinding(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { on, reason }: { readonly on: string; readonly reason: string },
  seen: Seen,
): Promise<Outcome<Finding>> {
  await takeTurn(tx, doing, provider);
  const found = (await listFindings(tx, provider.id, provider.authorityId)).find((one) => one.id === id && one.withdrawn === null);
  if (!found) return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'Somebody withdrew this meanwhile, so nothing was changed' } };
  if (found.ended?.on === on) return { kind: 'already', id };
  if (await isOvertaken(tx, findingLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideEnding(found, await findConfirmer(tx, doing, provider), on);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const ended = { on, by: doing.actor.name, at: doing.clock.now(), reason };
  await tx.updateTable('finding').set({ ended_on: on, ended_by: ended.by, ended_at: ended.at, ended_reason: reason }).where('id', '=', id).execute();
  const said = aboutKind(found.kind).restricted ? {} : { reason };
  await recordEntryChange(tx, doing, findingLedger, { id, before: snapshotOf(found), after: snapshotOf({ ...found, ended }), ...said });
  await sendFindingChanged(tx, provider, found.kind);
  return { kind: 'saved', id, plan: { ...found, ended } };
}
