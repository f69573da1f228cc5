import { addDays } from '../../kernel/plain-date.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { type DiaryEntry, isAllowed, type WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listNewsFor } from './list-news.ts';
import { listServices } from './list-services.ts';
import { daysOfEvent } from './news.ts';

/** How many days before its day an entry waits to be looked at again. */
const ahead = 14;

/** Entries of the directory that their owners are to look at again; and events, in the diaries of those whom they are for. */
export function directoryWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'directory',
    list: async (actor, today) => {
      if (actor.authorityId === null || actor.accountId === null || !isAllowed(actor, 'directory.edit')) return [];
      const until = addDays(today, ahead);
      return (await listServices(db.kysely, actor.authorityId))
        .filter(({ withdrawn, ownerAccountId, reviewDueOn }) => withdrawn === null && ownerAccountId === actor.accountId && reviewDueOn <= until)
        .map(({ id, name, reviewDueOn }) => ({
          kind: 'action' as const,
          text: `Look at an entry of the services directory again: ${name}`,
          href: `/services/${String(id)}/review`,
          provider: null,
          dueOn: reviewDueOn,
          since: null,
        }));
    },
    diary: async (actor, from, to) => {
      const { authorityId } = actor;
      if (authorityId === null || !isAllowed(actor, 'news.view')) return [];
      const events = (await listNewsFor(db.kysely, { ...actor, authorityId }, clock.today())).filter(
        ({ kind, isTheirs }) => kind === 'event' && isTheirs,
      );
      return events.flatMap((event): DiaryEntry[] => {
        const days = daysOfEvent(event, from, to);
        const uid = `news-${String(event.id)}`;
        const same = {
          from: event.from,
          to: event.to,
          title: `${event.title}${event.place === null ? '' : `, ${event.place}`}`,
          href: `/news/${String(event.id)}`,
        };
        // With hours it is on each day from then to then; without, it is one whole stretch of days.
        if (event.from === null && event.endsOn !== null) return days.length === 0 ? [] : [{ uid, on: event.startsOn, until: event.endsOn, ...same }];
        return days.map((on) => ({ uid: `${uid}-${on}`, on, ...same }));
      });
    },
    held: async (reader, accountId) => ({
      kind: 'directory-service',
      label: 'Entries of the services directory',
      items: await listHeld(reader, accountId),
    }),
    handOver: async (tx, ids, to) => giveServices(tx, clock, ids, to.accountId),
  };
}

async function listHeld(reader: Reader, accountId: number): Promise<{ id: number; text: string; href: string; providerId: null }[]> {
  const rows = await reader
    .selectFrom('directory_service')
    .select(['id', 'name'])
    .where('owner_account_id', '=', accountId)
    .where('withdrawn_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name }) => ({ id, text: name, href: `/services/${String(id)}`, providerId: null }));
}

async function giveServices(tx: Tx, clock: SupportMeans['clock'], ids: readonly number[], accountId: number): Promise<void> {
  if (ids.length === 0) return;
  await sayWhen(tx, clock);
  await tx
    .updateTable('directory_service')
    .set((is) => ({ owner_account_id: accountId, changed: is('changed', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
}
