import { findOwnProvider, type ProviderPanel } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';

/** The way to the timeline, on the provider’s page. */
export function timelinePanel({ db }: Pick<SupportMeans, 'db'>): ProviderPanel {
  return {
    id: 'timeline',
    title: 'Timeline',
    order: 5,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      return provider && { template: 'support/timeline/timeline-panel.njk', data: { href: `/providers/${String(provider.id)}/timeline` } };
    },
  };
}
