import type { Ledger, Snapshot } from '../../register/index.ts';
import type { ActionEntry, BodyInspectionEntry } from './body-inspection.ts';

export const bodyInspectionLedger: Ledger = { subject: 'body-inspection', table: 'body_inspection' };
export const actionLedger: Ledger = { subject: 'body-inspection-action', table: 'body_inspection_action' };

export function snapshotOfInspection({ kind, inspectedOn, publishedOn, inspectedBy, outcome, source }: BodyInspectionEntry): Snapshot {
  return { kind, inspectedOn, publishedOn, inspectedBy, outcome, source };
}

export function snapshotOfAction({ what, ownerRole, dueOn }: ActionEntry): Snapshot {
  return { what, ownerRole, dueOn };
}
