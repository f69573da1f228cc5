import './tables.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { AccountRequest } from './account-request.ts';
import type { Doing } from './take-account.ts';

const decision = ({ actor, clock }: Doing, reason: string | null) => ({
  decided_by: actor.name,
  decided_by_account: actor.accountId,
  decided_at: clock.now(),
  decision_reason: reason,
});

/** Writes down who decided a request, when, and why. */
export async function closeRequest(
  tx: Tx,
  doing: Doing,
  { id }: Pick<AccountRequest, 'id'>,
  outcome: 'approved' | 'refused',
  reason: string | null,
): Promise<void> {
  await tx
    .updateTable('account_request')
    .set({ outcome, ...decision(doing, reason) })
    .where('id', '=', id)
    .execute();
}

/** Whatever else was asked for an account is asked no longer. */
export async function closeRequestsOf(tx: Tx, doing: Doing, accountId: number, reason: string): Promise<void> {
  await tx
    .updateTable('account_request')
    .set({ outcome: 'withdrawn', ...decision(doing, reason) })
    .where('account_id', '=', accountId)
    .where('outcome', 'is', null)
    .execute();
}
