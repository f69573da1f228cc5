import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import type { ActionMeans } from './actions-means.ts';
import { lineOf } from './action-line.ts';
import { findActions } from './find-actions.ts';
import { presentLine } from './show-actions.ts';
import { isOutside } from './who-sees-actions.ts';

const shown = 5;

/** What is open of what was agreed, on the provider's page, as its reader may see it. */
export function actionsPanel({ db, clock }: ActionMeans): ProviderPanel {
  return {
    id: 'actions',
    title: 'Actions',
    order: 24,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider || !(await reachesProvider(db.kysely, clock, actor, 'action.view', provider.id))) return null;
      const open = await findActions(db.kysely, { actor, today: clock.today(), providerId: provider.id, isOpen: true });
      // The provider's page is no place for what only named people may read.
      const lines = open
        .filter(({ isRestricted }) => !isRestricted)
        .map((action) => presentLine(lineOf(action, isOutside(actor.role, actor.kind)), clock.today()));
      return {
        template: 'evidence/actions/actions-panel.njk',
        data: {
          lines: lines.slice(0, shown),
          more: Math.max(0, lines.length - shown),
          base: `/providers/${String(provider.id)}/actions`,
          mayRecord: await reachesProvider(db.kysely, clock, actor, 'action.record', provider.id),
        },
      };
    },
  };
}
