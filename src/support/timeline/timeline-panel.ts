import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';

/** The way to the timeline on the provider’s page, and to what has a day for whoever may see that. */
export function timelinePanel({ db, clock }: SupportMeans): ProviderPanel {
  return {
    id: 'timeline',
    title: 'Timeline and deadlines',
    order: 5,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (provider === null) return null;
      const base = `/providers/${String(provider.id)}`;
      const maySeeDays = await reachesProvider(db.kysely, clock, actor, 'programme.view', provider.id);
      return {
        template: 'support/timeline/timeline-panel.njk',
        data: { timelineHref: `${base}/timeline`, deadlinesHref: maySeeDays ? `${base}/deadlines` : null },
      };
    },
  };
}
