import './tables.ts';

export { isAllowed } from './access/permissions.ts';
export { isRole, roles } from './access/roles.ts';
export { auditSubjects } from './access/find-audit-subjects.ts';
export { reachIn } from './access/find-reach.ts';
export { grantScope } from './access/grant-scope.ts';
export { placeSites } from './localities/place-sites.ts';
export { registerListeners } from './loading/register-listeners.ts';
export type { ProviderPanel } from './providers/provider-panel.ts';
export { recordInspectionSummaries, type InspectionSummaryRow } from './providers/record-inspection-summaries.ts';
export { createAuthority } from './authorities/create-authority.ts';
export { findMeantAuthority, listAuthorities } from './authorities/find-authority.ts';
export { dataHomeCard } from './data/data-home-card.ts';
export { registerRoutes } from './register-wing.ts';
