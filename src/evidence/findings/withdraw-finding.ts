import type { Tx } from '../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../register/index.ts';
import { findConfirmer } from './find-confirmer.ts';
import { findingLedger, listFindings } from './find-findings.ts';
import { type Finding, mayConfirm } from './finding.ts';
import { aboutKind } from './finding-kinds.ts';
import { snapshotOf } from './finding-words.ts';
import { sendFindingChanged } from './send-finding-changed.ts';

/** Takes back a finding that was entered in error. It stays readable, and counts nowhere. */
export async function withdrawFinding(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<Finding>> {
  const refused = (why: string): Outcome<never> => ({ kind: 'refused', refusal: { ok: false, field: 'reason', reason: why } });
  await takeTurn(tx, doing, provider);
  const found = (await listFindings(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!found) return refused('The record is not there any more, so nothing was changed');
  if (found.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, findingLedger, provider, seen)) return { kind: 'overtaken' };
  if (!mayConfirm(await findConfirmer(tx, doing, provider), found.kind)) return refused('Your role does not withdraw this');

  const withdrawn = { by: doing.actor.name, at: doing.clock.now(), reason };
  await tx
    .updateTable('finding')
    .set({ withdrawn_by: withdrawn.by, withdrawn_at: withdrawn.at, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  const said = aboutKind(found.kind).restricted ? {} : { reason };
  await recordEntryChange(tx, doing, findingLedger, { id, before: snapshotOf(found), after: null, ...said });
  await sendFindingChanged(tx, provider, found.kind);
  return { kind: 'saved', id, plan: { ...found, withdrawn } };
}
