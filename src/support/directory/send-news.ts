import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { isAllowed, listAuthorities } from '../../register/index.ts';
import { findNewsReader, type KeptNews, listNews } from './list-news.ts';
import { isForReader, isOut, newsKinds, standingOfNews } from './news.ts';
import './tables.ts';

/**
 * Tells those whom an item is for that it is out, once each, however often this runs: whoever published it has until the next morning to mend it unseen.
 * What was over before anybody could be told is told to nobody. Answers how many items were told of.
 */
export async function sendNews(db: Database, clock: Clock, authorityId: number): Promise<number> {
  return asAuthority(authorityId, () => db.transaction((tx) => tell(tx, clock, authorityId), { authorityId }));
}

async function tell(tx: Tx, clock: Clock, authorityId: number): Promise<number> {
  const today = clock.today();
  await sayWhen(tx, clock);
  const untold = await tx
    .selectFrom('news_item')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('told_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = new Set(untold.map(({ id }) => id));
  const out = (await listNews(tx, authorityId)).filter((item) => ids.has(item.id) && isOut(item, today));
  for (const item of out) {
    await tx.updateTable('news_item').set({ told_on: today }).where('id', '=', item.id).execute();
    if (standingOfNews(item, today) === 'over') continue;
    await sendNotice(tx, {
      authorityId,
      to: await listReadersOf(tx, item, { authorityId, today }),
      kind: item.kind,
      urgency: 'usual',
      subject: `${newsKinds[item.kind]}: ${item.title}`,
      href: `/news/${String(item.id)}`,
    });
  }
  return out.length;
}

/** By the very question that the page asks for whoever opens it, so that nobody is told of what they cannot read. */
async function listReadersOf(
  tx: Tx,
  item: KeptNews,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
): Promise<number[]> {
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'name', 'role'])
    .where('authority_id', '=', authorityId)
    .where('state', '<>', 'disabled')
    .orderBy('id')
    .execute();
  const readers: number[] = [];
  for (const { id, name, role } of accounts) {
    const actor = { kind: 'person', accountId: id, tokenId: null, name, role, authorityId } as const;
    if (!isAllowed(actor, 'news.view') || !isForReader({ ...item, localityId: null }, { role, localityIds: [] })) continue;
    if (item.localityId === null || isForReader(item, await findNewsReader(tx, actor, today))) readers.push(id);
  }
  return readers;
}

/** Before the digests of the morning go out, for every authority in turn. */
export async function tellNewsNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('send-news', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await sendNews(jobs.database, clock, id);
  });
  await jobs.schedule('send-news', '40 5 * * *');
}
