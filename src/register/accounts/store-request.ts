import './tables.ts';
import type { Tx } from '../../platform/database/database.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Wanted } from './account-request.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** Puts what is asked before the approvers. Answers its id. */
export async function storeRequest(
  tx: Tx,
  doing: Doing,
  account: Pick<TakenAccount, 'id' | 'authorityId'>,
  wanted: Wanted,
  reason: string,
): Promise<number> {
  const { kind, ...what } = wanted;
  const { id } = await tx
    .insertInto('account_request')
    .values({
      authority_id: account.authorityId,
      account_id: account.id,
      kind,
      wanted: kind === 'account' ? null : JSON.stringify(what),
      reason,
      asked_by: doing.actor.name,
      asked_by_account: doing.actor.accountId,
      asked_at: doing.clock.now(),
      outcome: null,
      decided_by: null,
      decided_by_account: null,
      decided_at: null,
      decision_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const event = ({ account: 'account.requested', role: 'account.role-asked', reach: 'scope.asked' } as const)[kind];
  await recordAudit(tx, { ...about(doing, account), event, reason, after: kind === 'account' ? null : what });
  return id;
}
