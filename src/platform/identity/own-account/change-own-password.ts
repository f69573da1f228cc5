import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Actor } from '../actor.ts';
import { countAttempt, forgiveAttempts } from '../count-attempt.ts';
import { decidePassword } from '../password-rules.ts';
import { hashPassword, isPasswordRight } from '../password.ts';
import { checkCode } from '../second-factor/check-code.ts';
import type { SecretBox } from '../secret-box.ts';
import { waitInWords } from '../sign-in-delay.ts';
import { ifItWasNotYou, tellOwner } from '../tell-owner.ts';

export interface OwnPasswordChange {
  readonly actor: Actor & { readonly accountId: number };
  readonly sessionId: number;
  readonly present: string;
  readonly wanted: string;
  readonly code: string;
  readonly address: string;
  readonly reference: string;
}

/** Which field it is about, and what is wrong with it. */
export interface FieldProblem {
  readonly field: 'present' | 'wanted' | 'code';
  readonly reason: string;
}
type Changed = Result<'changed'> | { readonly ok: false; readonly reason: string; readonly field: FieldProblem['field'] };

const problem = (field: FieldProblem['field'], reason: string): Changed => ({ ok: false, field, reason });

/**
 * Asks for the present password and a code, since a browser left open must not be enough. Everywhere else the account is signed out. Guesses
 * at the present password count as those at signing in do.
 */
export async function changeOwnPassword(db: Database, clock: Clock, box: SecretBox, given: OwnPasswordChange): Promise<Changed> {
  const { actor, address, reference } = given;
  const id = actor.accountId;
  const first = await db.transaction(async (tx) => {
    const account = await tx.selectFrom('account').select(['email', 'name', 'password_hash']).where('id', '=', id).executeTakeFirstOrThrow();
    const attempt = { email: account.email.toLowerCase(), address };
    return { account, attempt, wait: await countAttempt(tx, clock, attempt) };
  });
  const { account, attempt } = first;
  if (first.wait > 0) return problem('present', `Too many attempts. Wait ${waitInWords(first.wait)}, then try again.`);
  if (!(await isPasswordRight(given.present, account.password_hash))) return problem('present', 'The present password is wrong.');
  const decided = decidePassword(given.wanted, account);
  if (!decided.ok) return problem('wanted', decided.reason);
  const passwordHash = await hashPassword(decided.value);
  return db.transaction(async (tx) => {
    await forgiveAttempts(tx, attempt);
    const wrong = await checkCode(tx, clock, box, id, { kind: 'authenticator', code: given.code, address });
    if (wrong !== null) return problem('code', wrong);
    await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute();
    await tx.deleteFrom('session').where('account_id', '=', id).where('id', '<>', given.sessionId).execute();
    await tx.deleteFrom('half_session').where('account_id', '=', id).execute();
    await recordAudit(tx, { actor, event: 'account.password-changed', subject: { kind: 'account', id }, reference });
    await tellOwner(tx, id, 'Your password was changed', ['The password of your Waymark account was changed.', ifItWasNotYou]);
    return accepted('changed');
  });
}
