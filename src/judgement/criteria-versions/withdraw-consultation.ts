import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { CriteriaDoing } from './doing.ts';
import { takeVersion } from './take-turn.ts';

/** The consultation counts no longer. It stays readable, with who withdrew it and why; once a version is adopted, its consultation is settled. */
export async function withdrawConsultation(tx: Tx, doing: CriteriaDoing, version: number, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference } = doing;
  const found = await takeVersion(tx, doing, version);
  if (found.state === 'adopted') return refused('The version is adopted: what was consulted on it stands as it is.');
  const row = await tx
    .updateTable('criteria_consultation')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .where('criteria_id', '=', found.id)
    .where('withdrawn_at', 'is', null)
    .returning(['body', 'held_on as heldOn'])
    .executeTakeFirst();
  if (!row) return refused('It has been withdrawn already.');
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-consultation', id }, reason, before: row, reference });
  return accepted(null);
}
