import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** For whoever never said that they had looked. */
const daysBack = 14;

/** Since when things are new to this person: an instant, within a question. */
export const sinceLastLook = ({ accountId }: Actor, today: string): RawBuilder<Date> =>
  sql<Date>`coalesce((select k.looked_at from last_look k where k.account_id = ${accountId}::int), ${addDays(today, -daysBack)}::date)`;

export async function findLastLook(reader: Reader, accountId: number): Promise<Date | null> {
  const row = await reader.selectFrom('last_look').select('looked_at').where('account_id', '=', accountId).executeTakeFirst();
  return row?.looked_at ?? null;
}

/** Those whose work is shown by provider: what changed at these is told to them. */
export const isAdviser = ({ role }: Pick<Actor, 'role'>): boolean => role === 'sia' || role === 'eeca';
