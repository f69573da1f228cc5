import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import { inspectionDays } from './briefing.ts';
import { listCallsOf } from './find-calls.ts';
import { pathOfCall } from './open-call-pages.ts';
import type { CallMeans } from './show-calls.ts';

/** Ofsted's calls on the provider's page, and where a new one is recorded; nothing for those who do not see them. */
export function ofstedCallsPanel({ db, clock }: CallMeans): ProviderPanel {
  return {
    id: 'ofsted-calls',
    title: 'Ofsted calls',
    order: 25,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider || !(await reachesProvider(db.kysely, clock, actor, 'ofsted-call.view', provider.id))) return null;
      const calls = (await listCallsOf(db.kysely, provider)).filter(({ withdrawnBy }) => withdrawnBy === null).slice(0, 3);
      return {
        template: 'evidence/ofsted-calls/calls-panel.njk',
        data: {
          providerId: provider.id,
          calls: calls.map((call) => ({
            href: pathOfCall(provider.id, call.id),
            days: inspectionDays(call),
            isCurrent: call.inspectionTo >= clock.today(),
          })),
          mayRecord: await reachesProvider(db.kysely, clock, actor, 'ofsted-call.record', provider.id),
        },
      };
    },
  };
}
