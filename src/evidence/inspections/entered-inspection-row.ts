import type { Ledger, Snapshot } from '../../register/index.ts';
import type { InspectionEntry } from './entered-inspection.ts';

export const inspectionLedger: Ledger = { subject: 'entered-inspection', table: 'entered_inspection' };

export function rowOf(entry: InspectionEntry) {
  return {
    kind: entry.kind,
    inspected_on: entry.inspectedOn,
    published_on: entry.publishedOn,
    body: entry.body,
    of_predecessor: entry.ofPredecessor,
    overall: entry.overall,
    judgements: JSON.stringify(entry.judgements),
    safeguarding: entry.safeguarding,
    category_of_concern: entry.category,
    outcome: entry.outcome,
    source: entry.source,
  };
}

export function snapshotOf(entry: InspectionEntry): Snapshot {
  const { kind, inspectedOn, publishedOn, body, ofPredecessor, overall, judgements, safeguarding, category, outcome, source } = entry;
  return {
    kind,
    inspectedOn,
    publishedOn,
    body,
    who: ofPredecessor ? 'predecessor' : 'present',
    overall,
    judgements: judgements.map(({ area, judgement }) => `${area}: ${judgement}`).join('; ') || null,
    safeguarding,
    category,
    outcome,
    source,
  };
}

/** The same in all but who told us: one record, however often the form is sent. */
export function isSameInspection(one: InspectionEntry, other: InspectionEntry): boolean {
  const said = (entry: InspectionEntry): string => JSON.stringify({ ...snapshotOf(entry), source: null });
  return said(one) === said(other);
}
