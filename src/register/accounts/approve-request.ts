import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { grantScope } from '../access/grant-scope.ts';
import type { AccountRequest } from './account-request.ts';
import { decideDecision } from './account-rules.ts';
import { closeRequest } from './close-request.ts';
import { takeRequest } from './find-requests.ts';
import { sendInvitation } from './send-invitation.ts';
import { about, type Doing, takeAccount, type TakenAccount } from './take-account.ts';
import { writeRole } from './change-role.ts';

interface Taken {
  readonly request: AccountRequest;
  readonly account: TakenAccount;
}

/** A request that this person may decide, and whom it is for. Undefined where there is none such in their authority. */
async function takeDecidable(tx: Tx, { actor }: Doing, requestId: number): Promise<Result<Taken> | undefined> {
  const seen = await takeRequest(tx, actor.authorityId, requestId);
  const account = seen && (await takeAccount(tx, actor.authorityId, seen.accountId));
  if (seen === undefined || account === undefined) return undefined;
  if (seen.outcome !== null) return refused(`This was ${seen.outcome} already, by ${seen.decidedBy ?? 'somebody'}.`);
  const may = decideDecision(actor, seen);
  return may.ok ? accepted({ request: seen, account }) : may;
}

/** The second person's yes: what was asked is done. Answers whose account it is; undefined where there is no such request. */
export async function approveRequest(tx: Tx, doing: Doing, requestId: number, note: string | null): Promise<Result<TakenAccount> | undefined> {
  const taken = await takeDecidable(tx, doing, requestId);
  if (taken?.ok !== true) return taken;
  const { request, account } = taken.value;
  const { wanted } = request;
  if (wanted.kind !== 'account' && account.state === 'disabled') return refused('The account is disabled: enable it first, or refuse this.');
  await closeRequest(tx, doing, request, 'approved', note);
  const reason = note ?? request.reason;
  await recordAudit(tx, { ...about(doing, account), event: 'account.approved', reason, after: { wanted, askedBy: request.askedBy } });
  switch (wanted.kind) {
    case 'account':
      await sendInvitation(tx, doing, account);
      break;
    case 'role':
      await writeRole(tx, doing, account, wanted.role, request.reason);
      break;
    case 'reach': {
      const { reach, from, to } = wanted;
      const { id: accountId, authorityId } = account;
      const days = { from, ...(to === null ? {} : { to }) };
      await grantScope(tx, doing.clock, doing.actor, { holder: { accountId }, authorityId, reach, ...days, reason: request.reason });
    }
  }
  return accepted(account);
}

/** The second person's no, with a reason. An account that nobody agreed to is shut, and stays to be read. */
export async function refuseRequest(tx: Tx, doing: Doing, requestId: number, reason: string): Promise<Result<TakenAccount> | undefined> {
  const taken = await takeDecidable(tx, doing, requestId);
  if (taken?.ok !== true) return taken;
  const { request, account } = taken.value;
  await closeRequest(tx, doing, request, 'refused', reason);
  if (request.wanted.kind === 'account') await tx.updateTable('account').set({ state: 'disabled' }).where('id', '=', account.id).execute();
  await recordAudit(tx, { ...about(doing, account), event: 'account.refused', reason, after: { wanted: request.wanted, askedBy: request.askedBy } });
  return accepted(account);
}
