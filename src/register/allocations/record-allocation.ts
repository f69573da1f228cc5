import type { Tx } from '../../platform/database/database.ts';
import { broughtAboutBy } from '../by-hand/find-ends-caused.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, isOvertaken, type Outcome, recordEntryChange, type Seen, takeTurn } from '../by-hand/record-entry-change.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import { type Allocation, type AllocationEntry, type AllocationPlan, decideAllocation, hasConsequences } from './allocation.ts';
import { allocationLedger, isSameAllocation, rowOf, snapshotOf } from './allocation-row.ts';
import { listAdvisers, listAllocations } from './find-allocations.ts';

/** Records who advises a provider. Whoever they take over from ends on the day before; where that was not confirmed, nothing is written. */
export async function recordAllocation(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  given: Omit<AllocationEntry, 'adviser'>,
  seen: Seen,
): Promise<Outcome<AllocationPlan>> {
  await takeTurn(tx, doing, provider);
  const adviser = (await listAdvisers(tx, doing.clock, provider.authorityId)).find(({ id }) => id === given.accountId);
  if (!adviser) return { kind: 'refused', refusal: refusedAt('adviser', 'Select an adviser whose account is in use') };
  const entry = { ...given, adviser: adviser.name };
  const allocations = await listAllocations(tx, provider.id, provider.authorityId);
  const same = allocations.find((one) => isRecordedAs(one, entry, allocations));
  if (same) return { kind: 'already', id: same.id };
  if (await isOvertaken(tx, allocationLedger, provider, seen)) return { kind: 'overtaken' };
  const decided = decideAllocation(entry, allocations);
  if (!decided.ok) return { kind: 'refused', refusal: decided };
  const plan = decided.value;
  if (!seen.confirmed && hasConsequences(plan)) return { kind: 'unconfirmed', plan };

  const { id } = await tx
    .insertInto('allocation')
    .values({
      ...rowOf(plan.entry),
      authority_id: provider.authorityId,
      provider_id: provider.id,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await endTheOnesBefore(tx, doing, plan, id);
  const after = { ...snapshotOf(plan.entry), ...(plan.endsBefore === null ? {} : broughtAboutBy(plan.endsBefore.id, null)) };
  await recordEntryChange(tx, doing, allocationLedger, { id, after });
  return { kind: 'saved', id, plan };
}

/** Whether the entry is this record already. Where no last day is given, the next may have given it one. */
function isRecordedAs(one: Allocation, entry: AllocationEntry, allocations: readonly Allocation[]): boolean {
  const decided = decideAllocation(entry, allocations.filter((other) => other.id !== one.id)); // prettier-ignore
  return isSameAllocation(one, decided.ok ? decided.value.entry : entry);
}

async function endTheOnesBefore(tx: Tx, doing: Doing, { entry, endings }: AllocationPlan, by: number): Promise<void> {
  for (const { allocation, validTo } of endings) {
    await tx.updateTable('allocation').set({ valid_to: validTo }).where('id', '=', allocation.id).execute();
    await recordEntryChange(tx, doing, allocationLedger, {
      id: allocation.id,
      event: 'allocation.ended',
      before: snapshotOf(allocation),
      after: { ...snapshotOf({ ...allocation, validTo }), ...broughtAboutBy(by, allocation.validTo) },
      reason: `${entry.adviser} took over`,
    });
  }
}
