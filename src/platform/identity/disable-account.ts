import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { findAccountByEmail } from './find-account.ts';
import { endSessionsOf } from './sessions.ts';

/** For somebody who has left: nobody can sign in to the account, and whoever is signed in to it is not any more. Answers its id. */
export async function disableAccount(tx: Tx, actor: Actor, email: string, reason?: string): Promise<Result<number>> {
  const account = await findAccountByEmail(tx, email);
  if (account === undefined) return refused(`There is no account for ${email}.`);
  const { id, authorityId } = account;
  if (account.state === 'disabled') return refused(`The account for ${email} is disabled already.`);
  await tx.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute();
  await endSessionsOf(tx, id);
  const subject = { kind: 'account', id };
  await recordAudit(tx, { actor, event: 'account.disabled', subject, authorityId, ...(reason === undefined ? {} : { reason }) });
  return accepted(id);
}
