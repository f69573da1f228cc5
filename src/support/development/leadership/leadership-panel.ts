import { isAllowed, type ProviderPanel, reachesProvider } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { gatherLeadership } from './gather-leadership.ts';
import { type ListBoardVacancies, listRecordedVacancies } from './list-board-vacancies.ts';
import { hrefOf } from './leadership-pages.ts';
import { reasonTitle, supportInWords } from './leadership-words.ts';

/** For staff: why the leadership of a provider may want support, and what was offered. What was told in confidence is on its own page alone. */
export function leadershipPanel(
  { db, clock }: SupportMeans,
  { listBoardVacancies = listRecordedVacancies }: { readonly listBoardVacancies?: ListBoardVacancies } = {},
): ProviderPanel {
  return {
    id: 'leadership',
    title: 'Leadership support',
    order: 31,
    load: async (providerId, actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !isAllowed(actor, 'leadership.view')) return null;
      if (!(await reachesProvider(db.kysely, clock, actor, 'leadership.view', providerId))) return null;
      const question = { actor: { ...actor, authorityId }, today: clock.today(), listBoardVacancies, providerId };
      const [led] = await gatherLeadership(db.kysely, question);
      if (led === undefined) return null;
      const reasons = led.reasons.filter(({ isConfidential }) => !isConfidential);
      return {
        template: 'support/development/leadership/leadership-panel.njk',
        data: {
          reasons: reasons.map((reason) => ({ title: reasonTitle(reason), says: reason.says, supports: reason.now.map(supportInWords) })),
          induction: led.induction === null ? null : `/providers/${String(led.id)}/induction`,
          href: hrefOf(led.id),
        },
      };
    },
  };
}
