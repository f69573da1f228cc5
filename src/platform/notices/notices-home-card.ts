import type { Database } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import { listNotices } from './find-notices.ts';

const shown = 5;

/** What somebody was told and has not read. Nothing for those who were never told anything. */
export function noticesHomeCard({ db }: { readonly db: Database }) {
  return {
    order: 2,
    load: async ({ accountId }: Actor) => {
      if (accountId === null) return null;
      const { notices, unread } = await listNotices(db.kysely, accountId, { limit: shown, unreadOnly: true });
      return unread === 0 ? null : { template: 'platform/notices/home-card.njk', data: { notices, unread, more: Math.max(0, unread - shown) } };
    },
  };
}
