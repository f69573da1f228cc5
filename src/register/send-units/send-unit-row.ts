import type { Ledger, Snapshot } from '../by-hand/list-entry-events.ts';
import type { SendUnitEntry } from './send-unit.ts';

export const sendUnitLedger: Ledger = { subject: 'send-unit', table: 'send_unit' };

export function rowOf(entry: SendUnitEntry) {
  return {
    name: entry.name,
    kind: entry.kind,
    need: entry.need,
    places: entry.places,
    stage: entry.stage,
    opened_on: entry.opensOn,
    closed_on: entry.closedOn,
    source: entry.source,
  };
}

export function snapshotOf({ name, kind, need, places, stage, opensOn, closedOn, source }: SendUnitEntry): Snapshot {
  return { name, kind, need, places, stage, opensOn, closedOn, source };
}

/** The same in all but who told us: one record, however often the form is sent. */
export function isSameUnit(one: SendUnitEntry, other: SendUnitEntry): boolean {
  const said = (entry: SendUnitEntry): string => JSON.stringify({ ...snapshotOf(entry), source: null });
  return said(one) === said(other);
}
