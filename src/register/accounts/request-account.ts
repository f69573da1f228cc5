import type { Result } from '../../kernel/result.ts';
import { accepted } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { createAccount } from '../../platform/identity/create-account.ts';
import type { SignInMethod } from '../../platform/identity/tables.ts';
import { grantScope } from '../access/grant-scope.ts';
import type { Role } from '../access/roles.ts';
import type { Done, WantedReach } from './account-request.ts';
import { needsApproval } from './account-rules.ts';
import { sendInvitation } from './send-invitation.ts';
import { storeRequest } from './store-request.ts';
import { type Doing, takeAccount } from './take-account.ts';

export interface WantedAccount {
  readonly authorityId: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly signInMethod: SignInMethod;
  readonly expiresOn: string | null;
  readonly reaches: readonly WantedReach[];
  readonly reason: string;
}

/**
 * Makes an account that nobody can use yet: where its role opens casework a second person has to agree, otherwise its person is invited at
 * once. What it reaches is written down with it, so that whoever agrees sees the whole.
 */
export async function requestAccount(tx: Tx, doing: Doing, wanted: WantedAccount): Promise<Result<{ readonly id: number; readonly done: Done }>> {
  const { authorityId, email, name, role, jobTitle, signInMethod, expiresOn, reaches, reason } = wanted;
  const made = await createAccount(tx, doing.actor, {
    authorityId,
    email,
    name,
    role,
    state: 'requested',
    signInMethod,
    expiresOn,
    ...(jobTitle === null ? {} : { jobTitle }),
  });
  if (!made.ok) return made;
  const id = made.value;
  for (const { reach, from, to } of reaches) {
    await grantScope(tx, doing.clock, doing.actor, { holder: { accountId: id }, authorityId, reach, from, ...(to === null ? {} : { to }), reason });
  }
  const account = await takeAccount(tx, authorityId, id);
  if (account === undefined) throw new Error('An account was made and is not there.');
  if (needsApproval(role)) {
    await storeRequest(tx, doing, account, { kind: 'account' }, reason);
    return accepted({ id, done: 'asked' });
  }
  await sendInvitation(tx, doing, account);
  return accepted({ id, done: 'done' });
}
