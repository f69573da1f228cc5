import { reachesProvider } from '../../register/index.ts';
import { mayCall } from '../calls/call.ts';
import { listCalls } from '../calls/find-calls.ts';
import { mayReview, mayRuleOnReview } from '../case-reviews/case-review.ts';
import type { CasePart, CaseStep } from '../cases/case-part.ts';
import { ownConflict } from '../cases/conflict.ts';
import type { FoundCase } from '../cases/find-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { gatherReplyFacts, listReplies } from '../replies/find-replies.ts';
import { listLettersOfCase } from './find-letters.ts';
import { findStandingDecision } from './find-standing-decision.ts';
import { gatherIssueFacts } from './gather-issue-facts.ts';
import { needsCall } from './may-issue.ts';
import { tierLabels } from '../../kernel/tier.ts';

type Request = Parameters<CasePart['load']>[1];

const callPart: CasePart = {
  id: 'call',
  title: 'Call before the letter',
  load: async ({ db }, _, found) => {
    const calls = await listCalls(db.kysely, found.id);
    return calls.length === 0 ? null : { template: 'judgement/letters/part-calls.njk', data: { calls } };
  },
  steps: async (means, request, found) => {
    if (!(await reaches(means, request, 'tier.call', found))) return [];
    const { facts, decision } = await gatherIssueFacts(means.db.kysely, found, means.clock.today());
    if (decision === null || facts.proposedSince !== null || !mayCall({ state: found.state, decidedOn: decision.decidedOn }).ok) return [];
    return needsCall(decision.tier, facts.inForce) && !facts.isCalled ? [step(found, 'call', 'Log the call before the letter')] : [];
  },
};

const letterPart: CasePart = {
  id: 'letter',
  title: 'Letter',
  load: async (means, request, found) => {
    const letters = await listLettersOfCase(means.db.kysely, found.id);
    const mayDraft = await reaches(means, request, 'tier.call', found);
    const shown = letters.filter(({ issuedOn }) => issuedOn !== null || mayDraft);
    return shown.length === 0 ? null : { template: 'judgement/letters/part-letters.njk', data: { letters: shown } };
  },
  steps: async (means, request, found) => {
    if (!(await reaches(means, request, 'tier.call', found))) return [];
    const { facts, decision, letter } = await gatherIssueFacts(means.db.kysely, found, means.clock.today());
    if (decision === null || (letter !== null && letter.issuedOn !== null)) return [];
    const isNext = facts.isCalled || !needsCall(decision.tier, facts.inForce);
    if (found.state === 'decided') return [step(found, 'letter', letter === null ? 'Write the letter' : 'Finish and issue the letter', isNext)];
    return found.state === 'final' && decision.isReview ? [step(found, 'letter', 'Write the letter with the review’s outcome')] : [];
  },
};

const replyPart: CasePart = {
  id: 'reply',
  title: 'Reply',
  load: async ({ db }, _, found) => {
    const replies = await listReplies(db.kysely, found.id);
    return replies.length === 0 ? null : { template: 'judgement/letters/part-replies.njk', data: { replies } };
  },
  steps: async (means, request, found) => {
    if (found.state === 'final' && found.decision?.validFrom) {
      const { isReviewed, hasNewerCase } = await gatherReplyFacts(means.db.kysely, found);
      const mayRecord = !isReviewed && !hasNewerCase && (await reaches(means, request, 'tier.reply', found));
      return mayRecord ? [step(found, 'reply', 'Record a reply that was received earlier', false)] : [];
    }
    if (found.state !== 'issued' && found.state !== 'in-review') return [];
    const isLate = (await listReplies(means.db.kysely, found.id)).some((reply) => reply.isLate && reply.lateAnswer === null);
    if (isLate && (await mayAnswerLate(means, request, found))) return [step(found, 'reply', 'Answer the request that came late')];
    return (await reaches(means, request, 'tier.reply', found)) ? [step(found, 'reply', 'Record a reply', false)] : [];
  },
};

const reviewPart: CasePart = {
  id: 'review',
  title: 'Review',
  load: async ({ db }, _, found) => {
    const decision = await findStandingDecision(db.kysely, found.id);
    if (decision?.isReview !== true) return null;
    const tiers = { tier: tierLabels[decision.tier], before: decision.reviewedTier === null ? null : tierLabels[decision.reviewedTier] };
    return { template: 'judgement/letters/part-review.njk', data: { decision, ...tiers } };
  },
  steps: async (means, request, found) => {
    const { accountId, name } = request.actor;
    if (ownConflict(found.conflicts, { account: accountId, name }) !== null) return [];
    const may = mayReview(found.state, await findStandingDecision(means.db.kysely, found.id), { accountId, name });
    return may.ok && (await reaches(means, request, 'tier.review', found)) ? [step(found, 'review', 'Review the tier')] : [];
  },
};

/** What this folder and its neighbours show of a case on its page, in the order in which it happens. */
export const letterParts: readonly CasePart[] = [callPart, letterPart, replyPart, reviewPart];

const step = (found: FoundCase, page: string, text: string, isNext = true): CaseStep => ({
  text,
  href: `/cases/${String(found.id)}/${page}`,
  isNext,
});

/** Neither with a conflict of interest, nor where the decision was theirs. */
async function mayAnswerLate(means: JudgementMeans, request: Request, found: FoundCase): Promise<boolean> {
  const { accountId, name } = request.actor;
  if (ownConflict(found.conflicts, { account: accountId, name }) !== null) return false;
  const may = mayRuleOnReview(await findStandingDecision(means.db.kysely, found.id), { accountId, name });
  return may.ok && reaches(means, request, 'letter.issue', found);
}

function reaches({ db, clock }: JudgementMeans, { actor }: Request, permission: 'tier.call' | 'tier.reply' | 'tier.review' | 'letter.issue', found: FoundCase) {
  return reachesProvider(db.kysely, clock, actor, permission, found.providerId);
} // prettier-ignore
