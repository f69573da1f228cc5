import { adviserRoles } from '../../judgement/index.ts';
import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { SupportPage } from '../common/open-page.ts';
import { listCovers } from './find-covers.ts';
import { gatherCaseloads } from './gather-caseloads.ts';
import { suggestFor, withoutLead } from './load.ts';

const mostShown = 30;

/** Every adviser’s load beside what they have, who has no lead adviser, and who could take each. */
export const showCaseloads: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const { authorityId } = authority;
  const { year, loads, providers, isProvisional } = await gatherCaseloads(means.db.kysely, means.clock, { ...request.actor, authorityId });
  const alone = withoutLead(providers);
  const mayBalance = isAllowed(request.actor, 'caseload.balance');
  const covers = await listCovers(means.db.kysely, authorityId);
  return {
    kind: 'page',
    template: 'support/caseloads/caseloads.njk',
    data: {
      year,
      isProvisional,
      loads: loads.map((load) => ({
        ...load,
        roleLabel: adviserRoles[load.role],
        km: Math.round(load.km),
        localities: load.localities.join(', '),
        href: `/adviser-days?adviser=${String(load.id)}`,
      })),
      alone: alone.slice(0, mostShown).map((provider) => ({
        ...provider,
        href: `/providers/${String(provider.id)}`,
        allocate: `/providers/${String(provider.id)}/allocations/new?part=lead`,
        suggestions: suggestFor(provider, loads, providers).map(({ adviser, reasons }) => ({ name: adviser.name, reasons: reasons.join('; ') })),
      })),
      aloneCount: alone.length,
      mostShown,
      covers: covers
        .filter(({ to, withdrawn }) => withdrawn === null && to >= today)
        .map((cover) => ({ ...cover, href: `/caseloads/cover/${String(cover.id)}/undo` })),
      mayBalance,
      breadcrumbs: [{ text: 'Adviser days', href: '/adviser-days' }],
    },
  };
};
