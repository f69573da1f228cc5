import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { isAllowed } from '../access/permissions.ts';
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
      const mayEdit = isAllowed(actor, 'register.edit');
      const recorded = await listRecordedSendUnits(db.kysely, provider.id, provider.authorityId);
      if (recorded.length === 0 && !mayEdit) return null;
      const base = `/providers/${provider.id}/send-units`;
      const shown = recorded.map((unit) => ({
        ...unit,
        kindText: kindWords[unit.kind].text,
        stageText: stageAndDay(unit, clock.today()),
        href: `${base}/${unit.id}`,
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
