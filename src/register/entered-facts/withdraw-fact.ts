import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { factLedger, snapshotOf } from './fact-row.ts';
import { listRecordedFacts } from './find-facts.ts';
import { listEndsToPutBack, type PutBack, putBackEnds } from './put-back-ends.ts';

/** Takes back a fact that was wrong. It stays readable, and is true on no day. What ended only because of it is true again. */
export async function withdrawFact(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<readonly PutBack[]>> {
  await takeTurn(tx, doing, provider);
  const fact = (await listRecordedFacts(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!fact) return { kind: 'refused', refusal: refusedAt('reason', 'This fact is no longer there, so nothing was changed') };
  if (fact.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, factLedger, provider, seen)) return { kind: 'overtaken' };
  const ends = await listEndsToPutBack(tx, provider, id);
  if (!seen.confirmed && ends.length > 0) return { kind: 'unconfirmed', plan: ends };
  await tx
    .updateTable('entered_fact')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, factLedger, { id, before: snapshotOf(fact), after: null, reason });
  await putBackEnds(tx, doing, ends);
  return { kind: 'saved', id, plan: ends };
}
