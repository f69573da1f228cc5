import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import { hashOf, newSecret } from './secret.ts';

const hours = { 'invitation': 7 * 24, 'password-reset': 1 } as const;

/** A new link for an account, as a path of ours; those issued before for the same purpose open nothing any more. Only the secret's hash is kept. */
export async function issueAccountLink(tx: Tx, clock: Clock, accountId: number, purpose: 'invitation' | 'password-reset'): Promise<string> {
  const now = clock.now();
  const { authority_id } = await tx.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirstOrThrow();
  await tx.deleteFrom('account_link').where('account_id', '=', accountId).where('purpose', '=', purpose).where('used_at', 'is', null).execute();
  const secret = newSecret();
  await tx
    .insertInto('account_link')
    .values({
      secret_hash: hashOf(secret),
      authority_id,
      account_id: accountId,
      purpose,
      created_at: now,
      expires_at: new Date(now.getTime() + hours[purpose] * 3_600_000),
      used_at: null,
    })
    .execute();
  return `/invitation/${secret}`;
}
