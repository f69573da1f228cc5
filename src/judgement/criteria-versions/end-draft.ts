import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideChange } from './criteria-version.ts';
import { type CriteriaDoing, type CriteriaOutcome, refusedFor } from './doing.ts';
import { takeVersion } from './take-turn.ts';

/** Abandons a draft. It stays readable, with why. */
export async function endDraft(tx: Tx, doing: CriteriaDoing, version: number, reason: string): Promise<CriteriaOutcome> {
  const found = await takeVersion(tx, doing, version);
  const decided = decideChange(found);
  if (!decided.ok) return refusedFor(decided.reason);
  await tx.updateTable('criteria_version').set({ state: 'abandoned', reason }).where('id', '=', found.id).execute();
  const { actor, event, reference } = doing;
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-version', id: found.id }, reason, reference });
  return { kind: 'saved' };
}
