import './tables.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { anonymous } from './actor.ts';
import { countAttempt, forgiveAttempts } from './count-attempt.ts';
import { isPasswordRight } from './password.ts';
import { waitInWords } from './sign-in-delay.ts';
import { isUsable } from './usable-account.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The network address it was sent from. */
  readonly address: string;
  readonly reference: string;
}
interface Found {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly authority_id: number;
  readonly password_hash: string | null;
}

/**
 * Answers the account's id: its password is right, and a code is asked for next. The words and the time are the same whether or not there is
 * such an account, and where it signs in with the council's own sign-in alone. An attempt counts as failed before
 * the password is looked at and is forgiven when it is right, so that a hundred guesses sent at once do not slip past the delay.
 */
export async function signIn(db: Database, clock: Clock, given: Credentials): Promise<Result<number>> {
  const email = given.email.trim().toLowerCase();
  const from = { email, address: given.address };
  const attempt = await db.transaction(async (tx) => {
    const wait = await countAttempt(tx, clock, from);
    return { wait, account: wait > 0 ? undefined : await findUsable(tx, clock, email) };
  });
  if (attempt.wait > 0) return refused(`Too many attempts. Wait ${waitInWords(attempt.wait)}, then try again.`);
  // Outside any transaction: hashing takes a while on purpose, and the embedded database has one connection.
  const right = await isPasswordRight(given.password, attempt.account?.password_hash ?? null);
  const { account } = attempt;
  await db.transaction(async (tx) => {
    if (right) await forgiveAttempts(tx, from);
    const actor = { ...(account === undefined ? anonymous : actorOf(account)), address: given.address };
    const event = right ? 'account.password-accepted' : 'account.sign-in-failed';
    await recordAudit(tx, { actor, event, subject: account === undefined ? null : { kind: 'account', id: account.id }, reference: given.reference });
  });
  return right && account !== undefined ? accepted(account.id) : refused('The email address or the password is wrong.');
}

const findUsable = (tx: Tx, clock: Clock, email: string): Promise<Found | undefined> =>
  tx
    .selectFrom('account as a')
    .select(['a.id', 'a.name', 'a.role', 'a.authority_id', 'a.password_hash'])
    .where((eb) => eb.fn<string>('lower', ['a.email']), '=', email)
    .where('a.sign_in_method', '=', 'password')
    .where(isUsable(clock))
    .executeTakeFirst();

const actorOf = (account: Found): Actor => ({
  kind: 'person',
  accountId: account.id,
  name: account.name,
  role: account.role,
  authorityId: account.authority_id,
  tokenId: null,
});
