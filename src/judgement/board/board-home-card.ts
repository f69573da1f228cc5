import type { Actor } from '../../platform/identity/actor.ts';
import { findReviewReminder } from '../tier-reviews/find-review-reminder.ts';
import { isDue } from './board.ts';
import { type BoardMeans, gatherBoard } from './gather-board.ts';

/** How far tiers have come, for those who judge, decide and send. What waits for each of them is among their work (cases-work.ts). */
export function tiersHomeCard(means: BoardMeans) {
  return {
    order: 12,
    roles: ['director', 'assistant-director', 'lead', 'sia', 'eeca'],
    load: async (actor: Actor) => {
      const board = await gatherBoard(means, { actor, query: new URLSearchParams() });
      if (board === null || board.all.length === 0) return null;
      return {
        template: 'judgement/board/home-card.njk',
        data: {
          cycle: board.cycle?.name ?? null,
          due: board.cycle === null ? null : board.all.filter(({ state }) => isDue(state)).length,
          total: board.all.length,
          reminder: await findReviewReminder(means, actor),
        },
      };
    },
  };
}
