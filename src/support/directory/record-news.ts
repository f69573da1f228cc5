import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { type KeptNews, listNews } from './list-news.ts';
import { type NewsEntry, wrongWithDays } from './news.ts';
import type { Saved } from './record-service.ts';
import { isWebAddress, webSays } from './service.ts';

const newsOf = ({ id: _i, localityName: _l, changed: _c, by: _b, withdrawn: _w, toldOn: _t, ...entry }: KeptNews): NewsEntry => entry;

export const wrongWithNews = (entry: NewsEntry, today: string, before: NewsEntry | null): { readonly field: string; readonly says: string }[] => [
  ...wrongWithDays(entry, today, before),
  ...(entry.web === null || isWebAddress(entry.web) ? [] : [{ field: 'web', says: webSays }]),
];

/** Publishes an item, or changes one: those whom it is for see it from its day on. The same sent twice is published once. */
export async function recordNews(
  tx: Tx,
  doing: Doing,
  entry: NewsEntry,
  changes: { readonly id: number; readonly seen: number } | null = null,
): Promise<Saved> {
  await takeTurn(tx, doing);
  const { actor, clock, event, reference, authorityId } = doing;
  const standing = (await listNews(tx, authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const before = changes === null ? null : (standing.find(({ id }) => id === changes.id) ?? null);
  if (changes !== null && before === null) return { kind: 'refused', field: 'title', reason: 'Somebody withdrew it while you changed it' };
  const same =
    before === null ? standing.find((one) => isDeepStrictEqual(newsOf(one), entry)) : isDeepStrictEqual(newsOf(before), entry) ? before : undefined;
  if (same !== undefined) return { kind: 'saved', id: same.id };
  const [wrong] = wrongWithNews(entry, clock.today(), before);
  if (wrong) return { kind: 'refused', field: wrong.field, reason: wrong.says };
  if (before !== null && before.changed !== changes?.seen) return { kind: 'overtaken' };
  const row = {
    kind: entry.kind,
    title: entry.title,
    says: entry.says,
    starts_on: entry.startsOn,
    ends_on: entry.endsOn,
    from_time: entry.from,
    to_time: entry.to,
    place: entry.place,
    web: entry.web,
    audience: JSON.stringify(entry.audience),
    locality_id: entry.localityId,
  };
  const { id } =
    before === null
      ? await tx
          .insertInto('news_item')
          .values({ ...row, authority_id: authorityId, entered_by: actor.name, entered_at: clock.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
      : await tx
          .updateTable('news_item')
          .set({ ...row, changed: before.changed + 1 })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'news-item', id },
    before: before === null ? null : newsOf(before),
    after: entry,
    reference,
  });
  return { kind: 'saved', id };
}
