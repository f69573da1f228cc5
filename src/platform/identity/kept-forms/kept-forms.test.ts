import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/harness/app.ts';
import { openTestApp } from '../../../../test/harness/app.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import type { Clock } from '../../clock.ts';
import type { Route } from '../../http/route.ts';
import type { TestBrowser } from '../browser.fixture.ts';
import { openTestBrowser } from '../browser.fixture.ts';
import { identityRoutes } from '../identity.routes.ts';
import { startSession } from '../sessions.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) };
const received: string[] = [];
const routes: Route[] = [
  {
    method: 'POST',
    path: '/visits/:id/note',
    permission: 'signed-in',
    audit: 'visit.noted',
    handle: async ({ form, url }) => {
      received.push(`${url} ${form.getAll('note').join('|')}`);
      return { kind: 'redirect', to: '/about' };
    },
  },
  { method: 'POST', path: '/file', permission: 'signed-in', audit: 'file.loaded', multipart: true, handle: async () => ({ kind: 'not-found' }) },
];

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ clock, routes: (db, _clock, config) => [...routes, ...identityRoutes({ db, clock, config })] });
});
beforeEach(() => {
  received.length = 0;
  now += 24 * 3_600_000;
});

const note = 'Half an hour’s writing\nwith “quotes” & <tags>';
/** Somebody at work whose session then runs out, with a form still open. */
const writeTooLong = async (name = 'Wyn Writer') => {
  const browser = openTestBrowser(app);
  const cookie = await app.signInAs('lead', { name });
  browser.cookies.set('waymark', cookie.slice(8));
  const send = await browser.openForm();
  now += 61 * 60_000;
  return { browser, send };
};
/** Signs in anew in the same browser, as the same person or another: each has their own account. */
const becomeAgain = async (browser: TestBrowser, name: string) => {
  const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', name).orderBy('id', 'desc').executeTakeFirstOrThrow();
  const rules = { idleMinutes: 60, hours: 12 };
  browser.cookies.set('waymark', await app.db.transaction((tx) => startSession(tx, clock, id, rules)));
};
const path = '/visits/17/note?from=plan';

