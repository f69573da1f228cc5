import './tables.ts';
import '../identity/tables.ts';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Reader } from '../database/database.ts';
import { hashOf } from '../identity/secret.ts';
import { isUsable } from '../identity/usable-account.ts';

export interface StandingFeed {
  readonly id: number;
  readonly madeAt: Date;
  readonly lastReadAt: Date | null;
}

/** Somebody's own; null where they have none. */
export async function findStandingFeed(reader: Reader, accountId: number): Promise<StandingFeed | null> {
  const feed = await reader
    .selectFrom('calendar_feed')
    .select(['id', 'made_at as madeAt', 'last_read_at as lastReadAt'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return feed ?? null;
}

export interface FeedOwner {
  readonly feedId: number;
  readonly accountId: number;
  readonly authorityId: number;
  readonly name: string;
  readonly role: string;
}

/** Whose diary a secret opens; null where it opens none, was revoked, or their account is shut. */
export async function findFeedOwner(reader: Reader, clock: Clock, secret: string): Promise<FeedOwner | null> {
  const { rows } = await sql<FeedOwner>`
    select f.id as "feedId", a.id as "accountId", a.authority_id as "authorityId", a.name, a.role
    from calendar_feed f join account a on a.id = f.account_id
    where f.secret_hash = ${hashOf(secret)} and f.revoked_at is null and ${isUsable(clock)}`.execute(reader);
  return rows[0] ?? null;
}
