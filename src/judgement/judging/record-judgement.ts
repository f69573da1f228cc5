import type { Tx } from '../../platform/database/database.ts';
import type { Doing, Outcome } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import { findProposalOfCase } from '../cases/find-proposal.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { listOpenMeetingsOfCase } from '../moderation/find-meetings.ts';
import { decideJudgement, isSameJudgement, type JudgementEntry, noConflict } from './judgement.ts';
import { entryOf, listJudgements } from './list-judgements.ts';

/** What the adviser had before them: the latest judgement, nought for none, and the proposal; null where a form does not say. */
interface SeenByJudge {
  readonly judgement: number;
  readonly proposal: number | null;
}

/** An adviser's judgement is added to those before it, and stands in their place. */
export async function recordJudgement(tx: Tx, doing: Doing, given: FoundCase, entry: JudgementEntry, seen: SeenByJudge): Promise<Outcome> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  const proposal = found && (await findProposalOfCase(tx, found.authorityId, found.id));
  if (!found || !proposal) return { kind: 'refused', reason: 'The service has proposed nothing for this case yet.' };
  const bar = await findBar(tx, clock, found, 'judge', actor);
  if (bar !== null) return { kind: 'barred', reason: bar };
  const [latest] = await listJudgements(tx, found.authorityId, [found.id]);
  if (latest && latest.byAccount === actor.accountId && isSameJudgement(entryOf(latest), entry)) return { kind: 'already' };
  if (seen.proposal !== null && seen.proposal !== proposal.id)
    return { kind: 'overtaken', meanwhile: 'The service proposed anew while you were writing, because the facts have changed. Read it first.' };
  if ((latest?.id ?? 0) !== seen.judgement) {
    return {
      kind: 'overtaken',
      meanwhile: `${latest?.by ?? 'Somebody'} recorded a judgement while you were writing. Read it, and then record yours if it still differs.`,
    };
  }
  const decided = decideJudgement(entry, { state: found.state, proposed: proposal.tier, evaluation: proposal.evaluation });
  if (!decided.ok) return { kind: 'refused', reason: decided.reason };
  await tx
    .insertInto('tier_judgement')
    .values({
      authority_id: found.authorityId,
      provider_id: found.providerId,
      case_id: found.id,
      proposal_id: proposal.id,
      areas: JSON.stringify(entry.areas),
      tier: entry.tier,
      confidence: entry.confidence,
      reasons: entry.reasons,
      conflict: noConflict,
      judged_by: actor.name,
      judged_by_account: actor.accountId,
      judged_at: clock.now(),
    })
    .execute();
  const detail = { tier: entry.tier, proposed: proposal.tier, confidence: entry.confidence };
  await moveCase(tx, found, 'judged', { actor, clock, event, reference, detail, ...(entry.reasons === null ? {} : { reason: entry.reasons }) });
  const [meeting] = found.state === 'in-moderation' ? await listOpenMeetingsOfCase(tx, found.authorityId, found.id) : [];
  // It is before a meeting already, which decides on what was judged last.
  if (meeting) {
    const staying = { actor, clock, event: 'tier-case.stays-before-meeting', reference, detail: { meeting: meeting.id } } as const;
    await moveCase(tx, { ...found, state: 'judged' }, 'in-moderation', staying);
  }
  return { kind: 'saved' };
}
