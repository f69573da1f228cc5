import './tables.ts';

export { accountabilityRecordKinds } from './record-kinds.ts';
export { accountabilityRoutes } from './wing.ts';
