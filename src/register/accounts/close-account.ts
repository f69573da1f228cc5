import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { disableAccount } from '../../platform/identity/disable-account.ts';
import { decideChange } from './account-rules.ts';
import { closeRequestsOf } from './close-request.ts';
import type { Doing, TakenAccount } from './take-account.ts';

/** Nobody can use the account any more, and whoever is signed in to it is signed out. What was asked for it is asked no longer. */
export async function closeAccount(tx: Tx, doing: Doing, account: TakenAccount, reason: string): Promise<Result<number>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  const closed = await disableAccount(tx, doing.actor, account.email, reason);
  if (closed.ok) await closeRequestsOf(tx, doing, account.id, reason);
  return closed;
}
