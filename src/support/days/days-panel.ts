import { academicYearOf } from '../../kernel/period.ts';
import { type ProviderPanel, reachesProvider } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { totalOf } from './day-entries.ts';
import { gatherDue } from './gather-due.ts';
import { gatherEntries } from './gather-entries.ts';

/** A provider’s adviser days of this year on its page, and when the next visit is due. */
export function adviserDaysPanel({ db, clock }: SupportMeans): ProviderPanel {
  return {
    id: 'adviser-days',
    title: 'Adviser days and visits owed',
    order: 16,
    load: async (providerId, actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !(await reachesProvider(db.kysely, clock, actor, 'days.view', providerId))) return null;
      const today = clock.today();
      const year = academicYearOf(today);
      const { providers, entries } = await gatherEntries(db.kysely, {
        actor: { ...actor, authorityId },
        permission: 'days.view',
        year,
        today,
        providerId,
      });
      const [found] = providers;
      if (!found) return null;
      const due = await gatherDue(db.kysely, { authorityId, today, providers: [found] });
      return {
        template: 'support/days/days-panel.njk',
        data: { total: totalOf('', found.name, entries), year, due, today, href: `/providers/${String(providerId)}/adviser-days` },
      };
    },
  };
}
