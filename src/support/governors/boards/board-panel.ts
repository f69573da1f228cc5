import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { seatCategories } from './constitution.ts';
import { gatherBoard } from './gather-boards.ts';
import { pathOfBoard } from './open-board-form.ts';

/**
 * A provider’s governing board on its page: who sits on it and until when, which is public; for those who may see the board itself, vacancies and the way to it.
 */
export function boardPanel({ db, clock }: SupportMeans): ProviderPanel {
  return {
    id: 'governing-board',
    title: 'Governing board',
    order: 31,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider) return null;
      const board = await gatherBoard(db.kysely, provider, clock.today());
      const mayEdit = await reachesProvider(db.kysely, clock, actor, 'board.edit', provider.id);
      if (board === null && !mayEdit) return null;
      const mayView = await reachesProvider(db.kysely, clock, actor, 'board.view', provider.id);
      const seats = (board?.seats ?? []).filter(({ holder }) => mayView || holder !== null);
      if (board !== null && seats.length === 0) return null;
      return {
        template: 'support/governors/boards/board-panel.njk',
        data: {
          hasBoard: board !== null,
          counts: mayView ? { total: seats.length, vacant: seats.filter(({ vacancy }) => vacancy !== null).length } : null,
          seats: seats.map((one) => ({
            category: seatCategories[one.category],
            who: one.holder?.name ?? null,
            until: one.holder?.until ?? null,
            since: one.vacancy?.since ?? null,
          })),
          href: mayView ? pathOfBoard(provider) : null,
          record: mayEdit ? `${pathOfBoard(provider)}/constitution` : null,
        },
      };
    },
  };
}
