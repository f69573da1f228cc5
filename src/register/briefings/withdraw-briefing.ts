import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideWithdrawal } from './briefing.ts';
import { findBriefing } from './find-briefings.ts';
import type { Writing } from './write-briefing.ts';

/** Takes back what a briefing says: its readers are told that, and why. Undefined where it is not theirs to see. */
export async function withdrawBriefing(tx: Tx, { actor, clock, reference }: Writing, id: number, reason: string): Promise<Result<null> | undefined> {
  await tx.selectFrom('briefing').select('id').where('id', '=', id).forUpdate().execute();
  const briefing = await findBriefing(tx, actor, String(id));
  if (briefing === undefined) return undefined;
  const may = decideWithdrawal(briefing);
  if (!may.ok) return may;
  await tx
    .updateTable('briefing')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, { actor, event: 'briefing.withdrawn', subject: { kind: 'briefing', id }, reason, reference });
  return may;
}
