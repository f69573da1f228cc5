import { type ProviderPanel, reachesProvider } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { levelColours, pathwayInWords } from '../caseload/caseload-pages.ts';
import { gatherCaseload } from '../caseload/gather-caseload.ts';
import { supportLevels } from '../graduated-support.ts';
import { hrefOf } from './setting-links.ts';

/** An early years setting’s support in short on its page, leading to all of it. */
export function earlyYearsPanel({ db, clock }: SupportMeans): ProviderPanel {
  return {
    id: 'early-years',
    title: 'Early years',
    order: 13,
    load: async (providerId, actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !(await reachesProvider(db.kysely, clock, actor, 'early-years.view', providerId))) return null;
      const [row] = await gatherCaseload(db.kysely, { actor: { ...actor, authorityId }, today: clock.today(), id: providerId });
      if (row === undefined) return null;
      const level = { text: supportLevels[row.level], colour: levelColours[row.level], why: row.why };
      return {
        template: 'support/early-years/setting/panel.njk',
        data: { level, pathway: pathwayInWords(row), auditsDue: row.audits.filter(({ isDue }) => isDue), href: hrefOf(row.id) },
      };
    },
  };
}
