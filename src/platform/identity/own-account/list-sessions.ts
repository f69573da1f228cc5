import '../tables.ts';
import type { Clock } from '../../clock.ts';
import type { Reader } from '../../database/database.ts';
import type { SessionRules } from '../sessions.ts';
import type { SessionMethod } from '../tables.ts';

export interface ListedSession {
  readonly id: number;
  readonly device: string;
  readonly address: string | null;
  readonly method: SessionMethod;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Where an account is signed in now, the latest used first. */
export async function listSessions(reader: Reader, clock: Clock, accountId: number, rules: SessionRules): Promise<ListedSession[]> {
  return reader
    .selectFrom('session')
    .select(['id', 'device', 'address', 'method', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', clock.now())
    .where('last_seen_at', '>', new Date(clock.now().getTime() - rules.idleMinutes * 60_000))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
