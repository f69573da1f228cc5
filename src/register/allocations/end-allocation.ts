import type { Tx } from '../../platform/database/database.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { type AllocationPlan, decideAllocationEnd } from './allocation.ts';
import { allocationLedger, snapshotOf } from './allocation-row.ts';
import { listAllocations } from './find-allocations.ts';

export const allocationNotThere: Outcome<never> = {
  kind: 'refused',
  refusal: refusedAt('reason', 'Somebody withdrew this record meanwhile, so nothing was changed'),
};

/** Records the last day of an allocation, which may be a day to come, and why it ends. */
export async function endAllocation(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  { validTo, reason }: { readonly validTo: string; readonly reason: string },
  seen: Seen,
): Promise<Outcome<AllocationPlan>> {
  await takeTurn(tx, doing, provider);
  const allocation = (await listAllocations(tx, provider.id, provider.authorityId)).find((one) => one.id === id);
  if (!allocation) return allocationNotThere;
  if (allocation.validTo === validTo) return { kind: 'already', id };
  if (await isOvertaken(tx, allocationLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideAllocationEnd(allocation, validTo);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const ended = { ...allocation, validTo };
  await tx.updateTable('allocation').set({ valid_to: validTo }).where('id', '=', id).execute();
  await recordEntryChange(tx, doing, allocationLedger, { id, before: snapshotOf(allocation), after: snapshotOf(ended), reason });
  return { kind: 'saved', id, plan: { entry: ended, endings: [], endsBefore: null } };
}
