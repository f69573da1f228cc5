import type { Tx } from '../../platform/database/database.ts';
import { broughtAboutBy, findEndsCaused, lastDayBefore } from '../by-hand/find-ends-caused.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { type Allocation, endsIt } from './allocation.ts';
import { allocationLedger, snapshotOf } from './allocation-row.ts';
import { allocationNotThere } from './end-allocation.ts';
import { listAllocations, listRecordedAllocations } from './find-allocations.ts';

/** An allocation that ended only because of one that is withdrawn, with the last day it gets instead. */
export interface PutBack {
  readonly allocation: Allocation;
  readonly validTo: string | null;
  readonly own: string | null;
  /** Whoever ends it now. */
  readonly next: Allocation | null;
}

/** Takes back a record that should never have been made. It stays readable, and counts nowhere. Whoever ended only because of it goes on. */
export async function withdrawAllocation(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { reason }: { readonly reason: string },
  seen: Seen,
): Promise<Outcome<readonly PutBack[]>> {
  await takeTurn(tx, doing, provider);
  const allocation = (await listRecordedAllocations(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!allocation) return allocationNotThere;
  if (allocation.withdrawn) return { kind: 'already', id };
  if (await isOvertaken(tx, allocationLedger, provider, seen)) return { kind: 'overtaken' };
  const ends = await listEndsToPutBack(tx, provider, id);
  if (!seen.confirmed && ends.length > 0) return { kind: 'unconfirmed', plan: ends };
  await tx
    .updateTable('allocation')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordEntryChange(tx, doing, allocationLedger, { id, before: snapshotOf(allocation), after: null, reason });
  await putBackEnds(tx, doing, ends, allocation);
  return { kind: 'saved', id, plan: ends };
}

async function listEndsToPutBack(tx: Tx, provider: OwnProvider, id: number): Promise<PutBack[]> {
  const caused = findEndsCaused(await listEntryEvents(tx, allocationLedger, provider), id);
  const standing = (await listAllocations(tx, provider.id, provider.authorityId)).filter((one) => one.id !== id);
  return caused.flatMap(({ id: endedId, own }) => {
    const allocation = standing.find((one) => one.id === endedId);
    if (!allocation) return [];
    const later = standing.filter((other) => endsIt(allocation, other)).map((other) => ({ from: other.validFrom, allocation: other }));
    const { to, next } = lastDayBefore(own, later);
    return to === allocation.validTo ? [] : [{ allocation, validTo: to, own, next: next?.allocation ?? null }];
  });
}

async function putBackEnds(tx: Tx, doing: Doing, ends: readonly PutBack[], because: Allocation): Promise<void> {
  for (const { allocation, validTo, own, next } of ends) {
    await tx.updateTable('allocation').set({ valid_to: validTo }).where('id', '=', allocation.id).execute();
    await recordEntryChange(tx, doing, allocationLedger, {
      id: allocation.id,
      event: 'allocation.put-back',
      before: snapshotOf(allocation),
      after: { ...snapshotOf({ ...allocation, validTo }), ...(next === null ? {} : broughtAboutBy(next.id, own)) },
      reason: `The record of ${because.adviser} was withdrawn`,
    });
  }
}
