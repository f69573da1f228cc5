import type { Tx } from '../../platform/database/database.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../register/index.ts';
import type { Judged } from '../inspections/areas.ts';
import { provisionalLedger } from './call-ledger.ts';
import { findCall, listProvisionalOutcomes } from './find-calls.ts';
import './tables.ts';

export interface ProvisionalEntry {
  readonly judgements: readonly Judged[];
  readonly safeguarding: string | null;
  readonly words: string | null;
}

/** Keeps what inspectors said. It moves nothing: no event is sent, no summary written, and neither the audit trail nor a notice says what it is. */
export async function recordProvisionalOutcome(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  callId: number,
  entry: ProvisionalEntry,
): Promise<Outcome<ProvisionalEntry>> {
  await takeTurn(tx, doing, provider);
  const call = await findCall(tx, provider, callId);
  if (call?.withdrawnBy !== null)
    return { kind: 'refused', refusal: { ok: false, field: 'words', reason: 'Somebody withdrew this call meanwhile, so nothing was changed' } };
  const said = ({ judgements, safeguarding, words }: ProvisionalEntry): string => JSON.stringify([judgements, safeguarding, words]);
  const earlier = await listProvisionalOutcomes(tx, provider.authorityId, callId);
  const same = earlier.find((one) => one.withdrawnBy === null && said(one) === said(entry));
  if (same) return { kind: 'already', id: same.id };
  const { id } = await tx
    .insertInto('provisional_outcome')
    .values({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      call_id: callId,
      judgements: JSON.stringify(entry.judgements),
      safeguarding: entry.safeguarding,
      words: entry.words,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, provisionalLedger, { id, after: { callId } });
  return { kind: 'saved', id, plan: entry };
}

export async function withdrawProvisionalOutcome(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  callId: number,
  id: number,
  reason: string,
): Promise<Outcome<null>> {
  await takeTurn(tx, doing, provider);
  const outcome = (await listProvisionalOutcomes(tx, provider.authorityId, callId)).find((one) => one.id === id);
  if (!outcome) return { kind: 'refused', refusal: { ok: false, field: 'reason', reason: 'It is not there any more, so nothing was changed' } };
  if (outcome.withdrawnBy !== null) return { kind: 'already', id };
  await tx
    .updateTable('provisional_outcome')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, provisionalLedger, { id, before: { callId }, after: null });
  return { kind: 'saved', id, plan: null };
}
