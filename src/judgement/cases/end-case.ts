import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { mayRuleOnReview } from '../case-reviews/case-review.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';
import { proposeFrom } from '../proposals/propose-tiers.ts';
import type { Doing } from './doing.ts';
import { mayEndEarly } from './early-end.ts';
import type { FoundCase } from './find-case.ts';
import { findBar } from './find-conflicts.ts';
import { moveCase, takeCase } from './move-case.ts';

/**
 * Ends a case whose letter has gone, because something graver is known, and opens the next one from the facts given. The tier that was told stays in force until that one's
 * letter goes. Answers the new case; null where the criteria in force are not for the provider any more.
 */
export async function endCaseEarly(
  tx: Tx,
  doing: Doing,
  given: FoundCase,
  facts: readonly ProviderFacts[],
  reason: string,
): Promise<Result<number | null>> {
  const { actor, clock, event, reference, publicAddress } = doing;
  // In the order in which proposals are made, so that neither waits for the other.
  await tx.selectFrom('provider').select('id').where('id', '=', given.providerId).forNoKeyUpdate().execute();
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  if (found === undefined) throw new Error('A case that was there is gone.');
  const bar = await findBar(tx, clock, found, 'decide', actor);
  if (bar !== null) return refused(bar);
  const may = mayEndEarly(found);
  if (!may.ok) return may;
  const rules = await mayEndReview(tx, found, actor);
  if (!rules.ok) return rules;
  await moveCase(tx, found, 'final', { actor, clock, event, reference, reason, detail: { since: may.value } });
  await tx.updateTable('tier_case').set({ ended_by: actor.name, ended_reason: reason }).where('id', '=', found.id).execute();
  const cause = 'Something graver became known';
  const proposing = {
    actor,
    clock,
    publicAddress,
    authorityId: found.authorityId,
    occasion: 'asked',
    cause,
    cycleId: null,
    asAt: clock.today(),
  } as const;
  const [made] = await proposeFrom(tx, facts, proposing);
  return accepted(made?.caseId ?? null);
}

/** To end a case in review ends the review too: not for whoever took the decision that it is of. */
export async function mayEndReview(
  reader: Reader,
  { id, state }: Pick<FoundCase, 'id' | 'state'>,
  { accountId, name }: Actor,
): Promise<Result<null>> {
  if (state !== 'in-review') return accepted(null);
  return mayRuleOnReview(await findStandingDecision(reader, id), { accountId, name });
}
