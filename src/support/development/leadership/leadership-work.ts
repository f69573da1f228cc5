import { isAdviser, isAllowed, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { gatherLeadership } from './gather-leadership.ts';
import { type ListBoardVacancies, listRecordedVacancies } from './list-board-vacancies.ts';
import { hrefOf } from './leadership-pages.ts';
import { reasonTitle } from './leadership-words.ts';

/** For advisers: where something that a reason triggers was not offered so far, a line a provider. Of what was told in confidence no more than that there is something. */
export function leadershipWork(
  { db }: SupportMeans,
  { listBoardVacancies = listRecordedVacancies }: { readonly listBoardVacancies?: ListBoardVacancies } = {},
): WorkSource {
  return {
    id: 'leadership',
    list: async (actor, today) => {
      const { authorityId } = actor;
      if (authorityId === null || !isAdviser(actor) || !isAllowed(actor, 'leadership.record')) return [];
      const all = await gatherLeadership(db.kysely, { actor: { ...actor, authorityId }, today, listBoardVacancies });
      return all.flatMap(({ id, name, reasons }) => {
        const untouched = reasons.filter(({ now }) => now.every(({ state }) => state === 'not-yet'));
        if (untouched.length === 0) return [];
        const open = untouched.filter(({ isConfidential }) => !isConfidential).map((reason) => reasonTitle(reason).toLowerCase());
        const about = open.length === 0 ? '' : `: ${[...new Set(open)].join(', ')}`;
        return [{ kind: 'owed', text: `Support of its leadership was not offered so far${about}`, href: hrefOf(id), provider: { id, name }, dueOn: null, since: null }];
      });
    },
  };
} // prettier-ignore
