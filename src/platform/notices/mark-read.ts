import './tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import type { AuditEventName } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';
import type { ByMail } from './tables.ts';

export interface Owner {
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly clock: Clock;
  readonly event: AuditEventName;
  readonly reference: string;
}

/** One of somebody's own notices, or all of them. Answers how many were unread until now. */
export async function markRead(tx: Tx, { actor, clock, event, reference }: Owner, which: { readonly only: number } | 'all'): Promise<number> {
  const own = tx.updateTable('notice').set({ read_at: clock.now() }).where('account_id', '=', actor.accountId).where('read_at', 'is', null);
  const { numUpdatedRows } = await (which === 'all' ? own : own.where('id', '=', which.only)).executeTakeFirst();
  const read = Number(numUpdatedRows);
  const subject = which === 'all' ? { kind: 'account', id: actor.accountId } : { kind: 'notice', id: which.only };
  if (read > 0) await recordAudit(tx, { actor, event, subject, after: { read }, reference });
  return read;
}

/** How somebody wants to be mailed from now on. */
export async function chooseByMail(tx: Tx, { actor, clock, event, reference }: Owner, byMail: ByMail): Promise<void> {
  const chosen = { by_mail: byMail, chosen_at: clock.now() };
  await tx
    .insertInto('notice_choice')
    .values({ account_id: actor.accountId, authority_id: actor.authorityId, ...chosen })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(chosen))
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'account', id: actor.accountId }, after: { byMail }, reference });
}
