import { tierLabels } from '../../kernel/tier.ts';
import { confidenceLabels } from '../judging/judgement.ts';
import type { CasePart } from './case-part.ts';
import { findProposalOfCase } from './find-proposal.ts';
import { shortReasons } from './short-reasons.ts';

export const provisionalWords = 'Provisional: not from the published framework';

/** What the service proposed and, beside it, what calls for support whatever the tier. */
export const proposalPart: CasePart = {
  id: 'proposed',
  title: 'What the service proposed',
  load: async ({ db }, _, found) => {
    const proposal = await findProposalOfCase(db.kysely, found.authorityId, found.id);
    return {
      template: 'judgement/cases/proposal-panel.njk',
      data:
        proposal === undefined
          ? { proposal: null }
          : {
              proposal,
              tier: tierLabels[proposal.tier],
              question: proposal.question && tierLabels[proposal.question],
              confidence: confidenceLabels[proposal.confidence],
              reasons: shortReasons(proposal.evaluation),
              triggers: proposal.evaluation.triggers,
              provisional: proposal.criteria.provisional ? provisionalWords : null,
              href: `/providers/${String(found.providerId)}/tier`,
            },
    };
  },
};
