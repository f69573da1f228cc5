import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/harness/app.ts';
import { openTestApp } from '../../../../test/harness/app.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import type { Clock } from '../../clock.ts';
import type { Route } from '../../http/route.ts';
import { enrol, keyOn, openTestBrowser, recoveryCodesOn, signInWithCode } from '../browser.fixture.ts';
import { createAccount } from '../create-account.ts';
import { identityRoutes } from '../identity.routes.ts';
import { hashPassword } from '../password.ts';
import { codeAt } from './authenticator.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) };
const later = (seconds: number) => new Date(now + seconds * 1000);
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const page: Route = { method: 'GET', path: '/page', permission: 'signed-in', audit: 'page.viewed', handle: async () => ({ kind: 'json', body: 1 }) };
const password = 'correct horse battery';

let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await openTestApp({ clock, routes: (db, _clock, config) => [page, ...identityRoutes({ db, clock, config })] });
  passwordHash = await hashPassword(password);
});
beforeEach(async () => {
  await app.db.kysely.deleteFrom('sign_in_failure').execute();
  now += 3_600_000;
});

let made = 0;
const makeAccount = async () => {
  const email = `person${String((made += 1))}@example.invalid`;
  const given = { authorityId: app.authorityId, email, name: 'Pat Person', role: 'headteacher', passwordHash };
  const created = await app.db.transaction((tx) => createAccount(tx, operator, given));
  return { id: created.ok ? created.value : 0, credentials: { email, password, to: '/page' } };
};
const makeEnrolled = async () => {
  const account = await makeAccount();
  const browser = openTestBrowser(app);
  const enrolled = await enrol(browser, clock, account.credentials);
  now += 60_000;
  return { ...account, ...enrolled, browser };
};
const opens = async (browser: ReturnType<typeof openTestBrowser>) => (await browser.get('/page')).statusCode === 200;

describe('the first sign-in with a password', () => {
  it('signs nobody in, but leads to setting up an authenticator app, then to recovery codes, and only then to the page', async () => {
    const { credentials } = await makeAccount();
    const browser = openTestBrowser(app);
    expect((await browser.post('/sign-in', { ...credentials, return: '/page' })).headers.location).toBe('/sign-in/code');
    expect(await opens(browser)).toBe(false);
    expect((await browser.get('/sign-in/code')).headers.location).toBe('/sign-in/set-up');
    const setUp = await browser.get('/sign-in/set-up');
    await expectValidHtml(setUp.body);
    expect(setUp.headers['cache-control']).toBe('no-store');
    const done = await browser.post('/sign-in/set-up', { code: codeAt(keyOn(setUp.body), clock.now()) });
    expect(recoveryCodesOn(done.body)).toHaveLength(10);
    expect(await opens(browser)).toBe(false);
    expect((await browser.post('/sign-in/finish')).headers.location).toBe('/page');
    expect(await opens(browser)).toBe(true);
  });

  it('shows the recovery codes once, and goes on where the page is asked for again', async () => {
    const { credentials } = await makeAccount();
    const browser = openTestBrowser(app);
    await browser.post('/sign-in', credentials);
    const code = codeAt(keyOn((await browser.get('/sign-in/set-up')).body), clock.now());
    await browser.post('/sign-in/set-up', { code });
    const again = await browser.post('/sign-in/set-up', { code });
    expect([recoveryCodesOn(again.body), again.body.includes('Your authenticator app is set up')]).toEqual([[], true]);
  });

  it('takes no wrong code, and keeps the same key meanwhile', async () => {
    const { credentials } = await makeAccount();
    const browser = openTestBrowser(app);
    await browser.post('/sign-in', credentials);
    const key = keyOn((await browser.get('/sign-in/set-up')).body);
    const refused = await browser.post('/sign-in/set-up', { code: codeAt(key, later(300)) });
    expect([refused.statusCode, keyOn(refused.body)]).toEqual([422, key]);
    expect((await browser.post('/sign-in/finish')).headers.location).toBe('/sign-in/code');
    expect(await opens(browser)).toBe(false);
  });

  it('shows everybody who has the password a key of their own, so that none learns the one the owner confirms', async () => {
    const { credentials } = await makeAccount();
    const [owner, thief] = [openTestBrowser(app), openTestBrowser(app)];
    const keys = [];
    for (const browser of [owner, thief]) {
      await browser.post('/sign-in', credentials);
      keys.push(keyOn((await browser.get('/sign-in/set-up')).body));
    }
    expect(keys[0]).not.toBe(keys[1]);
    await owner.post('/sign-in/set-up', { code: codeAt(String(keys[0]), clock.now()) });
    now += 60_000;
    await thief.post('/sign-in/set-up', { code: codeAt(String(keys[1]), clock.now()) });
    expect((await thief.post('/sign-in/finish')).headers.location).toBe('/sign-in/code');
    expect(await opens(thief)).toBe(false);
  });

  it('keeps no secret in the database that could be read there', async () => {
    const { id, secret, recoveryCodes } = await makeEnrolled();
    const rows = [
      await app.db.kysely.selectFrom('second_factor').selectAll().where('account_id', '=', id).execute(),
      await app.db.kysely.selectFrom('recovery_code').selectAll().where('account_id', '=', id).execute(),
    ];
    const stored = JSON.stringify(rows);
    expect(rows.flat()).toHaveLength(11);
    for (const told of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) expect(stored).not.toContain(told);
  });
});

