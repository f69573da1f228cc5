import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed, withinReach } from '../../register/index.ts';
import { isForReader, isOut, type NewsEntry, type NewsReader } from './news.ts';
import './tables.ts';

export interface KeptNews extends NewsEntry {
  readonly id: number;
  readonly localityName: string | null;
  readonly changed: number;
  readonly by: string;
  /** The day on which those whom it is for were told; null: not yet. */
  readonly toldOn: string | null;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every item, those withdrawn too, the latest day first. */
export async function listNews(reader: Reader, authorityId: number): Promise<KeptNews[]> {
  const { rows } = await sql<Omit<KeptNews, 'withdrawn'> & { withdrawnBy: string | null; at: Date; reason: string }>`
    select n.id, n.kind, n.title, n.says, n.starts_on as "startsOn", n.ends_on as "endsOn", n.from_time as "from", n.to_time as "to", n.place, n.web, n.audience,
      n.locality_id as "localityId", l.name as "localityName", n.changed, n.entered_by as by, n.told_on as "toldOn",
      n.withdrawn_by as "withdrawnBy", n.withdrawn_at as at, n.withdrawn_reason as reason
    from news_item n left join locality l on l.id = n.locality_id
    where n.authority_id = ${authorityId} order by n.starts_on desc, n.id desc`.execute(reader);
  return rows.map(({ withdrawnBy, at, reason, ...row }) => ({ ...row, withdrawn: withdrawnBy === null ? null : { by: withdrawnBy, at, reason } }));
}

/** The localities of a reader: their own, and those of the providers that are theirs. Of officers who reach everything, none: they are told of all. */
export async function findNewsReader(reader: Reader, actor: Actor, today: string): Promise<NewsReader> {
  const { rows } = await sql<{ id: number }>`
    select s.locality_id as id from access_scope s
    where s.account_id = ${actor.accountId}::int and s.locality_id is not null and s.ended_at is null
      and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})
    union select p.locality_id as id from provider p
    where p.locality_id is not null and ${withinReach(actor, 'entry.view', today)}`.execute(reader);
  return { role: actor.role, localityIds: rows.map(({ id }) => id) };
}

/** What is out, and is for this reader. Whoever writes news, and whoever audits, reads all of it. */
export async function listNewsFor(
  reader: Reader,
  actor: Actor & { readonly authorityId: number },
  today: string,
): Promise<(KeptNews & { readonly isTheirs: boolean })[]> {
  const standing = (await listNews(reader, actor.authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const who = await findNewsReader(reader, actor, today);
  const readsAll = isAllowed(actor, 'news.edit') || actor.role === 'auditor';
  return standing.map((item) => ({ ...item, isTheirs: isForReader(item, who) && isOut(item, today) })).filter(({ isTheirs }) => isTheirs || readsAll);
}
