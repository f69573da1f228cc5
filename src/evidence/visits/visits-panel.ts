import type { ProviderPanel } from '../../register/index.ts';
import { isAllowed, reachesProvider } from '../../register/index.ts';
import { isOfHead, isOfSchool } from './found-part.ts';
import { present } from './list-pages.ts';
import { listVisits } from './list-visits.ts';
import { schoolReads } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';

/** The next visits and the last ones, on the provider’s page; nothing for those who do not see visits. */
export function visitsPanel({ db, clock }: VisitMeans): ProviderPanel {
  return {
    id: 'visits',
    title: 'Visits',
    order: 24,
    load: async (providerId, actor) => {
      if (!isAllowed(actor, 'visit.view') || !(await reachesProvider(db.kysely, clock, actor, 'visit.view', providerId))) return null;
      const today = clock.today();
      const found = (await listVisits(db.kysely, { actor, today, filter: 'any', providerId })).filter(({ state }) => state !== 'cancelled');
      const shown = isOfSchool(actor) ? found.filter(({ state }) => schoolReads(state, isOfHead(actor)) !== 'nothing') : found;
      const mayPlan = await reachesProvider(db.kysely, clock, actor, 'visit.plan', providerId);
      if (shown.length === 0 && !mayPlan) return null;
      const base = `/providers/${String(providerId)}/visits`;
      const data = { visits: shown.slice(0, 4).map((part) => present(part, today)), total: shown.length, base, mayPlan };
      return { template: 'evidence/visits/visits-panel.njk', data };
    },
  };
}
