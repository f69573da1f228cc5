import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/plain-date.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { directoryRoutes } from './directory.routes.ts';
import { type NewsEntry } from './news.ts';
import { recordNews } from './record-news.ts';
import { sendNews } from './send-news.ts';

let app: SupportApp;
const localities: number[] = [];
beforeAll(async () => {
  app = await openSupportApp(directoryRoutes);
  for (const name of ['Northmoor', 'Southmoor']) {
    const row = { authority_id: app.authorityId, slug: name.toLowerCase(), name };
    localities.push((await app.db.kysely.insertInto('locality').values(row).returning('id').executeTakeFirstOrThrow()).id);
    await asPerson(app, 'headteacher', `Head of ${name}`, { reaches: [{ kind: 'locality', localityId: localities.at(-1) ?? 0 }] });
  }
  await asPerson(app, 'governor', 'Lee Ford');
});
beforeEach(() =>
  app.db.transaction(async (tx) => {
    await tx.deleteFrom('news_item').execute();
    await tx.deleteFrom('notice').execute();
  }),
);

const today = '2026-11-23';
const van: NewsEntry = {
  kind: 'news',
  title: 'The van is back',
  says: 'Its rounds begin on Monday.',
  startsOn: today,
  endsOn: null,
  from: null,
  to: null,
  place: null,
  web: null,
  audience: ['heads', 'governors'],
  localityId: null,
};
const publish = async (over: Partial<NewsEntry> = {}): Promise<number> => {
  const doing = await asPerson(app, 'lead', 'Jo Marsh');
  const saved = await app.db.transaction((tx) => recordNews(tx, doing, { ...van, ...over }), { authorityId: app.authorityId });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.id;
};
const tell = (on = today): Promise<number> => {
  const clock: Clock = fixedClock(`${on}T05:40:00Z`);
  return sendNews(app.db, clock, app.authorityId);
};
const told = async (): Promise<string[]> => {
  const rows = await app.db.kysely
    .selectFrom('notice as n')
    .innerJoin('account as a', 'a.id', 'n.account_id')
    .select(['a.name', 'n.subject', 'n.href'])
    .orderBy('a.name')
    .execute();
  return rows.map(({ name, subject, href }) => `${name}: ${subject} ${href}`);
};

describe('news that is out', () => {
  it('is told once to those whom it is for, and to nobody else', async () => {
    const id = await publish();
    expect(await tell()).toBe(1);
    const says = `News: The van is back /news/${String(id)}`;
    expect(await told()).toEqual([`Head of Northmoor: ${says}`, `Head of Southmoor: ${says}`, `Lee Ford: ${says}`]);
    expect([await tell(), await tell(addDays(today, 1))]).toEqual([0, 0]);
    expect(await told()).toHaveLength(3);
  });

  it('of a locality is told there, and to whoever has none', async () => {
    await publish({ localityId: localities[0] ?? 0 });
    await tell();
    expect((await told()).map((line) => line.split(':')[0])).toEqual(['Head of Northmoor', 'Lee Ford']);
  });

  it('waits for its day; an event does not', async () => {
    await publish({ startsOn: '2026-11-30' });
    await publish({ kind: 'event', title: 'Winter conference', startsOn: '2026-12-03', audience: ['governors'] });
    expect(await tell()).toBe(1);
    expect(await told()).toEqual([expect.stringContaining('Lee Ford: Event: Winter conference')]);
    expect(await tell('2026-11-30')).toBe(1);
    expect(await told()).toHaveLength(4);
  });

  it('is told to nobody once it is over, or withdrawn', async () => {
    const over = await publish({ kind: 'event', startsOn: '2026-12-02' });
    await app.db.transaction((tx) => tx.updateTable('news_item').set({ starts_on: '2026-11-02' }).where('id', '=', over).execute());
    const id = await publish();
    await app.db.transaction((tx) =>
      tx
        .updateTable('news_item')
        .set({ withdrawn_by: 'Jo Marsh', withdrawn_at: app.clock.now(), withdrawn_reason: 'Wrong' })
        .where('id', '=', id)
        .execute(),
    );
    await tell();
    expect(await told()).toEqual([]);
  });
});
