import '../tables.ts';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import type { SecretBox } from '../secret-box.ts';
import type { GivenCode } from './check-code.ts';
import { checkCode } from './check-code.ts';
import type { HalfSession } from './half-session.ts';
import { takeHalfSession } from './half-session.ts';
import { countRecoveryCodes } from './recovery-codes.ts';

/** The half-session is over where the code is right, and a session may begin. Answers how many recovery codes are left. */
export async function passSecondFactor(
  tx: Tx,
  clock: Clock,
  box: SecretBox,
  half: HalfSession,
  given: GivenCode & { readonly reference: string },
): Promise<Result<number>> {
  const { actor } = half;
  const audit = { actor, subject: { kind: 'account', id: actor.accountId }, reference: given.reference };
  const problem = await checkCode(tx, clock, box, actor.accountId, given);
  if (problem !== null) {
    await recordAudit(tx, { ...audit, event: 'account.second-factor-failed', after: { with: given.kind } });
    return refused(problem);
  }
  return finishHalfSession(tx, half, given);
}

/** Turns a half-session whose second factor is given into the right to a session: once. */
export async function finishHalfSession(
  tx: Tx,
  { idHash, actor }: HalfSession,
  { kind, reference }: { readonly kind: GivenCode['kind']; readonly reference: string },
): Promise<Result<number>> {
  if (!(await takeHalfSession(tx, idHash))) return refused('You have signed in already. Open the page again.');
  await recordAudit(tx, { actor, event: 'account.signed-in', subject: { kind: 'account', id: actor.accountId }, after: { with: kind }, reference });
  return accepted(await countRecoveryCodes(tx, actor.accountId));
}
