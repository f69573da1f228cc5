import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { type DirectoryApp, event, openDirectoryApp } from './directory.fixture.ts';
import { directoryWork } from './directory-work.ts';

let app: DirectoryApp;
let publish: DirectoryApp['publish'];
let read: DirectoryApp['read'];
beforeAll(async () => {
  app = await openDirectoryApp();
  ({ publish, read } = app);
});
beforeEach(() => app.db.transaction((tx) => tx.deleteFrom('news_item').execute()));

describe('news and events', () => {
  it('show the form again to whoever saves after somebody else', async () => {
    const one = await publish();
    expect((await app.send(`${one}/change`, event({ says: 'In the hall.' }))).statusCode).toBe(303);
    const late = await app.send(`${one}/change`, event({ says: 'My own words' }));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('My own words');
    await expectValidHtml(late.body);
    expect(await read(`${one}/change`)).toContain('In the hall.');
  });

  it('come out on their day, and stay readable when they are over', async () => {
    const van = await publish({ kind: 'news', title: 'The van is back', audience: [], ...day('starts', '2026-11-24') });
    await publish({ kind: 'news', title: 'The van was away', audience: [], ...day('starts', '2026-10-24'), ...day('ends', '2026-11-02') });
    const head = await app.signInAs('headteacher');
    expect(await read('/news')).toMatch(/The van is back Not out yet/);
    expect(await read(van)).toContain('Told Not yet: they are told early on the first morning that it is out');
    expect(await read('/news', head)).not.toMatch(/The van/);
    expect(await read('/news?which=earlier', head)).toContain('The van was away');
  });

  it('that take several whole days are one entry of a diary, from the first of its days to the last', async () => {
    const one = await publish({ ...day('starts', '2026-12-07'), ...day('ends', '2026-12-11'), from: '', to: '' });
    const head = (await asPerson(app, 'headteacher', 'Pat Ridge')).actor;
    const whole = {
      uid: `news-${one.replace('/news/', '')}`,
      on: '2026-12-07',
      until: '2026-12-11',
      from: null,
      to: null,
      title: 'Winter conference, Moor Hall',
      href: one,
    };
    const diary = (from: string, to: string) => directoryWork(app).diary?.(head, from, to);
    expect(await diary('2026-12-01', '2026-12-31')).toEqual([whole]);
    expect(await diary('2026-12-09', '2026-12-31'), 'it has begun').toEqual([whole]);
    expect(await diary('2026-12-12', '2026-12-31')).toEqual([]);
  });

  it('of the past are not published, and what was published stays changeable when its day is over', async () => {
    for (const [over, says] of [
      [day('starts', '2026-11-22'), 'The day of an event must be today or later'],
      [{ ...day('starts', '2026-11-20'), ...day('ends', '2026-11-22') }, 'The day of an event must be today or later'],
      [{ kind: 'news', ...day('starts', '2026-09-23') }, 'The day of news must be within the last 60 days, or later'],
    ] as const) {
      const wrong = await app.send('/news/new', event(over));
      expect(wrong.statusCode, says).toBe(422);
      expect(words(wrong.body)).toContain(says);
    }
    await publish({ ...day('starts', '2026-11-20'), ...day('ends', '2026-11-23') });
    const one = await publish();
    const id = Number(one.replace('/news/', ''));
    await app.db.transaction((tx) => tx.updateTable('news_item').set({ starts_on: '2026-10-03' }).where('id', '=', id).execute());
    expect((await app.send(`${one}/change`, event({ ...day('starts', '2026-10-03'), says: 'It is over.' }))).statusCode).toBe(303);
    expect((await app.send(`${one}/change`, event({ seen: '1', ...day('starts', '2026-10-02') }))).statusCode).toBe(422);
  });

  it('that were withdrawn are listed for those who write news, and are told to nobody', async () => {
    const one = await publish();
    await app.send(`${one}/withdraw`, { reason: 'It snows' });
    expect(await read('/news')).toContain('Withdrawn news and events');
    expect(await read('/news?which=withdrawn')).toMatch(/Winter conference .*Withdrawn by Jo Marsh on 23 November 2026: It snows/);
    expect(await read(one)).toContain('Told Nobody: it was withdrawn before they were');
    const head = await app.signInAs('headteacher');
    expect(await read('/news', head)).not.toContain('Withdrawn');
    expect(await read('/news?which=withdrawn', head)).not.toContain('Winter conference');
  });
});