describe('a code', () => {
  it('is asked for after the password, and opens the page', async () => {
    const { secret, credentials } = await makeEnrolled();
    const browser = openTestBrowser(app);
    await browser.post('/sign-in', credentials);
    await expectValidHtml((await browser.get('/sign-in/code')).body);
    expect(await opens(browser)).toBe(false);
    expect((await browser.post('/sign-in/code', { code: ` ${codeAt(secret, clock.now()).replace(/^.../, '$& ')} ` })).statusCode).toBe(303);
    expect(await opens(browser)).toBe(true);
  });

  it('that set the app up does not sign in as well', async () => {
    const { credentials } = await makeAccount();
    const { secret } = await enrol(openTestBrowser(app), clock, credentials);
    expect((await signInWithCode(openTestBrowser(app), clock, secret, credentials)).statusCode).toBe(422);
  });

  it('is never accepted twice', async () => {
    const { secret, credentials } = await makeEnrolled();
    expect((await signInWithCode(openTestBrowser(app), clock, secret, credentials)).statusCode).toBe(303);
    const again = openTestBrowser(app);
    expect((await signInWithCode(again, clock, secret, credentials)).statusCode).toBe(422);
    expect(await opens(again)).toBe(false);
  });

  it('is accepted once where it comes twice at the same moment', async () => {
    const { secret, credentials } = await makeEnrolled();
    const browsers = [openTestBrowser(app), openTestBrowser(app), openTestBrowser(app)];
    for (const browser of browsers) await browser.post('/sign-in', credentials);
    const sends = await Promise.all(browsers.map((browser) => browser.openForm()));
    const code = codeAt(secret, clock.now());
    const answers = await Promise.all(sends.map((send) => send('/sign-in/code', { code })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422, 422]);
    expect((await Promise.all(browsers.map(opens))).filter(Boolean)).toHaveLength(1);
  });

  it('begins one session where one browser sends it twice at the same moment', async () => {
    const { id, secret, credentials, browser } = await makeEnrolled();
    await browser.post('/sign-out');
    await browser.post('/sign-in', credentials);
    const send = await browser.openForm();
    const code = codeAt(secret, clock.now());
    await Promise.all([send('/sign-in/code', { code }), send('/sign-in/code', { code })]);
    expect(await app.db.kysely.selectFrom('session').select('id').where('account_id', '=', id).execute()).toHaveLength(1);
  });

  it('of the half-minute before or after is accepted, but none from before the last one accepted', async () => {
    const { secret, credentials } = await makeEnrolled();
    const send = async (code: string) => {
      const browser = openTestBrowser(app);
      await browser.post('/sign-in', credentials);
      return (await browser.post('/sign-in/code', { code })).statusCode;
    };
    expect(await send(codeAt(secret, later(-90)))).toBe(422);
    expect(await send(codeAt(secret, later(90)))).toBe(422);
    expect(await send(codeAt(secret, later(30)))).toBe(303);
    // Still in the window, and older than the one just accepted.
    expect(await send(codeAt(secret, later(0)))).toBe(422);
    expect(await send(codeAt(secret, later(-30)))).toBe(422);
    now += 60_000;
    expect(await send(codeAt(secret, later(-30)))).toBe(422);
    expect(await send(codeAt(secret, later(0)))).toBe(303);
  });

  it('is guessed at no faster than a password, and a right password does not forgive wrong codes', async () => {
    const { secret, credentials } = await makeEnrolled();
    const thief = openTestBrowser(app);
    for (let guess = 0; guess < 5; guess += 1) {
      await thief.post('/sign-in', credentials);
      expect((await thief.post('/sign-in/code', { code: codeAt(secret, later(3600 + guess * 30)) })).statusCode).toBe(422);
    }
    await thief.post('/sign-in', credentials);
    const refused = await thief.post('/sign-in/code', { code: codeAt(secret, clock.now()) });
    expect(refused.body).toContain('Too many attempts. Wait 5 seconds');
    now += 30_000;
    expect((await thief.post('/sign-in/code', { code: codeAt(secret, clock.now()) })).statusCode).toBe(303);
  });

  it('is asked for within ten minutes of the password', async () => {
    const { secret, credentials } = await makeEnrolled();
    const browser = openTestBrowser(app);
    await browser.post('/sign-in', credentials);
    now += 10 * 60_000;
    expect((await browser.post('/sign-in/code', { code: codeAt(secret, clock.now()) })).headers.location).toBe('/sign-in');
  });

  it.each(['/sign-in/code', '/sign-in/recovery-code', '/sign-in/set-up', '/sign-in/finish'])(
    'is of no use without the password: %s',
    async (path) => {
      const { secret } = await makeEnrolled();
      const stranger = openTestBrowser(app);
      expect((await stranger.post(path, { code: codeAt(secret, clock.now()) })).headers.location).toBe('/sign-in');
      expect(await opens(stranger)).toBe(false);
    },
  );

  it('cannot be checked by a service restored without its key: that is said, and a recovery code still signs in', async () => {
    const { secret, credentials, recoveryCodes } = await makeEnrolled();
    const elsewhere = await openTestApp({
      clock,
      db: app.db,
      config: { secretKeys: ['another key, of another machine, unlike'] },
      routes: (db, _clock, config) => [page, ...identityRoutes({ db, clock, config })],
    });
    const browser = openTestBrowser(elsewhere);
    const answer = await signInWithCode(browser, clock, secret, credentials);
    expect([answer.statusCode, answer.body.includes('restored without its key')]).toEqual([422, true]);
    expect((await browser.post('/sign-in/recovery-code', { code: String(recoveryCodes[0]) })).statusCode).toBe(303);
    expect(await opens(browser)).toBe(true);
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed, and the page says how many are left', async () => {
    const { credentials, recoveryCodes } = await makeEnrolled();
    const code = String(recoveryCodes[3]);
    const use = async (typed: string) => {
      const browser = openTestBrowser(app);
      await browser.post('/sign-in', credentials);
      await expectValidHtml((await browser.get('/sign-in/recovery-code')).body);
      return browser.post('/sign-in/recovery-code', { code: typed });
    };
    expect((await use(code.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(303);
    const notice = await app.db.kysely.selectFrom('session').select('notice').orderBy('id', 'desc').limit(1).executeTakeFirst();
    expect(notice?.notice?.text).toContain('You have 9 left.');
    expect((await use(code)).statusCode).toBe(422);
  });

  it('signs in once where it comes twice at the same moment', async () => {
    const { credentials, recoveryCodes } = await makeEnrolled();
    const browsers = [openTestBrowser(app), openTestBrowser(app)];
    for (const browser of browsers) await browser.post('/sign-in', credentials);
    const sends = await Promise.all(browsers.map((browser) => browser.openForm()));
    const answers = await Promise.all(sends.map((send) => send('/sign-in/recovery-code', { code: String(recoveryCodes[0]) })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422]);
  });

  it('of one account opens no other', async () => {
    const [one, other] = [await makeEnrolled(), await makeEnrolled()];
    const browser = openTestBrowser(app);
    await browser.post('/sign-in', one.credentials);
    expect((await browser.post('/sign-in/recovery-code', { code: String(other.recoveryCodes[0]) })).statusCode).toBe(422);
  });
});
