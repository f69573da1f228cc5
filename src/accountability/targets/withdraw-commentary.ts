import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import '../tables.ts';

/** What was said is on the scorecard no longer. It stays readable on its line’s page. */
export async function withdrawCommentary(tx: Tx, doing: Doing, authority: OwnAuthority, id: number, reason: string): Promise<Result<number>> {
  await takeTurn(tx, doing, authority);
  const withdrawn = await tx
    .updateTable('target_commentary')
    .set({ withdrawn_by: doing.actor.name, withdrawn_at: doing.clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .where('authority_id', '=', authority.id)
    .where('withdrawn_at', 'is', null)
    .returning('words')
    .executeTakeFirst();
  if (withdrawn === undefined) return refused('This has been withdrawn already');
  const { actor, event, reference } = doing;
  await recordAudit(tx, { actor, event, subject: { kind: 'target-commentary', id }, reason, before: withdrawn, reference });
  return accepted(id);
}
