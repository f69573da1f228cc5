import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { findAccountByEmail } from './find-account.ts';
import { endSessionsOf } from './sessions.ts';

/** The hash is from `hashPassword`, made before the transaction. Whoever signed in with the password before is signed out. Answers the account's id. */
export async function changePassword(tx: Tx, actor: Actor, email: string, passwordHash: string): Promise<Result<number>> {
  const account = await findAccountByEmail(tx, email);
  if (account === undefined) return refused(`There is no account for ${email}.`);
  if (account.state === 'disabled') return refused(`The account for ${email} is disabled: a password would open nothing.`);
  const { id, authorityId } = account;
  await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute();
  await endSessionsOf(tx, id);
  await recordAudit(tx, { actor, event: 'account.password-changed', subject: { kind: 'account', id }, authorityId });
  return accepted(id);
}
