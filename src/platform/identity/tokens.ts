import './tables.ts';
import { sql } from 'kysely';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../clock.ts';
import type { Reader, Tx } from '../database/database.ts';
import type { Actor } from './actor.ts';
import { hashOf, newSecret } from './secret.ts';

export interface NewToken {
  readonly authorityId: number;
  readonly role: string;
  /** What it is for, so that whoever revokes it later knows what stops working. */
  readonly name: string;
  /** The last day it works, as YYYY-MM-DD. */
  readonly expiresOn?: string;
}
export interface TokenHolder {
  readonly tokenId: number;
  readonly actor: Actor;
  readonly authorityName: string;
  readonly lastUsedAt: Date | null;
}

/** Lets scanners that look for leaked secrets recognise ours. */
const prefix = 'waymark_';

/** Answers the token. It can be shown this once: only its hash is kept. */
export async function createToken(tx: Tx, clock: Clock, actor: Actor, given: NewToken): Promise<string> {
  return (await issueToken(tx, clock, actor, given)).token;
}

/** The same, with the id by which it is given a reach of its own. */
export async function issueToken(tx: Tx, clock: Clock, actor: Actor, given: NewToken): Promise<{ readonly id: number; readonly token: string }> {
  const token = `${prefix}${newSecret()}`;
  const { id } = await tx
    .insertInto('api_token')
    .values({
      authority_id: given.authorityId,
      name: given.name,
      role: given.role,
      token_hash: hashOf(token),
      created_at: clock.now(),
      created_by: actor.name,
      expires_on: given.expiresOn ?? null,
      last_used_at: null,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { role: given.role, expiresOn: given.expiresOn ?? null };
  await recordAudit(tx, { actor, event: 'token.created', subject: { kind: 'token', id }, after, authorityId: given.authorityId });
  return { id, token };
}

/** Null for one that was never made, is revoked, or has run out. */
export async function findTokenHolder(reader: Reader, clock: Clock, token: string): Promise<TokenHolder | null> {
  if (!token.startsWith(prefix)) return null;
  const row = await reader
    .selectFrom('api_token as t')
    .innerJoin('authority as u', 'u.id', 't.authority_id')
    .select(['t.id', 't.name', 't.role', 't.authority_id', 't.last_used_at', 'u.name as authority_name'])
    .where('t.token_hash', '=', hashOf(token))
    .where('t.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('t.expires_on', 'is', null), eb(sql<string>`t.expires_on`, '>=', clock.today())]))
    .executeTakeFirst();
  if (row === undefined) return null;
  const actor: Actor = { kind: 'token', accountId: null, name: row.name, role: row.role, authorityId: row.authority_id, tokenId: row.id };
  return { tokenId: row.id, actor, authorityName: row.authority_name, lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at) };
}

export async function rememberTokenUse(tx: Tx, clock: Clock, tokenId: number): Promise<void> {
  await tx.updateTable('api_token').set({ last_used_at: clock.now() }).where('id', '=', tokenId).execute();
}
