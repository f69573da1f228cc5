import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideChange } from './criteria-version.ts';
import { type CriteriaDoing, type CriteriaOutcome, refusedFor } from './doing.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { mayAdopt } from './may-adopt.ts';
import { sendToOthersWhoMay } from './send-notice.ts';
import { takeVersion } from './take-turn.ts';

/** One person asks for a version to take force from a day; everybody else who may adopt is told. */
export async function requestAdoption(tx: Tx, doing: CriteriaDoing, version: number, from: string): Promise<CriteriaOutcome> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await takeVersion(tx, doing, version);
  const decided = decideChange(found);
  if (!decided.ok) return refusedFor(decided.reason);
  const may = mayAdopt({ ...(await gatherAdoption(tx, authorityId, found)), from, today: clock.today() });
  if (!may.ok) return refusedFor(...may.reasons);
  await tx
    .updateTable('criteria_version')
    .set({
      state: 'proposed',
      proposed_by: actor.name,
      proposed_by_account: actor.accountId,
      proposed_at: clock.now(),
      in_force_from: from,
      reason: null,
    })
    .where('id', '=', found.id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-version', id: found.id }, after: { from }, reference });
  await sendToOthersWhoMay(tx, doing, {
    kind: 'criteria-for-a-second-person',
    subject: `Criteria version ${String(version)} waits for a second person`,
    path: `/criteria/${String(version)}/second`,
  });
  return { kind: 'saved' };
}
