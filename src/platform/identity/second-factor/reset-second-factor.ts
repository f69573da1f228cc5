import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Tx } from '../../database/database.ts';
import type { Actor } from '../actor.ts';
import { findAccountByEmail } from '../find-account.ts';
import { endSessionsOf } from '../sessions.ts';
import { ifItWasNotYou, tellOwner } from '../tell-owner.ts';

/**
 * For somebody who has lost both the app and the recovery codes, once it is certain who asks: the next sign-in with the password sets up
 * another app. The account is signed out everywhere. Answers its id.
 */
export async function resetSecondFactor(tx: Tx, actor: Actor, email: string): Promise<Result<number>> {
  const account = await findAccountByEmail(tx, email);
  if (account === undefined) return refused(`There is no account for ${email}.`);
  const { id, authorityId } = account;
  const { numDeletedRows } = await tx.deleteFrom('second_factor').where('account_id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) return refused(`The account for ${email} has no authenticator app.`);
  await tx.deleteFrom('recovery_code').where('account_id', '=', id).execute();
  await endSessionsOf(tx, id);
  await recordAudit(tx, { actor, event: 'account.second-factor-reset', subject: { kind: 'account', id }, authorityId });
  await tellOwner(tx, id, 'Your authenticator app was taken off', [
    'The authenticator app was taken off your Waymark account. At your next sign-in you set up another.',
    ifItWasNotYou,
  ]);
  return accepted(id);
}
