import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import type { SecretBox } from '../secret-box.ts';
import { ifItWasNotYou, tellOwner } from '../tell-owner.ts';
import { factorOf, findStep } from './authenticator.ts';
import { countGuess, wrongCode } from './check-code.ts';
import type { HalfSession } from './half-session.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

interface Given {
  readonly code: string;
  readonly address: string;
  readonly reference: string;
}

/**
 * Sets up the authenticator that a half-session prepared, once a code shows that somebody's app has it; that code is used with it. Answers
 * the recovery codes, to be shown this once.
 */
export async function enrolSecondFactor(tx: Tx, clock: Clock, box: SecretBox, half: HalfSession, given: Given): Promise<Result<string[]>> {
  const { actor, pendingFactor } = half;
  const { accountId, authorityId } = actor;
  const secret = pendingFactor === null ? null : box.open(pendingFactor, factorOf(accountId));
  if (secret === null || pendingFactor === null) return refused('Sign in again: this took too long.');
  const step = findStep(secret, given.code, clock.now());
  const problem = await countGuess(tx, clock, accountId, given.address, async () => (step === null ? wrongCode : null));
  if (problem !== null || step === null) return refused(problem ?? wrongCode);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('second_factor')
    .values({ account_id: accountId, authority_id: authorityId, sealed_secret: pendingFactor, last_step: step, enrolled_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n)
    return refused('An authenticator app was set up for this account in the meantime. Sign in again with a code from it.');
  await tx.updateTable('half_session').set({ has_passed: true, pending_factor: null }).where('id_hash', '=', half.idHash).execute();
  const codes = await replaceRecoveryCodes(tx, clock, { id: accountId, authorityId });
  const subject = { kind: 'account', id: accountId };
  await recordAudit(tx, { actor, event: 'account.second-factor-enrolled', subject, reference: given.reference });
  await tellOwner(tx, accountId, 'An authenticator app was set up', ['An authenticator app was set up for your Waymark account.', ifItWasNotYou]);
  return accepted(codes);
}
