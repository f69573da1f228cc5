import '../../platform/identity/tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type Role, roles } from '../access/roles.ts';
import type { Done } from './account-request.ts';
import { decideChange, needsApproval } from './account-rules.ts';
import { listRequestsOf } from './find-requests.ts';
import { storeRequest } from './store-request.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** Gives an account another role: at once where the role opens no casework, otherwise when somebody else has agreed. */
export async function changeRole(tx: Tx, doing: Doing, account: TakenAccount, role: Role, reason: string): Promise<Result<Done>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  if (role === account.role) return refused(`The role is ${roles[role]} already.`);
  if (account.state === 'disabled') return refused('The account is disabled. Enable it first.');
  const waiting = (await listRequestsOf(tx, account.id)).find(({ outcome, wanted }) => outcome === null && wanted.kind !== 'reach');
  if (waiting !== undefined) return refused(`Something that ${waiting.askedBy} asked for this account waits for a decision first.`);
  if (!needsApproval(role)) {
    await writeRole(tx, doing, account, role, reason);
    return accepted('done');
  }
  await storeRequest(tx, doing, account, { kind: 'role', role }, reason);
  return accepted('asked');
}

/** It holds from the next page that the person opens. */
export async function writeRole(tx: Tx, doing: Doing, account: TakenAccount, role: Role, reason: string): Promise<void> {
  await tx.updateTable('account').set({ role }).where('id', '=', account.id).execute();
  await recordAudit(tx, { ...about(doing, account), event: 'account.role-changed', reason, before: { role: account.role }, after: { role } });
}
