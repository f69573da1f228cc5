export { applyInspections, reapplyInspections } from './inspections/apply-inspections.ts';
export { latestInspectionPanel } from './inspections/latest-inspection-panel.ts';
export { evidenceRecordKinds } from './record-kinds.ts';
