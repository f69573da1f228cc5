import '../access/tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decideChange } from './account-rules.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** From now on the account does not reach it. Ending twice is ending once. */
export async function endReach(tx: Tx, doing: Doing, account: TakenAccount, scopeId: number, reason: string): Promise<Result<null>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  const ended = await tx
    .updateTable('access_scope')
    .set({ ended_by: doing.actor.name, ended_at: doing.clock.now() })
    .where('id', '=', scopeId)
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null)
    .returning(['kind', 'provider_id', 'organisation_id', 'locality_id', 'diocese_code', 'strand'])
    .executeTakeFirst();
  if (ended === undefined) return refused('That had been ended already.');
  await recordAudit(tx, { ...about(doing, account), event: 'scope.ended', reason, before: ended });
  return accepted(null);
}
