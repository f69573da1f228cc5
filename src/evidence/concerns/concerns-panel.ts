import { findOwnProvider, isAllowed, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { lineOf } from './concern-words.ts';
import { findConcerns } from './find-concerns.ts';
import { listTold } from './show-told.ts';

/** Concerns on the provider's page: for officers those they may see, for its own people what was said to them; for everybody else nothing. */
export function concernsPanel({ db, clock }: ConcernMeans): ProviderPanel {
  return {
    id: 'concerns',
    title: 'Concerns',
    order: 24,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider) return null;
      const base = `/providers/${String(provider.id)}/concerns`;
      if (await reachesProvider(db.kysely, clock, actor, 'concern.told', provider.id)) {
        const told = await listTold(db.kysely, actor, provider);
        return told.length === 0 ? null : { template: 'evidence/concerns/told-panel.njk', data: { count: told.length, latest: told[0], base } };
      }
      const mayLog = isAllowed(actor, 'concern.log');
      if (!isAllowed(actor, 'concern.list')) return null;
      const concerns = await findConcerns(db.kysely, { actor, clock, providerId: provider.id });
      const open = concerns.filter(({ state }) => state !== 'closed').map((concern) => lineOf(concern, clock.today()));
      const mayList = await reachesProvider(db.kysely, clock, actor, 'concern.view', provider.id);
      return mayLog || concerns.length > 0
        ? { template: 'evidence/concerns/concerns-panel.njk', data: { open, closed: concerns.length - open.length, base, mayLog, mayList } }
        : null;
    },
  };
}
