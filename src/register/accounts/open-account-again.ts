import '../../platform/identity/tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { endHandover } from '../handovers/end-handover.ts';
import type { Done } from './account-request.ts';
import { decideChange, needsApproval } from './account-rules.ts';
import { listRequestsOf } from './find-requests.ts';
import { sendInvitation } from './send-invitation.ts';
import { storeRequest } from './store-request.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** Puts a disabled account to use again. One that nobody ever agreed to is asked for anew. */
export async function openAccountAgain(tx: Tx, doing: Doing, account: TakenAccount, reason: string): Promise<Result<Done>> {
  const may = decideChange(doing.actor, account.id);
  if (!may.ok) return may;
  if (account.state !== 'disabled') return refused('The account is not disabled.');
  const asked = (await listRequestsOf(tx, account.id)).filter(({ wanted }) => wanted.kind === 'account');
  const isAgreed = asked.length === 0 || asked.some(({ outcome }) => outcome === 'approved');
  if (needsApproval(account.role) && !isAgreed) {
    await tx.updateTable('account').set({ state: 'requested' }).where('id', '=', account.id).execute();
    await storeRequest(tx, doing, account, { kind: 'account' }, reason);
    return accepted('asked');
  }
  await recordAudit(tx, { ...about(doing, account), event: 'account.enabled', reason });
  await endHandover(tx, doing, account);
  if (account.hasSignedIn) {
    await tx.updateTable('account').set({ state: 'active' }).where('id', '=', account.id).execute();
  } else await sendInvitation(tx, doing, account);
  return accepted('done');
}
