import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { CriteriaDoing } from '../criteria-versions/doing.ts';
import { takeTurn } from '../criteria-versions/take-turn.ts';
import '../tables.ts';

/** The entry counts no longer, and the one before it counts again. */
export async function withdrawCapacity(tx: Tx, doing: CriteriaDoing, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const row = await tx
    .updateTable('adviser_capacity')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .returning(['academic_year as year', 'adviser_role as role', 'days'])
    .executeTakeFirst();
  if (!row) return refused('It has been withdrawn already.');
  await recordAudit(tx, { actor, event, subject: { kind: 'adviser-capacity', id }, reason, before: row, reference });
  return accepted(null);
}
