import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import type { ProviderPanel } from '../providers/provider-panel.ts';
import { allocatedOn } from './allocation.ts';
import { adviserWords, partWords, parts, spanWords } from './allocation-words.ts';
import { listRecordedAllocations, type RecordedAllocation } from './find-allocations.ts';

/** Who advises a provider and who will; for whoever may read what was entered, who did; for those who manage allocations, the way to say otherwise. */
export function allocationsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'allocations',
    title: 'Who advises it',
    order: 25,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider) return null;
      const mayView = await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id);
      const recorded = await listRecordedAllocations(db.kysely, provider.id, provider.authorityId);
      const standing = recorded.filter((one) => one.withdrawn === null);
      const today = clock.today();
      const base = `/providers/${provider.id}/allocations`;
      const show = (one: RecordedAllocation) => ({
        ...one,
        partText: partWords[one.part].text,
        span: spanWords(one.validFrom, one.validTo),
        href: mayView ? `${base}/${one.id}` : null,
      });
      const now = parts.map((part) => {
        const ofPart = allocatedOn(standing, part, today);
        const { title, one } = adviserWords[part];
        return { part, title: ofPart.length === 1 ? one.replace(/^./, (first) => first.toUpperCase()) : title, advisers: ofPart.map(show) };
      });
      const others = standing.filter((one) => !now.some(({ advisers }) => advisers.some(({ id }) => id === one.id)));
      return {
        template: 'register/allocations/allocations-panel.njk',
        data: {
          now: now.filter(({ part, advisers }) => part === 'lead' || advisers.length > 0),
          toCome: others.filter((one) => one.validFrom > today).map(show),
          past: (mayView ? others : []).filter((one) => one.validFrom <= today).map(show),
          withdrawn: (mayView ? recorded : []).filter((one) => one.withdrawn !== null).map(show),
          newAllocation: `${base}/new`,
          asAt: mayView ? base : null,
          mayManage: await reachesProvider(db.kysely, clock, actor, 'allocation.manage', provider.id),
        },
      };
    },
  };
}
