import type { Ledger, Snapshot } from '../by-hand/list-entry-events.ts';
import type { AllocationEntry } from './allocation.ts';

export const allocationLedger: Ledger = { subject: 'allocation', table: 'allocation' };

export function rowOf({ accountId, part, validFrom, validTo, reason }: AllocationEntry) {
  return { account_id: accountId, part, valid_from: validFrom, valid_to: validTo, reason };
}

export function snapshotOf({ accountId, adviser, part, validFrom, validTo, reason }: AllocationEntry): Snapshot {
  return { accountId, adviser, part, validFrom, validTo, reason };
}

/** The same in everything: one record, however often the form is sent. */
export function isSameAllocation(one: AllocationEntry, other: AllocationEntry): boolean {
  return JSON.stringify(snapshotOf(one)) === JSON.stringify(snapshotOf(other));
}
