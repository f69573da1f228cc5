import './tables.ts';

export { accountabilityRecordKinds } from './accountability-record-kinds.ts';
export { accountabilityRoutes } from './accountability-wing.ts';
