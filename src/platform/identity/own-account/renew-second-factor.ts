import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Reader, Tx } from '../../database/database.ts';
import type { Actor } from '../actor.ts';
import { factorOf, findStep, newAuthenticatorSecret } from '../second-factor/authenticator.ts';
import { checkCode, countGuess, wrongCode } from '../second-factor/check-code.ts';
import { replaceRecoveryCodes } from '../second-factor/recovery-codes.ts';
import type { SecretBox } from '../secret-box.ts';
import { ifItWasNotYou, tellOwner } from '../tell-owner.ts';

export interface OwnCode {
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly sessionId: number;
  readonly code: string;
  readonly address: string;
  readonly reference: string;
}

/** Ten new recovery codes in place of the old, for a code of the authenticator. */
export async function renewRecoveryCodes(tx: Tx, clock: Clock, box: SecretBox, given: OwnCode): Promise<Result<string[]>> {
  const { actor, reference } = given;
  const { accountId: id, authorityId } = actor;
  const wrong = await checkCode(tx, clock, box, id, { ...given, kind: 'authenticator' });
  if (wrong !== null) return refused(wrong);
  const codes = await replaceRecoveryCodes(tx, clock, { id, authorityId });
  await recordAudit(tx, { actor, event: 'account.recovery-codes-renewed', subject: { kind: 'account', id }, reference });
  await tellOwner(tx, id, 'New recovery codes were made', [
    'New recovery codes were made for your Waymark account; the old ones no longer work.',
    ifItWasNotYou,
  ]);
  return accepted(codes);
}

/** A code of the present authenticator, or a recovery code where that is lost, opens the way to another. It is prepared for this session alone. */
export async function prepareAuthenticator(tx: Tx, clock: Clock, box: SecretBox, given: OwnCode): Promise<Result<'prepared'>> {
  const id = given.actor.accountId;
  const kind = /^\s*(\d\s*){6}$/.test(given.code) ? 'authenticator' : 'recovery-code';
  const wrong = await checkCode(tx, clock, box, id, { ...given, kind });
  if (wrong !== null) return refused(wrong);
  const pending = box.seal(newAuthenticatorSecret(), factorOf(id));
  await tx.updateTable('session').set({ pending_factor: pending }).where('id', '=', given.sessionId).where('account_id', '=', id).execute();
  return accepted('prepared');
}

/** The secret that was prepared for this session, to be shown. */
export async function findPrepared(reader: Reader, box: SecretBox, accountId: number, sessionId: number): Promise<string | null> {
  const session = reader.selectFrom('session').select('pending_factor').where('id', '=', sessionId).where('account_id', '=', accountId);
  const sealed = (await session.executeTakeFirst())?.pending_factor ?? null;
  return sealed === null ? null : box.open(sealed, factorOf(accountId));
}

/** The prepared authenticator takes the place of the old once a code shows that somebody's app has it. */
export async function replaceAuthenticator(tx: Tx, clock: Clock, box: SecretBox, given: OwnCode): Promise<Result<'replaced'>> {
  const { actor, sessionId, reference } = given;
  const id = actor.accountId;
  const secret = await findPrepared(tx, box, id, sessionId);
  if (secret === null) return refused('Begin again: a code of your present app is asked for first.');
  const step = findStep(secret, given.code, clock.now());
  const wrong = await countGuess(tx, clock, id, given.address, async () => (step === null ? wrongCode : null));
  if (wrong !== null || step === null) return refused(wrong ?? wrongCode);
  const renewed = { sealed_secret: box.seal(secret, factorOf(id)), last_step: step, enrolled_at: clock.now() };
  await tx.updateTable('second_factor').set(renewed).where('account_id', '=', id).execute();
  await tx.updateTable('session').set({ pending_factor: null }).where('account_id', '=', id).execute();
  await recordAudit(tx, { actor, event: 'account.second-factor-replaced', subject: { kind: 'account', id }, reference });
  await tellOwner(tx, id, 'Your authenticator app was replaced', [
    'Another authenticator app was set up for your Waymark account, and the old one no longer works.',
    ifItWasNotYou,
  ]);
  return accepted('replaced');
}
