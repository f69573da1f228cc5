import { type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import { listTargets } from './list-targets.ts';
import { decideTarget, type TargetEntry } from './target.ts';
import '../tables.ts';

/** A target is in force from now on. Refused where the line has one for the year already. Answers its id. */
export async function setTarget(tx: Tx, doing: Doing, authority: OwnAuthority, entry: TargetEntry): Promise<Result<number>> {
  await takeTurn(tx, doing, authority);
  const inForce = (await listTargets(tx, authority.id)).filter(({ withdrawn }) => withdrawn === null);
  const decided = decideTarget(entry, inForce);
  if (!decided.ok) return decided;
  const { id } = await tx
    .insertInto('target')
    .values({
      authority_id: authority.id,
      measure_id: entry.measureId,
      pupil_group: entry.group,
      period: entry.period,
      value: entry.value,
      baseline_period: entry.baselinePeriod,
      agreed_by: entry.agreedBy,
      agreed_on: entry.agreedOn,
      basis: entry.basis,
      priority: entry.priority,
      set_by: doing.actor.name,
      set_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { actor, event, reference } = doing;
  await recordAudit(tx, { actor, event, subject: { kind: 'target', id }, reason: entry.basis, after: { ...entry }, reference });
  return { ok: true, value: id };
}
