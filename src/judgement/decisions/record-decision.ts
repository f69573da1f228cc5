import type { Tx } from '../../platform/database/database.ts';
import type { Doing, Outcome } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import { findProposalOfCase } from '../cases/find-proposal.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { noConflict } from '../judging/judgement.ts';
import { listJudgements } from '../judging/list-judgements.ts';
import { listOpenMeetingsOfCase } from '../moderation/find-meetings.ts';
import { type DecisionEntry, decideDecision } from './decision.ts';
import { listDecisions } from './list-decisions.ts';

/** What the decider had before them: the latest of each, nought for none. */
export interface SeenByDecider {
  readonly proposal: number;
  readonly judgement: number;
  readonly decision: number;
}

/** A tier is decided; where it departs from the service's proposal it waits for a second person, who is asked by mail. */
export async function recordDecision(tx: Tx, doing: Doing, given: FoundCase, entry: DecisionEntry, seen: SeenByDecider): Promise<Outcome> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  const proposal = found && (await findProposalOfCase(tx, found.authorityId, found.id));
  if (!found || !proposal) return { kind: 'refused', reason: 'The service has proposed nothing for this case yet.' };
  const bar = await findBar(tx, clock, found, 'decide', actor);
  if (bar !== null) return { kind: 'barred', reason: bar };
  const judgements = await listJudgements(tx, found.authorityId, [found.id]);
  const [latest] = await listDecisions(tx, found.authorityId, [found.id]);
  const isTwice =
    latest?.id !== seen.decision && latest?.byAccount === actor.accountId && latest.tier === entry.tier && latest.reasons === entry.reasons;
  if (isTwice) return { kind: 'already' };
  const judgement = judgements[0];
  const meanwhile = whatChanged(found, seen);
  if (meanwhile !== null) return { kind: 'overtaken', meanwhile };
  const meetings = await listOpenMeetingsOfCase(tx, found.authorityId, found.id);
  const decided = decideDecision(entry, {
    state: found.state,
    proposed: proposal.tier,
    meetings: meetings.map(({ id }) => id),
    hasJudgement: judgement !== undefined,
  });
  if (!decided.ok) return { kind: 'refused', reason: decided.reason };
  const { overrides, state } = decided.value;
  const moving = { actor, clock, reference };
  let moved = found;
  if (found.state === 'judged') {
    await moveCase(tx, found, 'in-moderation', { ...moving, event: 'tier-case.taken-outside-a-meeting', reason: entry.urgency ?? '' });
    moved = { ...found, state: 'in-moderation' };
  }
  await tx
    .insertInto('tier_decision')
    .values({
      authority_id: found.authorityId,
      provider_id: found.providerId,
      case_id: found.id,
      proposal_id: proposal.id,
      judgement_id: judgement?.id ?? null,
      meeting_id: entry.meetingId,
      tier: entry.tier,
      reasons: entry.reasons,
      overrides,
      conflict: noConflict,
      urgency: entry.urgency,
      decided_by: actor.name,
      decided_by_account: actor.accountId,
      decided_at: clock.now(),
    })
    .execute();
  const detail = { tier: entry.tier, proposed: proposal.tier, judged: judgement?.tier ?? null, overrides, meeting: entry.meetingId };
  await moveCase(tx, moved, state, { ...moving, event, reason: entry.reasons, detail });
  await tellPeople(
    tx,
    doing,
    found,
    state,
    judgements.map(({ byAccount }) => byAccount),
  );
  return { kind: 'saved' };
}

async function tellPeople(
  tx: Tx,
  doing: Doing,
  found: FoundCase,
  state: 'decided' | 'awaiting-second',
  judges: readonly (number | null)[],
): Promise<void> {
  const { actor, clock } = doing;
  const { authorityId, providerName } = found;
  if (state === 'decided') {
    await sendNotice(tx, doing, {
      kind: 'decision-made',
      authorityId,
      to: judges,
      subject: `${providerName}: a decision has been made`,
      path: `/cases/${String(found.id)}`,
    });
    return;
  }
  const seconds = await listWhoMay(tx, clock, 'tier.confirm', found, [actor.accountId, ...judges]);
  await sendNotice(tx, doing, {
    kind: 'decision-for-a-second-person',
    authorityId,
    to: seconds.map(({ id }) => id),
    subject: `${providerName}: a decision waits for a second person`,
    path: `/cases/${String(found.id)}/second`,
  });
}

/** What somebody did since the form was shown; null for nothing. */
function whatChanged({ proposal, judgement, decision }: FoundCase, seen: SeenByDecider): string | null {
  if ((decision?.id ?? 0) !== seen.decision) return `${decision?.by ?? 'Somebody'} decided this case while you were writing.`;
  if ((judgement?.id ?? 0) !== seen.judgement)
    return `${judgement?.by ?? 'Somebody'} recorded a new judgement while you were writing. Read it first.`;
  if ((proposal?.id ?? 0) !== seen.proposal)
    return 'The service proposed anew while you were writing, because the facts have changed. Read it first.';
  return null;
}
