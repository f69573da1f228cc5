import type { Tx } from '../../platform/database/database.ts';
import type { Doing, Outcome } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findBar } from '../cases/find-conflicts.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { proposedSince, proposedSinceInWords } from '../cases/proposed-since.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { listJudgements } from '../judging/list-judgements.ts';
import { decideSecond, type SecondEntry } from './decision.ts';
import { listDecisions } from './list-decisions.ts';

/** The second person confirms a decision, or returns it to moderation. `seen`: the decision they had before them. */
export async function confirmDecision(tx: Tx, doing: Doing, given: FoundCase, entry: SecondEntry, seen: number): Promise<Outcome> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  const [decision] = found ? await listDecisions(tx, found.authorityId, [found.id]) : [];
  if (!found || !decision) return { kind: 'refused', reason: 'Nothing has been decided yet.' };
  const bar = await findBar(tx, clock, found, 'confirm', actor);
  if (bar !== null) return { kind: 'barred', reason: bar };
  const judgements = await listJudgements(tx, found.authorityId, [found.id]);
  if (decision.id === seen && decision.second === entry.answer && decision.secondBy === actor.name) return { kind: 'already' };
  if (decision.id !== seen) return { kind: 'overtaken', meanwhile: `${decision.by} decided the case anew while you were reading.` };
  const judgedBy = judgements.map(({ by, byAccount }) => ({ name: by, account: byAccount }));
  const without = [actor.accountId, decision.byAccount, ...judgedBy.map(({ account }) => account)];
  const others = await listWhoMay(tx, clock, 'tier.confirm', found, without);
  const since = proposedSince(found);
  const decided = decideSecond({ account: actor.accountId, name: actor.name }, entry, {
    state: found.state,
    decidedBy: { account: decision.byAccount, name: decision.by },
    judgedBy,
    others: others.map(({ name }) => name),
    outdated: since === null ? null : proposedSinceInWords(since),
  });
  if (!decided.ok) return { kind: 'refused', reason: decided.reason };
  await tx
    .updateTable('tier_decision')
    .set({
      second_answer: entry.answer,
      second_reasons: entry.reasons,
      second_by: actor.name,
      second_by_account: actor.accountId,
      second_at: clock.now(),
    })
    .where('id', '=', decision.id)
    .execute();
  const reason = entry.reasons === null ? {} : { reason: entry.reasons };
  await moveCase(tx, found, decided.value, { actor, clock, event, reference, ...reason, detail: { answer: entry.answer, tier: decision.tier } });
  const isConfirmed = entry.answer === 'confirmed';
  await sendNotice(tx, doing, {
    kind: 'decision-answered',
    authorityId: found.authorityId,
    to: [decision.byAccount, ...judgedBy.map(({ account }) => account)],
    subject: `${found.providerName}: the decision was ${isConfirmed ? 'confirmed' : 'returned to moderation'}`,
    path: `/cases/${String(found.id)}`,
  });
  return { kind: 'saved' };
}
