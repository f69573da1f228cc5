import '../tables.ts';
import type { Clock } from '../../clock.ts';
import type { Reader, Tx } from '../../database/database.ts';
import type { Actor } from '../actor.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { SecretBox } from '../secret-box.ts';
import { isUsable } from '../usable-account.ts';
import { factorOf, newAuthenticatorSecret } from './authenticator.ts';

export const halfSessionMinutes = 10;

/** Somebody who gave the right password and has yet to give a code. It opens nothing. */
export interface HalfSession {
  readonly idHash: string;
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly email: string;
  readonly returnTo: string;
  /** Of an authenticator to be set up, sealed. */
  readonly pendingFactor: string | null;
  readonly isEnrolled: boolean;
  /** The authenticator was just set up with it. */
  readonly hasPassed: boolean;
}

/** Answers its secret, for a cookie of its own. Where the account has no authenticator, one is prepared for it. */
export async function startHalfSession(tx: Tx, clock: Clock, box: SecretBox, accountId: number, returnTo: string): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await tx.deleteFrom('half_session').where('account_id', '=', accountId).where('expires_at', '<', now).execute();
  const { authority_id } = await tx.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirstOrThrow();
  const enrolled = await tx.selectFrom('second_factor').select('account_id').where('account_id', '=', accountId).executeTakeFirst();
  await tx
    .insertInto('half_session')
    .values({
      id_hash: hashOf(secret),
      authority_id,
      account_id: accountId,
      created_at: now,
      expires_at: new Date(now.getTime() + halfSessionMinutes * 60_000),
      return_to: returnTo,
      pending_factor: enrolled === undefined ? box.seal(newAuthenticatorSecret(), factorOf(accountId)) : null,
    })
    .execute();
  return secret;
}

export async function findHalfSession(reader: Reader, clock: Clock, secret: string): Promise<HalfSession | null> {
  const row = await reader
    .selectFrom('half_session as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .select(['h.id_hash', 'h.return_to', 'h.pending_factor', 'h.has_passed', 'f.enrolled_at'])
    .select(['a.id', 'a.authority_id', 'a.name', 'a.role', 'a.email'])
    .where('h.id_hash', '=', hashOf(secret))
    .where('h.expires_at', '>', clock.now())
    .where(isUsable(clock))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    idHash: row.id_hash,
    actor: { kind: 'person', accountId: row.id, tokenId: null, name: row.name, role: row.role, authorityId: row.authority_id },
    email: row.email,
    returnTo: row.return_to,
    pendingFactor: row.pending_factor,
    isEnrolled: row.enrolled_at !== null,
    hasPassed: row.has_passed,
  };
}

/** True once: what becomes a session is a half one no more. */
export async function takeHalfSession(tx: Tx, idHash: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('half_session').where('id_hash', '=', idHash).executeTakeFirst();
  return numDeletedRows === 1n;
}
