import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type CriteriaDoing, type CriteriaOutcome, refusedFor } from './doing.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { mayAdoptAsSecond } from './may-adopt.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { takeVersion } from './take-turn.ts';

interface Answer {
  readonly version: number;
  /** The document that the second person read, by its hash. */
  readonly seen: string;
  readonly answer: { readonly kind: 'adopt' } | { readonly kind: 'send-back'; readonly reason: string };
}

/** A second person adopts what somebody else asked, or sends it back as a draft with a reason. */
export async function answerAdoption(tx: Tx, doing: CriteriaDoing, { version, seen, answer }: Answer): Promise<CriteriaOutcome> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await takeVersion(tx, doing, version);
  const { id, state, inForceFrom, askedByAccount } = found;
  if (state !== 'proposed' || inForceFrom === null) return refusedFor(`Version ${String(version)} no longer waits for a second person.`);
  const told = { subject: `Criteria version ${String(version)}`, path: `/criteria/${String(version)}` as const };
  if (answer.kind === 'send-back') {
    await tx
      .updateTable('criteria_version')
      .set({ state: 'draft', proposed_by: null, proposed_by_account: null, proposed_at: null, in_force_from: null, reason: answer.reason })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, {
      actor,
      event,
      subject: { kind: 'criteria-version', id: id },
      reason: answer.reason,
      after: { answer: 'sent back' },
      reference,
    });
    await sendNotice(tx, doing, {
      kind: 'criteria-answered',
      authorityId: doing.authorityId,
      to: [askedByAccount],
      ...told,
      subject: `${told.subject} is sent back`,
    });
    return { kind: 'saved' };
  }
  const facts = await gatherAdoption(tx, authorityId, found);
  const may = mayAdoptAsSecond({ ...facts, from: inForceFrom, today: clock.today() }, askedByAccount, actor.accountId);
  if (!may.ok) return refusedFor(...may.reasons);
  if (facts.hash !== seen) return refusedFor('It was changed since you read it. Read it again.');
  await tx.updateTable('criteria_version').set({ state: 'adopted', adopted_by: actor.name, adopted_at: clock.now() }).where('id', '=', id).execute();
  const after = { answer: 'adopted', from: inForceFrom, hash: facts.hash };
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-version', id: id }, after, reference });
  await sendNotice(tx, doing, {
    kind: 'criteria-answered',
    authorityId: doing.authorityId,
    to: [askedByAccount],
    ...told,
    subject: `${told.subject} is adopted`,
  });
  return { kind: 'saved' };
}
