import type { Ledger, Snapshot } from '../by-hand/list-entry-events.ts';
import type { FactEntry } from './entered-fact.ts';

export const factLedger: Ledger = { subject: 'entered-fact', table: 'entered_fact' };

export function snapshotOf({ fact, value, validFrom, validTo, source }: FactEntry): Snapshot {
  return { fact, value, validFrom, validTo, source };
}

/** The same in everything: one record, however often the form is sent. */
export function isSameFact(one: FactEntry, other: FactEntry): boolean {
  return JSON.stringify(snapshotOf(one)) === JSON.stringify(snapshotOf(other));
}
