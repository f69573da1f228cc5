import '../tables.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import type { Attempt } from '../count-attempt.ts';
import { countAttempt, forgiveAttempts } from '../count-attempt.ts';
import type { SecretBox } from '../secret-box.ts';
import { waitInWords, withCodes } from '../sign-in-delay.ts';
import { factorOf, findStep } from './authenticator.ts';
import { useRecoveryCode } from './recovery-codes.ts';

export interface GivenCode {
  readonly kind: 'authenticator' | 'recovery-code';
  readonly code: string;
  /** The network address it was sent from. */
  readonly address: string;
}

const wrong = {
  'authenticator': 'The code is wrong, or was used before. Wait for your app to show the next one, then enter that.',
  'recovery-code': 'The recovery code is wrong, or was used before.',
} as const;
const cannotBeChecked =
  'Your authenticator app cannot be checked, because this service was restored without its key. Use a recovery code, or ask whoever looks after accounts in your authority.';

/** Null where the code is right, and then it is used; else why not. Counts like a password: whoever goes on guessing waits longer each time. */
export async function checkCode(tx: Tx, clock: Clock, box: SecretBox, accountId: number, given: GivenCode): Promise<string | null> {
  return countGuess(tx, clock, accountId, given.address, async () => {
    if (given.kind === 'recovery-code') return (await useRecoveryCode(tx, clock, accountId, given.code)) ? null : wrong[given.kind];
    return checkAuthenticator(tx, clock, box, accountId, given.code);
  });
}

/** Counts one guess at a code of this account, and forgives it where `check` finds nothing wrong. */
export async function countGuess(
  tx: Tx,
  clock: Clock,
  accountId: number,
  address: string,
  check: () => Promise<string | null>,
): Promise<string | null> {
  const attempt: Attempt = { email: `code of account ${String(accountId)}`, address };
  const wait = await countAttempt(tx, clock, attempt, withCodes);
  if (wait > 0) return `Too many attempts. Wait ${waitInWords(wait)}, then try again.`;
  const problem = await check();
  if (problem === null) await forgiveAttempts(tx, attempt);
  return problem;
}

/** Only a code of a later time-step than the last one accepted; of two that come at the same moment, one. */
async function checkAuthenticator(tx: Tx, clock: Clock, box: SecretBox, accountId: number, code: string): Promise<string | null> {
  const factor = await tx.selectFrom('second_factor').select('sealed_secret').where('account_id', '=', accountId).executeTakeFirst();
  if (factor === undefined) return wrong.authenticator;
  const secret = box.open(factor.sealed_secret, factorOf(accountId));
  if (secret === null) return cannotBeChecked;
  const step = findStep(secret, code, clock.now());
  if (step === null) return wrong.authenticator;
  const { numUpdatedRows } = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? null : wrong.authenticator;
}

export const wrongCode = wrong.authenticator;
