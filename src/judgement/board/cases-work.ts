import { isAdviser, type WorkSource } from '../../register/index.ts';
import { linksToDo } from './board-words.ts';
import { type BoardMeans, gatherBoard, gatherToDo } from './gather-board.ts';

const roles = ['director', 'assistant-director', 'lead', 'sia', 'eeca'];

/** Cases that wait for somebody: to judge, to put on an agenda, to decide, to confirm, to ring about, to write, to review. A line for each thing to do. */
export function casesWork(means: BoardMeans): WorkSource {
  return {
    id: 'tier-cases',
    list: async (actor) => {
      if (!roles.includes(actor.role ?? '')) return [];
      const board = await gatherBoard(means, { actor, query: new URLSearchParams() });
      const adviser = isAdviser(actor);
      const links = board === null ? [] : linksToDo(gatherToDo(board.all, actor), { isAdviser: adviser });
      return links.map(({ text, href }) => ({ kind: adviser ? 'draft' : 'moderation', text, href, provider: null, dueOn: null, since: null }));
    },
  };
}
