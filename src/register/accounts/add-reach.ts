import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { grantScope } from '../access/grant-scope.ts';
import type { Done, WantedReach } from './account-request.ts';
import { decideChange, needsApproval } from './account-rules.ts';
import { storeRequest } from './store-request.ts';
import type { Doing, TakenAccount } from './take-account.ts';

/** Lets an account reach one thing more, perhaps for a time: a head lent to another school. In roles that open casework, when somebody else has agreed. */
export async function addReach(tx: Tx, doing: Doing, account: TakenAccount, wanted: WantedReach, reason: string): Promise<Result<Done>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  if (account.state === 'disabled') return refused('The account is disabled. Enable it first.');
  // The account itself still waits for a decision: whoever decides sees this with it.
  if (needsApproval(account.role) && account.state !== 'requested') {
    await storeRequest(tx, doing, account, { kind: 'reach', ...wanted }, reason);
    return accepted('asked');
  }
  const { reach, from, to } = wanted;
  const { id: accountId, authorityId } = account;
  await grantScope(tx, doing.clock, doing.actor, { holder: { accountId }, authorityId, reach, from, ...(to === null ? {} : { to }), reason });
  return accepted('done');
}