describe('a form that is sent after the session has run out', () => {
  it('is not acted on but kept, shown to its writer after signing in, and sent when they say so', async () => {
    const { browser, send } = await writeTooLong();
    expect((await send(path, { note, empty: '' })).headers.location).toBe('/sign-in?return=%2Fkept-form');
    expect(received).toEqual([]);
    await becomeAgain(browser, 'Wyn Writer');
    const kept = await browser.get('/kept-form');
    await expectValidHtml(kept.body);
    expect(kept.body).toContain('Your form was kept');
    expect(kept.body).toContain(`action="${path}"`);
    expect(kept.body).toContain('Half an hour’s writing\nwith “quotes” &amp; &lt;tags&gt;');
    expect(received).toEqual([]);
    expect((await browser.post(path, { note })).headers.location).toBe('/about');
    expect(received).toEqual([`${path} ${note}`]);
  });

  it('is kept no longer once it is sent, or thrown away', async () => {
    for (const [target, form] of [
      [path, { note }],
      ['/kept-form/discard', {}],
    ] as const) {
      const { browser, send } = await writeTooLong();
      await send(path, { note });
      await becomeAgain(browser, 'Wyn Writer');
      expect((await browser.get('/kept-form')).statusCode).toBe(200);
      await browser.post(target, form);
      expect((await browser.get('/kept-form')).headers.location, target).toBe('/');
    }
  });

  it('is shown to nobody else who signs in in that browser, and waits for its writer', async () => {
    const { browser, send } = await writeTooLong();
    await send(path, { note });
    await app.signInAs('director', { name: 'Ned Next' });
    await becomeAgain(browser, 'Ned Next');
    const answer = await browser.get('/kept-form');
    expect([answer.headers.location, answer.body.includes('writing')]).toEqual(['/', false]);
    await becomeAgain(browser, 'Wyn Writer');
    expect((await browser.get('/kept-form')).statusCode).toBe(200);
  });

  it('cannot be read in the database, nor by its writer in another browser', async () => {
    const { send } = await writeTooLong();
    await send(path, { note });
    expect(JSON.stringify(await app.db.kysely.selectFrom('kept_form').selectAll().execute())).not.toMatch(/writing|visits/);
    const elsewhere = openTestBrowser(app);
    await becomeAgain(elsewhere, 'Wyn Writer');
    expect((await elsewhere.get('/kept-form')).headers.location).toBe('/');
  });

  it('is kept for an hour', async () => {
    const { browser, send } = await writeTooLong();
    await send(path, { note });
    now += 3_600_000;
    await becomeAgain(browser, 'Wyn Writer');
    expect((await browser.get('/kept-form')).headers.location).toBe('/');
  });

  it('is kept although its writer has signed in elsewhere since, and days have gone by', async () => {
    const { browser, send } = await writeTooLong();
    now += 3 * 24 * 3_600_000;
    await becomeAgain(openTestBrowser(app), 'Wyn Writer');
    expect((await send(path, { note })).headers.location).toBe('/sign-in?return=%2Fkept-form');
    await becomeAgain(browser, 'Wyn Writer');
    expect((await browser.get('/kept-form')).statusCode).toBe(200);
  });

  it('needs the token of our own page: another site plants nothing', async () => {
    const { browser } = await writeTooLong();
    const answer = await app.inject({
      method: 'POST',
      url: path,
      headers: { 'cookie': `waymark=${String(browser.cookies.get('waymark'))}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'note=planted',
    });
    expect(answer.statusCode).toBe(403);
    await becomeAgain(browser, 'Wyn Writer');
    expect((await browser.get('/kept-form')).headers.location).toBe('/');
  });
});

describe('what is sent by somebody who is not signed in', () => {
  const plain = '/sign-in?return=%2Fvisits%2F17%2Fnote%3Ffrom%3Dplan';
  const keptCount = async () => (await app.db.kysely.selectFrom('kept_form').select('secret_hash').execute()).length;

  it.each([
    ['there never was a session', async () => ({ send: await openTestBrowser(app).openForm() })],
    [
      'the cookie is made up',
      async () => {
        const browser = openTestBrowser(app);
        browser.cookies.set('waymark', 'a guess at somebody’s session'.replaceAll(/\W/g, ''));
        return { send: await browser.openForm() };
      },
    ],
    [
      'they had signed out',
      async () => {
        const { browser } = await writeTooLong();
        now -= 61 * 60_000;
        const secret = String(browser.cookies.get('waymark'));
        await browser.post('/sign-out');
        browser.cookies.set('waymark', secret);
        return { send: await browser.openForm() };
      },
    ],
    [
      'the account has been disabled',
      async () => {
        const written = await writeTooLong('Dee Parted');
        await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('name', '=', 'Dee Parted').execute();
        return written;
      },
    ],
  ])('is not kept where %s', async (_, prepare) => {
    const before = await keptCount();
    const { send } = await prepare();
    expect((await send(path, { note })).headers.location).toBe(plain);
    expect(await keptCount()).toBe(before);
  });

  it('is not kept where it is longer than anybody writes', async () => {
    const { send } = await writeTooLong();
    expect((await send(path, { note: 'x'.repeat(300_000) })).headers.location).toBe(plain);
  });

  it('is not kept where it has a password in it', async () => {
    const before = await keptCount();
    const { send } = await writeTooLong();
    expect((await send('/account/password', { present: 'a', wanted: 'b', code: 'c' })).headers.location).toBe(
      '/sign-in?return=%2Faccount%2Fpassword',
    );
    expect(await keptCount()).toBe(before);
  });

  it('is not kept where it is a file', async () => {
    const { browser } = await writeTooLong();
    const { token } = await app.formToken(`waymark=${String(browser.cookies.get('waymark'))}`);
    const answer = await app.inject({
      method: 'POST',
      url: `/file?_csrf=${encodeURIComponent(token)}`,
      headers: { 'cookie': `waymark=${String(browser.cookies.get('waymark'))}`, 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x--',
    });
    expect(answer.headers.location).toMatch(/^\/sign-in\?return=%2Ffile/);
  });
});
