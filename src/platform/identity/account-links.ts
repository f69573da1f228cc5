import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Reader, Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { hashOf, newSecret } from './secret.ts';
import type { AccountState, SignInMethod } from './tables.ts';

export type LinkPurpose = 'invitation' | 'password-reset';

/** An invitation waits for somebody's holiday to end; a link to a new password is wanted now. */
const hoursOf: Readonly<Record<LinkPurpose, number>> = { 'invitation': 7 * 24, 'password-reset': 1 };

/** The page that a link leads to, below the service's public address. */
export const pathOfLink = (purpose: LinkPurpose, secret: string): string => `/${purpose === 'invitation' ? 'invitation' : 'reset'}/${secret}`;

/** Answers the link's secret, which is told this once: only its hash is kept. The account's earlier links of the same purpose end. */
export async function issueAccountLink(tx: Tx, clock: Clock, accountId: number, purpose: LinkPurpose): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await endAccountLinks(tx, clock, accountId, purpose);
  const { authority_id } = await tx.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirstOrThrow();
  await tx
    .insertInto('account_link')
    .values({
      secret_hash: hashOf(secret),
      authority_id,
      account_id: accountId,
      purpose,
      created_at: now,
      expires_at: new Date(now.getTime() + hoursOf[purpose] * 3_600_000),
      used_at: null,
    })
    .execute();
  return secret;
}

export async function endAccountLinks(tx: Tx, clock: Clock, accountId: number, purpose: LinkPurpose): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ expires_at: clock.now() })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .execute();
}

/** Whose a link is that can still be used. */
export interface LinkedAccount {
  readonly actor: Actor & { readonly accountId: number; readonly authorityId: number };
  readonly email: string;
  readonly state: AccountState;
  readonly signInMethod: SignInMethod;
}

/** Null for a link that never was, has been used or has run out, or whose account is not what it is for. */
export async function findLinkedAccount(reader: Reader, clock: Clock, secret: string, purpose: LinkPurpose): Promise<LinkedAccount | null> {
  const row = await reader
    .selectFrom('account_link as l')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .select(['a.id', 'a.name', 'a.role', 'a.authority_id', 'a.email', 'a.state', 'a.expires_on', 'a.sign_in_method'])
    .where('l.secret_hash', '=', hashOf(secret))
    .where('l.purpose', '=', purpose)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', clock.now())
    .where('a.state', '=', purpose === 'invitation' ? 'invited' : 'active')
    .executeTakeFirst();
  if (row === undefined || (row.expires_on !== null && row.expires_on < clock.today())) return null;
  return {
    actor: { kind: 'person', accountId: row.id, tokenId: null, name: row.name, role: row.role, authorityId: row.authority_id },
    email: row.email,
    state: row.state,
    signInMethod: row.sign_in_method,
  };
}

/** True once for each link, however many ask at the same moment. */
export async function useAccountLink(tx: Tx, clock: Clock, secret: string, purpose: LinkPurpose): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account_link')
    .set({ used_at: clock.now() })
    .where('secret_hash', '=', hashOf(secret))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
