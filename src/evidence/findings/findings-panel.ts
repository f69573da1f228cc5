import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import { findFindings } from './find-findings.ts';
import { spanInWords } from './finding-words.ts';
import { aboutKind } from './finding-kinds.ts';

/** What has been confirmed and holds today, on the provider's page; nothing for those who do not see findings. */
export function findingsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'findings',
    title: 'What has been confirmed',
    order: 23,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider || !(await reachesProvider(db.kysely, clock, actor, 'finding.view', provider.id))) return null;
      const held = (await findFindings(db.kysely, { providerIds: [provider.id], asAt: clock.today() })).get(provider.id) ?? [];
      const open = held.filter(({ kind }) => !aboutKind(kind).restricted);
      return {
        template: 'evidence/findings/findings-panel.njk',
        data: {
          findings: open.map((one) => ({ ...one, span: spanInWords(one, one.until) })),
          // The provider's page is no place for more: who may read it opens the list, which records that they did.
          hasRestricted: open.length < held.length,
          base: `/providers/${provider.id}/findings`,
          mayRecord: await reachesProvider(db.kysely, clock, actor, 'finding.record', provider.id),
        },
      };
    },
  };
}
