import '../../platform/identity/tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideChange, decideLastDay, needsLastDay } from './account-rules.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** Until when an account can be used; null for no end. */
export async function setLastDay(tx: Tx, doing: Doing, account: TakenAccount, lastDay: string | null, reason: string): Promise<Result<null>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  if (lastDay === null && needsLastDay(account.role)) return refused('An account in this role must have a last day');
  const day = lastDay === null ? accepted(null) : decideLastDay(lastDay, doing.clock.today());
  if (!day.ok) return day;
  await tx.updateTable('account').set({ expires_on: lastDay }).where('id', '=', account.id).execute();
  const [before, after] = [{ expiresOn: account.expiresOn }, { expiresOn: lastDay }];
  await recordAudit(tx, { ...about(doing, account), event: 'account.last-day-set', reason, before, after });
  return accepted(null);
}
