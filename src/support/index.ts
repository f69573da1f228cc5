import './tables.ts';

export { supportRecordKinds } from './record-kinds.ts';
export { adviserDaysPanel } from './days/days-panel.ts';
export { lawWork } from './intervention/list-law-work.ts';
export { interventionListeners } from './intervention/end-overtaken-notices.ts';
export { recordPowersNightly } from './intervention/record-powers-nightly.ts';
export { supportRoutes } from './wing.ts';
export { tripWork } from './trip/trip-work.ts';
export { programmesPanel } from './programmes/programmes-panel.ts';
export { programmesWork } from './programmes/programmes-work.ts';
export { entitlementWork } from './days/list-entitlement-work.ts';
export { timelinePanel } from './timeline/timeline-panel.ts';
export { whatShips } from './programme-definitions/open-definition-page.ts';
export { type ListedVersion, listProgrammes } from './programme-definitions/list-programmes.ts';
export { findDeadlinesOfSchool } from './deadlines/find-deadlines-of-school.ts';
export { type Deadline, standings } from './deadlines/deadline.ts';
