import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type Conflict, decideLifting } from './conflict.ts';
import type { Doing } from './doing.ts';
import type { FoundCase } from './find-case.ts';
import { takeCase } from './move-case.ts';

/** Somebody else lifts a conflict of interest, and says why: the person may take part again. What was declared stays readable. */
export async function liftConflict(tx: Tx, doing: Doing, given: FoundCase, conflictId: number, reason: string): Promise<Result<Conflict>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeCase(tx, clock, given.authorityId, given.id);
  const decided = decideLifting(found?.conflicts ?? [], conflictId, { account: actor.accountId, name: actor.name });
  if (!decided.ok) return decided;
  await tx
    .updateTable('tier_case_conflict')
    .set({ lifted_by: actor.name, lifted_by_account: actor.accountId, lifted_reason: reason, lifted_at: clock.now() })
    .where('id', '=', conflictId)
    .execute();
  const { by, nature } = decided.value;
  const subject = { kind: 'tier-case', id: given.id };
  await recordAudit(tx, { actor, event, subject, reason, before: { conflict: conflictId, of: by, nature }, reference });
  return accepted(decided.value);
}
