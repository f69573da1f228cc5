import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Reader, Tx } from '../database/database.ts';
import type { Notice } from '../http/route.ts';
import type { Actor } from './actor.ts';
import { hashOf, newSecret } from './secret.ts';

export interface SessionRules {
  readonly idleMinutes: number;
  readonly hours: number;
}

/** A signed-in browser: who it is, and what to tell them once. */
export interface Session {
  readonly idHash: string;
  readonly actor: Actor;
  readonly authorityName: string;
  readonly notice: Notice | null;
  readonly lastSeenAt: Date;
}

/** Answers the new session's secret, for the cookie; only its hash is kept. Each sign-in gets a new one, so a planted one is worth nothing. */
export async function startSession(tx: Tx, clock: Clock, accountId: number, rules: SessionRules): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await tx.deleteFrom('session').where('account_id', '=', accountId).where('expires_at', '<', now).execute();
  await tx
    .insertInto('session')
    .values({
      id_hash: hashOf(secret),
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: after(now, rules.hours * 60),
      notice: null,
    })
    .execute();
  await tx.updateTable('account').set({ last_signed_in_at: now }).where('id', '=', accountId).execute();
  return secret;
}

/** Null when there is none, it has run out, nobody has used it for too long, or the account has been disabled since. */
export async function findSession(reader: Reader, clock: Clock, secret: string, rules: SessionRules): Promise<Session | null> {
  const now = clock.now();
  const row = await reader
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .select(['s.id_hash', 's.notice', 's.last_seen_at', 'a.id', 'a.name', 'a.role', 'a.authority_id', 'u.name as authority_name'])
    .where('s.id_hash', '=', hashOf(secret))
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', after(now, -rules.idleMinutes))
    .where('a.state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return null;
  const actor: Actor = {
    kind: 'person',
    accountId: row.id,
    name: row.name,
    role: row.role,
    authorityId: row.authority_id,
    tokenId: null,
  };
  return { idHash: row.id_hash, actor, authorityName: row.authority_name, notice: row.notice, lastSeenAt: new Date(row.last_seen_at) };
}

/** Once a minute is often enough to know who is idle, and saves a write on most pages. */
export function isWorthRemembering(session: Session, clock: Clock): boolean {
  return clock.now().getTime() - session.lastSeenAt.getTime() > 60_000;
}

export async function rememberSession(tx: Tx, clock: Clock, idHash: string): Promise<void> {
  await tx.updateTable('session').set({ last_seen_at: clock.now() }).where('id_hash', '=', idHash).execute();
}

export async function endSession(tx: Tx, idHash: string): Promise<void> {
  await tx.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

/** Wherever the account is signed in, it is not any more. */
export async function endSessionsOf(tx: Tx, accountId: number): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Shown on the next page that this browser opens, and only there; null when it has been. */
export async function keepNotice(tx: Tx, idHash: string, notice: Notice | null): Promise<void> {
  await tx
    .updateTable('session')
    .set({ notice: notice === null ? null : JSON.stringify(notice) })
    .where('id_hash', '=', idHash)
    .execute();
}

const after = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);
