import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import '../tables.ts';

/** What the hold covered may be erased again when its time is over. The hold itself stays readable. */
export async function liftHold(tx: Tx, doing: Doing, authority: OwnAuthority, id: number, reason: string): Promise<Result<number>> {
  await takeTurn(tx, doing, authority);
  const lifted = await tx
    .updateTable('legal_hold')
    .set({ lifted_by: doing.actor.name, lifted_at: doing.clock.now(), lifted_reason: reason })
    .where('id', '=', id)
    .where('authority_id', '=', authority.id)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (lifted === undefined) return refused('This hold has been lifted already');
  await recordAudit(tx, { actor: doing.actor, event: doing.event, subject: { kind: 'legal-hold', id }, reason, reference: doing.reference });
  return accepted(id);
}
