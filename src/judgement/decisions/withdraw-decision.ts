import type { Tx } from '../../platform/database/database.ts';
import type { Doing, Outcome } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { listJudgements } from '../judging/list-judgements.ts';
import { mayTakeBack } from './decision.ts';
import { listDecisions } from './list-decisions.ts';

/** Whoever decided takes the decision back before a second person has answered it: the case is in moderation again, and what was decided stays readable. */
export async function withdrawDecision(tx: Tx, doing: Doing, given: FoundCase, reason: string): Promise<Outcome> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  const [decision] = found ? await listDecisions(tx, found.authorityId, [found.id]) : [];
  if (!found || !decision) return { kind: 'refused', reason: 'Nothing has been decided yet.' };
  if (decision.takenBackAt !== null && decision.byAccount === actor.accountId) return { kind: 'already' };
  const may = mayTakeBack(found.state, { account: decision.byAccount, name: decision.by }, { account: actor.accountId, name: actor.name });
  if (!may.ok) return { kind: 'refused', reason: may.reason };
  await tx.updateTable('tier_decision').set({ taken_back_at: clock.now(), taken_back_reason: reason }).where('id', '=', decision.id).execute();
  await moveCase(tx, found, 'in-moderation', { actor, clock, event, reference, reason, detail: { decision: decision.id, tier: decision.tier } });
  const judges = (await listJudgements(tx, found.authorityId, [found.id])).map(({ byAccount }) => byAccount);
  const seconds = await listWhoMay(tx, clock, 'tier.confirm', found, [actor.accountId, ...judges]);
  await sendNotice(tx, doing, {
    kind: 'decision-taken-back',
    authorityId: found.authorityId,
    to: [...seconds.map(({ id }) => id), ...judges],
    subject: `${found.providerName}: the decision was taken back`,
    path: `/cases/${String(found.id)}`,
  });
  return { kind: 'saved' };
}
