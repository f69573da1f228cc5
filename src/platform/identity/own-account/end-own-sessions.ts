import '../tables.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Tx } from '../../database/database.ts';
import type { Actor } from '../actor.ts';

export interface EndedByOwner {
  readonly actor: Actor & { readonly accountId: number };
  /** One of theirs by its number, or all but the one they are in. */
  readonly which: { readonly only: number } | { readonly allBut: number };
  readonly reference: string;
}

/** Signs one's own account out elsewhere. Answers how many sessions that ended; another account's are not to be ended. */
export async function endOwnSessions(tx: Tx, { actor, which, reference }: EndedByOwner): Promise<number> {
  const own = tx.deleteFrom('session').where('account_id', '=', actor.accountId);
  const { numDeletedRows } = await ('only' in which ? own.where('id', '=', which.only) : own.where('id', '<>', which.allBut)).executeTakeFirst();
  const ended = Number(numDeletedRows);
  const subject = { kind: 'account', id: actor.accountId };
  if (ended > 0) await recordAudit(tx, { actor, event: 'account.session-ended', subject, after: { ended }, reference });
  return ended;
}
