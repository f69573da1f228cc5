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
 * Answers the account's id. The words and the time are the same whether or not there is such an account. An attempt counts as failed before
 * the password is looked at and is forgiven when it is right, so that a hundred guesses sent at once do not slip past the delay.
 */
export async function signIn(db: Database, clock: Clock, given: Credentials): Promise<Result<number>> {
  const email = given.email.trim().toLowerCase();
  const from = { email, address: given.address };
  const attempt = await db.transaction(async (tx) => {
    const wait = await countAttempt(tx, clock, from);
    return { wait, account: wait > 0 ? undefined : await findActive(tx, email) };
  });
  if (attempt.wait > 0) return refused(`Too many attempts. Wait ${inWords(attempt.wait)}, then try again.`);
  // Outside any transaction: hashing takes a while on purpose, and the embedded database has one connection.
  const right = await isPasswordRight(given.password, attempt.account?.password_hash ?? null);
  const { account } = attempt;
  await db.transaction(async (tx) => {
    if (right) await forgiveAttempts(tx, from);
    const actor = { ...(account === undefined ? anonymous : actorOf(account)), address: given.address };
    const event = right ? 'account.signed-in' : 'account.sign-in-failed';
    await recordAudit(tx, { actor, event, subject: account === undefined ? null : { kind: 'account', id: account.id }, reference: given.reference });
  });
  return right && account !== undefined ? accepted(account.id) : refused('The email address or the password is wrong.');
}

const findActive = (tx: Tx, email: string): Promise<Found | undefined> =>
  tx
    .selectFrom('account')
    .select(['id', 'name', 'role', 'authority_id', 'password_hash'])
    .where((eb) => eb.fn<string>('lower', ['email']), '=', email)
    .where('state', '=', 'active')
    .executeTakeFirst();

const actorOf = (account: Found): Actor => ({
  kind: 'person',
  accountId: account.id,
  name: account.name,
  role: account.role,
  authorityId: account.authority_id,
  tokenId: null,
});

const inWords = (seconds: number): string => {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
};
