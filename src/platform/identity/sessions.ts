import './tables.ts';
import type { Clock } from '../clock.ts';
import type { Reader, Tx } from '../database/database.ts';
import type { Notice } from '../http/notice.ts';
import type { Actor } from './actor.ts';
import { isUsable } from './usable-account.ts';
import { hashOf, newSecret } from './secret.ts';
import type { SessionMethod } from './tables.ts';

export interface SessionRules {
  readonly idleMinutes: number;
  readonly hours: number;
}

/** A signed-in browser: who it is, and what to tell them once. */
export interface Session {
  /** What a page may name it by. */
  readonly id: number;
  readonly idHash: string;
  readonly actor: Actor;
  readonly authorityName: string;
  readonly notice: Notice | null;
  readonly lastSeenAt: Date;
  /** Whatever is done, it ends then. */
  readonly expiresAt: Date;
  readonly method: SessionMethod;
}

/** One that has run out, of an account that could sign in again. */
export interface EndedSession {
  readonly accountId: number;
  readonly authorityId: number;
}

/** Where and how somebody signs in. */
export interface SessionPlace {
  readonly method: SessionMethod;
  readonly device: string;
  readonly address: string;
}

/** For so long it is remembered whose a session was that has run out, so that a form sent from it need not be lost. */
const rememberedDays = 7;

/** Answers the new session's secret, for the cookie; only its hash is kept. Each sign-in gets a new one, so a planted one is worth nothing. */
export async function startSession(tx: Tx, clock: Clock, accountId: number, rules: SessionRules, place?: SessionPlace): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  const forgotten = after(now, -rememberedDays * 24 * 60);
  await tx.deleteFrom('session').where('account_id', '=', accountId).where('expires_at', '<', forgotten).execute();
  await tx
    .insertInto('session')
    .values({
      id_hash: hashOf(secret),
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: after(now, rules.hours * 60),
      notice: null,
      ...place,
    })
    .execute();
  await tx.updateTable('account').set({ last_signed_in_at: now }).where('id', '=', accountId).execute();
  return secret;
}

/** Null when there is none, it has run out, nobody has used it for too long, or the account can no longer be used. */
export async function findSession(reader: Reader, clock: Clock, secret: string, rules: SessionRules): Promise<Session | null> {
  const now = clock.now();
  const row = await reader
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .select(['s.id as session_id', 's.id_hash', 's.notice', 's.last_seen_at', 's.expires_at', 's.method'])
    .select(['a.id', 'a.name', 'a.role', 'a.authority_id', 'u.name as authority_name'])
    .where('s.id_hash', '=', hashOf(secret))
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', after(now, -rules.idleMinutes))
    .where(isUsable(clock))
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
  return {
    id: row.session_id,
    idHash: row.id_hash,
    actor,
    authorityName: row.authority_name,
    notice: row.notice,
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    method: row.method,
  };
}

/** Asked where `findSession` found none: whose it was before it ran out. One that somebody ended is not kept. */
export async function findEndedSession(reader: Reader, clock: Clock, secret: string): Promise<EndedSession | null> {
  const row = await reader
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['a.id as accountId', 'a.authority_id as authorityId'])
    .where('s.id_hash', '=', hashOf(secret))
    .where('s.expires_at', '>', after(clock.now(), -rememberedDays * 24 * 60))
    .where(isUsable(clock))
    .executeTakeFirst();
  return row ?? null;
}

/** Seconds until somebody who does nothing more has to sign in again. */
export function secondsLeft(session: Session, clock: Clock, rules: SessionRules): number {
  const ends = Math.min(after(session.lastSeenAt, rules.idleMinutes).getTime(), session.expiresAt.getTime());
  return Math.max(0, Math.floor((ends - clock.now().getTime()) / 1000));
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

/** Wherever the account is signed in, or about to be, it is not any more. */
export async function endSessionsOf(tx: Tx, accountId: number): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('half_session').where('account_id', '=', accountId).execute();
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
