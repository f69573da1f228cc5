import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { findProviderInBrief, findReaderScope, isAllowed, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import { findTimeline } from './find-timeline.ts';
import { windowRule } from './next-inspection.ts';
import { stuckWords } from './stuck.ts';

/** A provider's inspections in short, leading to all of them on one line; nothing where none is known and the reader cannot enter one. */
export function latestInspectionPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'inspection',
    title: 'Inspections',
    order: 20,
    load: async (providerId, actor) => {
      const scope = await findReaderScope(db.kysely, actor.authorityId);
      const provider = scope && (await findProviderInBrief(db.kysely, scope, providerId));
      if (!scope || !provider) return null;
      const facts = await findTimeline(db.kysely, provider, scope.authorityId, clock.today());
      const mayRecord = await reachesProvider(db.kysely, clock, actor, 'inspection.record', provider.id);
      if (facts.entries.length === 0 && facts.stuck === null && !mayRecord) return null;
      const inspections = facts.entries.filter(({ kind }) => kind !== 'rise');
      return {
        template: 'evidence/inspections/latest-inspection.njk',
        data: {
          ...facts,
          latest: inspections[0] ?? null,
          earlier: Math.max(0, inspections.length - 1),
          stuckText: facts.stuck && stuckWords[facts.stuck.answer],
          windowLabel: windowRule.label,
          mayViewData: isAllowed(actor, 'data.view'),
          mayView: false,
          base: `/providers/${provider.id}/inspections`,
        },
      };
    },
  };
}
