import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readerRoles } from './briefing.ts';
import { listBriefings } from './find-briefings.ts';

const mostShown = 5;

/** The briefings that name somebody, those not read yet first. */
export function briefingsHomeCard({ db }: { readonly db: Database }) {
  return {
    order: 15,
    roles: readerRoles,
    load: async (actor: Actor) => {
      const mine = (await listBriefings(db.kysely, actor)).filter(({ isWriter, withdrawn }) => !isWriter && withdrawn === null);
      const briefings = mine.toSorted((one, other) => Number(one.isRead) - Number(other.isRead)).slice(0, mostShown);
      const data = { briefings: briefings.map(({ id, title, isRead, writtenAt }) => ({ id, title, isRead, writtenAt })), all: mine.length };
      return mine.length === 0 ? null : { template: 'register/briefings/home-card.njk', data };
    },
  };
}
