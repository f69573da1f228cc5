import type { Tx } from '../../platform/database/database.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { keptEvent } from '../../platform/records/record-kind.ts';
import { listHoldsInForce } from '../legal-holds/list-holds.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import { eraseRecord } from './erase-record.ts';
import { type DueQuestion, type DueRecord, findDue, listDue } from './list-due.ts';
import { decideOnRecord, type RecordDecision } from './retention-decision.ts';
import { canBeErased } from './retention-rule.ts';

export interface DecidedOutcome {
  readonly decided: number;
  /** Why others were left as they are, with how many. */
  readonly left: ReadonlyMap<string, number>;
  /** More than one form decides at a time: send it again. */
  readonly more: boolean;
}

/** Records that one form decides: enough for a year's list, few enough that nobody else waits. */
const atOnce = 500;

/** Decides on one record that is due, or on every one of a kind that is. What may not be decided is left, and told why. */
export async function recordDecision(
  tx: Tx,
  doing: Doing,
  question: Omit<DueQuestion, 'holds'> & { readonly ruleId: number },
  which: { readonly id: string } | 'all',
  wanted: RecordDecision,
): Promise<DecidedOutcome> {
  await takeTurn(tx, doing, question.authority);
  const asked: DueQuestion = { ...question, holds: await listHoldsInForce(tx, question.authority) };
  const found = which === 'all' ? await listDue(tx, asked, { limit: atOnce + 1, freeFirst: true }) : [await findDue(tx, asked, which.id)];
  const records = found.filter((each) => each !== null).slice(0, atOnce);
  const left = new Map<string, number>();
  let decided = 0;
  for (const record of records) {
    const { kind } = question;
    const decision = decideOnRecord(
      {
        dueOn: record.dueOn,
        isErased: record.decision === 'erase',
        isOnHold: record.holdId !== null,
        canBeErased: canBeErased(kind),
        keptWhole: kind.keptWhole,
        today: doing.clock.today(),
      },
      wanted,
    );
    if (decision.ok) {
      await keepDecision(tx, doing, question, record, decision.value);
      decided += 1;
    } else left.set(decision.reason, (left.get(decision.reason) ?? 0) + 1);
  }
  return { decided, left, more: found.length > records.length };
}

async function keepDecision(
  tx: Tx,
  doing: Doing,
  { authority, kind, ruleId }: Omit<DueQuestion, 'holds'> & { readonly ruleId: number },
  record: DueRecord,
  decision: RecordDecision,
): Promise<void> {
  const keepUntil = decision.decision === 'keep' ? decision.keepUntil : null;
  const { id } = await tx
    .insertInto('retention_decision')
    .values({
      authority_id: authority.id,
      kind: kind.kind,
      table_name: kind.table,
      record_id: record.id,
      rule_id: ruleId,
      due_on: record.dueOn,
      decision: decision.decision,
      reason: decision.reason,
      keep_until: keepUntil,
      decided_by: doing.actor.name,
      decided_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (decision.decision === 'erase') {
    await eraseRecord(tx, doing, authority, { kind, id: record.id, reason: decision.reason, ruleId, decisionId: id });
    return;
  }
  await recordAudit(tx, {
    actor: doing.actor,
    event: keptEvent,
    subject: { kind: kind.kind, id: record.id },
    reason: decision.reason,
    after: { decision: 'keep', keepUntil, dueOn: record.dueOn, rule: ruleId },
    reference: doing.reference,
  });
}
