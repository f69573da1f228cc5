import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import type { ProviderPanel } from '../providers/provider-panel.ts';
import { listRecordedSendUnits } from './find-send-units.ts';
import { kindWords, stageAndDay } from './send-unit-words.ts';

/** A provider's units at every stage; nothing where none is recorded and the reader cannot record one. */
export function sendUnitsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'send-units',
    title: 'SEND units and resourced provision',
    order: 40,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider) return null;
      const mayEdit = await reachesProvider(db.kysely, clock, actor, 'send-unit.edit', provider.id);
      const mayView = await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id);
      const recorded = await listRecordedSendUnits(db.kysely, provider.id, provider.authorityId);
      const readable = recorded.filter((unit) => mayView || unit.withdrawn === null);
      if (readable.length === 0 && !mayEdit) return null;
      const base = `/providers/${provider.id}/send-units`;
      const shown = readable.map((unit) => ({
        ...unit,
        kindText: kindWords[unit.kind].text,
        stageText: stageAndDay(unit, clock.today()),
        href: mayView ? `${base}/${unit.id}` : null,
      }));
      return {
        template: 'register/send-units/send-units-panel.njk',
        data: {
          units: shown.filter((unit) => unit.withdrawn === null),
          withdrawn: shown.filter((unit) => unit.withdrawn !== null),
          newUnit: `${base}/new`,
          mayEdit,
        },
      };
    },
  };
}
