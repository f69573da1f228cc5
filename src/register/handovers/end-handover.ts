import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { about, type Doing, type TakenAccount } from '../accounts/take-account.ts';

/** The handover that is open, or a new one. */
export async function startHandover(
  tx: Tx,
  doing: Doing,
  account: Pick<TakenAccount, 'id' | 'authorityId'>,
  { reason, isEmergency }: { readonly reason: string; readonly isEmergency: boolean },
): Promise<number> {
  const open = await tx.selectFrom('handover').select('id').where('account_id', '=', account.id).where('ended_at', 'is', null).executeTakeFirst();
  if (open !== undefined) return open.id;
  const begun = { begun_by: doing.actor.name, begun_at: doing.clock.now(), ended_by: null, ended_at: null };
  const { id } = await tx
    .insertInto('handover')
    .values({ authority_id: account.authorityId, account_id: account.id, is_emergency: isEmergency, reason, ...begun })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { ...about(doing, account), event: 'handover.begun', reason, after: { isEmergency } });
  return id;
}

/** Nothing is held any more, or the account is in use again. */
export async function endHandover(tx: Tx, doing: Doing, account: Pick<TakenAccount, 'id' | 'authorityId'>): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('handover')
    .set({ ended_by: doing.actor.name, ended_at: doing.clock.now() })
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await recordAudit(tx, { ...about(doing, account), event: 'handover.ended' });
}
