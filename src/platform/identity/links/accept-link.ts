import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import type { LinkedAccount } from '../account-links.ts';
import { useAccountLink } from '../account-links.ts';
import { endSessionsOf } from '../sessions.ts';
import { ifItWasNotYou, tellOwner } from '../tell-owner.ts';

interface Given {
  readonly secret: string;
  /** From `hashPassword`, made before the transaction. */
  readonly passwordHash: string;
  readonly reference: string;
}

const tooLate = refused('This link has been used already, or has run out.');

/** The account is in use from now on, with this password; its second factor is set up next. */
export async function acceptInvitation(tx: Tx, clock: Clock, { actor }: LinkedAccount, given: Given): Promise<Result<number>> {
  const id = actor.accountId;
  if (!(await useAccountLink(tx, clock, given.secret, 'invitation'))) return tooLate;
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ state: 'active', password_hash: given.passwordHash })
    .where('id', '=', id)
    .where('state', '=', 'invited')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return tooLate;
  const states = { before: { state: 'invited' }, after: { state: 'active' } };
  await recordAudit(tx, { actor, event: 'account.invitation-accepted', subject: { kind: 'account', id }, ...states, reference: given.reference });
  return accepted(id);
}

/** Whoever is signed in with the old password is signed out. A code is still asked for at the next sign-in. */
export async function resetPassword(tx: Tx, clock: Clock, { actor }: LinkedAccount, given: Given): Promise<Result<number>> {
  const id = actor.accountId;
  if (!(await useAccountLink(tx, clock, given.secret, 'password-reset'))) return tooLate;
  await tx.updateTable('account').set({ password_hash: given.passwordHash }).where('id', '=', id).execute();
  await endSessionsOf(tx, id);
  await recordAudit(tx, { actor, event: 'account.password-reset', subject: { kind: 'account', id }, reference: given.reference });
  await tellOwner(tx, id, 'Your password was changed', [
    'The password of your Waymark account was changed by a link sent to this address.',
    ifItWasNotYou,
  ]);
  return accepted(id);
}
