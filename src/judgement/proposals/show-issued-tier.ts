import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type OwnProvider, reachesProvider } from '../../register/index.ts';
import { listIssuedLetters } from '../letters/find-letters.ts';
import { findProposal } from './find-proposals.ts';
import { findTiersInForce } from './find-tier-in-force.ts';
import { findEntitlement } from './find-entitlement.ts';
import { helpNext, supportFor, tierMeanings } from './head-words.ts';
import { provisionalLabel, tierInWords } from './tier-words.ts';

/** A tier as those see it whom it is of: what was issued, in plain words. What is proposed, judged or moderated is not in it. */
export async function showIssuedTier(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { actor }: PageRequest,
  provider: OwnProvider,
): Promise<Reply> {
  const { id, authorityId, name } = provider;
  const today = clock.today();
  const issued = (await findTiersInForce(db.kysely, authorityId, today, [id])).get(id);
  const proposal = issued && (await findProposal(db.kysely, authorityId, id, { id: issued.proposalId }));
  const entitlement = issued && (await findEntitlement(db.kysely, issued.proposalId));
  const letters = await listIssuedLetters(db.kysely, authorityId, id);
  const isOpen = issued?.caseState === 'issued' && issued.replyBy !== null && issued.replyBy >= today;
  return {
    kind: 'page',
    template: 'judgement/proposals/issued-tier.njk',
    data: {
      provider: { id, name },
      issued: issued && {
        tier: tierInWords(issued.tier),
        from: issued.from,
        meaning: tierMeanings[issued.tier],
        ...(proposal && entitlement ? supportFor(issued.tier, proposal.facts.provider, entitlement) : { days: null, support: [] }),
        next: proposal ? helpNext(proposal.evaluation, issued.tier) : [],
        replyBy: isOpen ? issued.replyBy : null,
        replyHref: isOpen && (await reachesProvider(db.kysely, clock, actor, 'tier.reply', id)) ? `/cases/${String(issued.caseId)}/reply` : null,
        isInReview: issued.caseState === 'in-review',
      },
      letters: letters.map((letter) => ({ on: letter.issuedOn, href: `/providers/${String(id)}/tier/letters/${String(letter.id)}` })),
      provisional: provisionalLabel,
      breadcrumbs: [{ text: name, href: `/providers/${String(id)}` }],
    },
  };
}
