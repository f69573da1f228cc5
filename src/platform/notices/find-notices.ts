import './tables.ts';
import type { Reader } from '../database/database.ts';
import { unchosen } from './digest.ts';
import type { ByMail, Urgency } from './tables.ts';

export interface FoundNotice {
  readonly id: number;
  readonly urgency: Urgency;
  readonly subject: string;
  readonly href: string;
  readonly madeAt: Date;
  readonly readAt: Date | null;
}

const columns = ['id', 'urgency', 'subject', 'href', 'made_at as madeAt', 'read_at as readAt'] as const;

/** Somebody's, the latest first; how many there are unread, whatever the limit. */
export async function listNotices(
  reader: Reader,
  accountId: number,
  { limit, unreadOnly = false }: { readonly limit: number; readonly unreadOnly?: boolean },
): Promise<{ readonly notices: FoundNotice[]; readonly unread: number }> {
  const own = reader.selectFrom('notice').where('account_id', '=', accountId);
  const notices = await (unreadOnly ? own.where('read_at', 'is', null) : own).select(columns).orderBy('id', 'desc').limit(limit).execute();
  const counted = await own
    .where('read_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .executeTakeFirst();
  return { notices, unread: counted?.unread ?? 0 };
}

export const findNotice = (reader: Reader, accountId: number, id: number): Promise<FoundNotice | undefined> =>
  reader.selectFrom('notice').select(columns).where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();

export async function findByMail(reader: Reader, accountId: number): Promise<ByMail> {
  const row = await reader.selectFrom('notice_choice').select('by_mail').where('account_id', '=', accountId).executeTakeFirst();
  return row?.by_mail ?? unchosen;
}
