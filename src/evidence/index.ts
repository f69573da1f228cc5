export { applyInspections, reapplyInspections } from './inspections/apply-inspections.ts';
export { inspectionFilters } from './inspections/inspection.ts';
export { latestInspectionPanel } from './inspections/latest-inspection-panel.ts';
