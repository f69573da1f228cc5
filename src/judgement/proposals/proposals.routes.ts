import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { saveClosing, saveMoreProposals, saveNewCycle, showClosing, showCycle, showCycles, showNewCycle } from './cycle-pages.ts';
import type { ProposingMeans } from './propose-for-cycle.ts';
import { showProviderTier } from './show-provider-tier.ts';
import { saveLookAgain, showTierChanges } from './show-tier-changes.ts';

type Page = (means: ProposingMeans, request: PageRequest) => Promise<Reply> | Reply;

/** Cycles, a provider’s tier, and what changed. */
export function proposalRoutes(means: ProposingMeans): Route[] {
  const cycles = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: Page): Route => ({
    method,
    path,
    permission: 'tier.propose',
    audit,
    handle: async (request) => page(means, request),
  });
  return [
    cycles('GET', '/cycles', 'tier-cycles.viewed', showCycles),
    cycles('GET', '/cycles/new', 'tier-cycle.opened-form', showNewCycle),
    cycles('POST', '/cycles/new', 'tier-cycle.opened', saveNewCycle),
    cycles('GET', '/cycles/:cycleId', 'tier-cycle.viewed', showCycle),
    cycles('POST', '/cycles/:cycleId/propose', 'tier-cycle.proposed', saveMoreProposals),
    cycles('GET', '/cycles/:cycleId/close', 'tier-cycle.opened-form', showClosing),
    cycles('POST', '/cycles/:cycleId/close', 'tier-cycle.closed', saveClosing),
    {
      method: 'GET',
      path: '/providers/:providerId/tier',
      permission: 'tier.view',
      of: 'providerId',
      audit: 'tier.viewed',
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
      handle: (request) => showProviderTier(means, request),
    },
    {
      method: 'GET',
      path: '/tiers/changes',
      permission: 'tier.list',
      audit: 'tier-changes.viewed',
      sensitive: true,
      handle: (request) => showTierChanges(means, request),
    },
    cycles('POST', '/tiers/changes/look-again', 'tier-changes.looked-again', saveLookAgain),
  ];
}
