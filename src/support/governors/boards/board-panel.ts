import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { seatCategories } from './constitution.ts';
import { gatherBoard } from './gather-boards.ts';
import { pathOfBoard } from './open-board-form.ts';
import { seatStanding } from './show-board.ts';

/** A provider’s governing board on its page: name, category and term, which are public; and the way to the board for those who may follow it. */
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
      const seats = board?.seats ?? [];
      return {
        template: 'support/governors/boards/board-panel.njk',
        data: {
          hasBoard: board !== null,
          total: seats.length,
          vacant: seats.filter(({ vacancy }) => vacancy !== null).length,
          seats: seats.map((one) => ({
            category: seatCategories[one.category],
            who: one.holder?.name ?? null,
            until: one.holder?.until ?? null,
            since: one.vacancy?.since ?? null,
            standing: seatStanding(one),
          })),
          href: (await reachesProvider(db.kysely, clock, actor, 'board.view', provider.id)) ? pathOfBoard(provider) : null,
          record: mayEdit ? `${pathOfBoard(provider)}/constitution` : null,
        },
      };
    },
  };
}
