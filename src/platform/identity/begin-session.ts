import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import type { Notice } from '../http/notice.ts';
import { describeDevice } from './device-words.ts';
import { hashOf, newSecret } from './secret.ts';
import type { SessionRules } from './sessions.ts';
import { startSession } from './sessions.ts';
import type { SessionMethod } from './tables.ts';
import { tellOwner } from './tell-owner.ts';

export interface SignInFrom {
  readonly accountId: number;
  readonly method: SessionMethod;
  readonly userAgent: string | undefined;
  readonly address: string;
  /** What is in the browser's own long-lived cookie. */
  readonly deviceSecret: string | undefined;
  /** What the link in the mail begins with. */
  readonly publicAddress: string;
}
export interface BegunSession {
  /** For the session's cookie. */
  readonly secret: string;
  readonly idHash: string;
  /** For the device's cookie. */
  readonly deviceSecret: string;
  readonly notice: Notice | null;
}

/** A session, and a mail to the owner where it is on a device that the account was never used on. */
export async function beginSession(tx: Tx, clock: Clock, rules: SessionRules, from: SignInFrom): Promise<BegunSession> {
  const device = describeDevice(from.userAgent);
  const { accountId, method, address } = from;
  const secret = await startSession(tx, clock, accountId, rules, { method, device, address });
  const deviceSecret = from.deviceSecret !== undefined && from.deviceSecret.length < 100 ? from.deviceSecret : newSecret();
  const begun = { secret, idHash: hashOf(secret), deviceSecret };
  // Whoever looks round a demonstration is everybody in turn.
  if (method === 'demonstration' || !(await isNewDevice(tx, clock, accountId, deviceSecret, device))) return { ...begun, notice: null };
  await tellOwner(tx, accountId, 'A new device signed in to your account', [
    `Your Waymark account was signed in to with a device that it was not used on before: ${device}, from the network address ${address}.`,
    'If it was you, there is nothing to do. If not, sign it out here and change your password:',
    `${from.publicAddress}/account/sessions`,
  ]);
  return {
    ...begun,
    notice: {
      kind: 'important',
      text: `You have not signed in with this device before (${device}). If that surprises you, see where you are signed in under your account.`,
    },
  };
}

async function isNewDevice(tx: Tx, clock: Clock, accountId: number, secret: string, device: string): Promise<boolean> {
  const now = clock.now();
  const account = await tx.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirstOrThrow();
  const seen = {
    account_id: accountId,
    device_hash: hashOf(secret),
    authority_id: account.authority_id,
    device,
    first_seen_at: now,
    last_seen_at: now,
  };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('known_device')
    .values(seen)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return true;
  await tx
    .updateTable('known_device')
    .set({ last_seen_at: now, device })
    .where('account_id', '=', accountId)
    .where('device_hash', '=', seen.device_hash)
    .execute();
  return false;
}
