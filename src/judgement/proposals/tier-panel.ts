import { reachesProvider, isAllowed, type ProviderPanel } from '../../register/index.ts';
import { explain } from './explain.ts';
import { findLatestProposals } from './find-proposals.ts';
import { findTiersInForce } from './find-tier-in-force.ts';
import { withoutRestricted } from './restricted.ts';
import type { TierPageMeans } from './show-provider-tier.ts';
import { provisionalLabel, tierInWords } from './tier-words.ts';

/** A provider’s tier on its page, for those who may see it: what was issued; and for staff what is proposed, with why. */
export function tierPanel({ db, clock }: TierPageMeans): ProviderPanel {
  return {
    id: 'tier',
    title: 'Tier of support',
    order: 15,
    load: async (providerId, actor) => {
      const { authorityId } = actor;
      if (authorityId === null || !(await reachesProvider(db.kysely, clock, actor, 'tier.view', providerId))) return null;
      const issued = (await findTiersInForce(db.kysely, authorityId, clock.today(), [providerId])).get(providerId);
      const proposal = isAllowed(actor, 'tier.list') ? (await findLatestProposals(db.kysely, authorityId, [providerId])).get(providerId) : undefined;
      return {
        template: 'judgement/proposals/tier-panel.njk',
        data: {
          inForce: tierInWords(issued?.tier ?? null),
          from: issued?.from ?? null,
          letterOn: issued?.letterOn ?? null,
          why: proposal ? explain(withoutRestricted(proposal.evaluation), proposal.facts) : null,
          madeAt: proposal?.madeAt ?? null,
          provisional: proposal?.isProvisional === true ? `${provisionalLabel}.` : '',
          href: `/providers/${String(providerId)}/tier`,
          link: proposal ? 'The whole explanation, and its history' : issued ? 'What it means, and what comes with it' : 'About tiers of support',
        },
      };
    },
  };
}
