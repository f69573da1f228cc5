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
import { codeAt } from '../second-factor/authenticator.ts';
import { resetSecondFactor } from '../second-factor/reset-second-factor.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) };
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const page: Route = {
  method: 'GET',
  path: '/page',
  permission: 'signed-in',
  audit: 'page.viewed',
  handle: async () => ({ kind: 'page', template: 'home/about.njk', data: {} }),
};
const password = 'correct horse battery';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await openTestApp({
    clock,
    config: { baseUrl: 'https://waymark.example' },
    routes: (db, _clock, config) => [page, ...identityRoutes({ db, clock, config })],
  });
  passwordHash = await hashPassword(password);
});
beforeEach(async () => {
  await app.db.kysely.deleteFrom('sign_in_failure').execute();
  now += 3_600_000;
});

let made = 0;
const makeEnrolled = async () => {
  const email = `owner${String((made += 1))}@example.invalid`;
  const given = { authorityId: app.authorityId, email, name: 'Olive Owner', role: 'chair', passwordHash };
  const created = await app.db.transaction((tx) => createAccount(tx, operator, given));
  const browser = openTestBrowser(app);
  const credentials = { email, password };
  const enrolled = await enrol(browser, clock, credentials);
  now += 60_000;
  return { id: created.ok ? created.value : 0, email, credentials, browser, ...enrolled };
};
type Enrolled = Awaited<ReturnType<typeof makeEnrolled>>;
const signInAgain = async ({ secret, credentials }: Enrolled, userAgent?: string) => {
  const browser = openTestBrowser(app, userAgent);
  expect((await signInWithCode(browser, clock, secret, credentials)).statusCode).toBe(303);
  now += 60_000;
  return browser;
};
const isIn = async (browser: Enrolled['browser']) => (await browser.get('/page')).statusCode === 200;
const subjectsTo = async (email: string) =>
  (await app.db.kysely.selectFrom('mail').select('subject').where('to_address', '=', email).orderBy('id').execute()).map(({ subject }) => subject);

describe('where somebody is signed in', () => {
  it('is listed with the device in words, and never what the browser said of itself', async () => {
    const owner = await makeEnrolled();
    await signInAgain(owner, firefox);
    const { body } = await owner.browser.get('/account/sessions');
    await expectValidHtml(body);
    for (const words of ['Firefox on Linux', 'Chrome on Windows', 'This one', 'Password and code', '127.0.0.1']) expect(body).toContain(words);
    const stored = JSON.stringify(await app.db.kysely.selectFrom('session').selectAll().where('account_id', '=', owner.id).execute());
    expect(stored).not.toMatch(/Gecko|Mozilla/);
  });

  it('can be ended in one place, and the others stay', async () => {
    const owner = await makeEnrolled();
    const [phone, laptop] = [await signInAgain(owner, firefox), await signInAgain(owner)];
    const ids = await app.db.kysely.selectFrom('session').select(['id', 'device']).where('account_id', '=', owner.id).execute();
    const ofPhone = ids.find(({ device }) => device === 'Firefox on Linux');
    expect((await laptop.post('/account/sessions', { session: String(ofPhone?.id) })).headers.location).toBe('/account/sessions');
    expect([await isIn(phone), await isIn(laptop), await isIn(owner.browser)]).toEqual([false, true, true]);
  });

  it('can be ended everywhere else at once', async () => {
    const owner = await makeEnrolled();
    const others = [await signInAgain(owner), await signInAgain(owner)];
    await owner.browser.post('/account/sessions', { session: 'others' });
    expect(await Promise.all([owner.browser, ...others].map(isIn))).toEqual([true, false, false]);
  });

  it('cannot be ended for somebody else', async () => {
    const [one, other] = [await makeEnrolled(), await makeEnrolled()];
    const theirs = await app.db.kysely.selectFrom('session').select('id').where('account_id', '=', other.id).executeTakeFirstOrThrow();
    await one.browser.post('/account/sessions', { session: String(theirs.id) });
    expect(await isIn(other.browser)).toBe(true);
    for (const odd of ['', '0', '-1', 'all', '1; drop table session', '99999999999']) {
      expect((await one.browser.post('/account/sessions', { session: odd })).statusCode, odd).toBe(404);
    }
  });
});

describe('a device that the account was not used on before', () => {
  it('is told of by mail and on the page, and no more the next time', async () => {
    const owner = await makeEnrolled();
    const before = (await subjectsTo(owner.email)).length;
    const browser = await signInAgain(owner, firefox);
    expect((await browser.get('/page')).body).toContain('You have not signed in with this device before (Firefox on Linux)');
    expect((await subjectsTo(owner.email)).slice(before)).toEqual(['A new device signed in to your account']);
    await browser.post('/sign-out');
    await signInWithCode(browser, clock, owner.secret, owner.credentials);
    expect((await browser.get('/page')).body).not.toContain('this device before');
    expect(await subjectsTo(owner.email)).toHaveLength(before + 1);
  });

  it('may be known to one account and new to another', async () => {
    const [one, other] = [await makeEnrolled(), await makeEnrolled()];
    const before = (await subjectsTo(other.email)).length;
    await one.browser.post('/sign-out');
    await signInWithCode(one.browser, clock, other.secret, other.credentials);
    expect(await subjectsTo(other.email)).toHaveLength(before + 1);
  });
});

describe('one’s own account', () => {
  it.each(['/account', '/account/sessions', '/account/password', '/account/recovery-codes', '/account/authenticator'])(
    'has a page: %s',
    async (path) => {
      const { browser } = await makeEnrolled();
      const answer = await browser.get(path);
      expect(answer.statusCode).toBe(200);
      await expectValidHtml(answer.body);
    },
  );

  it('is linked to beside the name', async () => {
    const { browser } = await makeEnrolled();
    expect((await browser.get('/page')).body).toContain('href="/account">Your account</a>');
  });

  it('says for somebody without a password that there is none here', async () => {
    const cookie = await app.signInAs('lead');
    expect((await app.inject({ url: '/account', headers: { cookie } })).body).toContain('You sign in with your council account');
  });
});

describe('changing the password', () => {
  const wanted = 'purple otter lantern';

  it('asks for the present one and a code, signs out everywhere else, and tells the owner', async () => {
    const owner = await makeEnrolled();
    const other = await signInAgain(owner);
    const code = codeAt(owner.secret, clock.now());
    expect((await owner.browser.post('/account/password', { present: password, wanted, code })).headers.location).toBe('/account');
    expect([await isIn(owner.browser), await isIn(other)]).toEqual([true, false]);
    expect(await subjectsTo(owner.email)).toContain('Your password was changed');
    now += 60_000;
    expect((await openTestBrowser(app).post('/sign-in', owner.credentials)).statusCode).toBe(422);
    expect((await signInWithCode(openTestBrowser(app), clock, owner.secret, { email: owner.email, password: wanted })).statusCode).toBe(303);
  });

  it.each([
    ['the present one is wrong', { present: 'wrong' }, 'The present password is wrong.'],
    ['the new one is weak', { wanted: 'password1234' }, 'first that somebody would guess'],
    ['the code is wrong', { code: '12345' }, 'The code is wrong'],
    ['the code is left out', { code: '' }, 'The code is wrong'],
  ])('is refused where %s', async (_, change, words) => {
    const owner = await makeEnrolled();
    const code = codeAt(owner.secret, clock.now());
    const answer = await owner.browser.post('/account/password', { present: password, wanted, code, ...change });
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    await expectValidHtml(answer.body);
    const { password_hash } = await app.db.kysely.selectFrom('account').select('password_hash').where('id', '=', owner.id).executeTakeFirstOrThrow();
    expect(password_hash).toBe(passwordHash);
  });

  it('takes guesses at the present one no faster than signing in does', async () => {
    const { browser } = await makeEnrolled();
    for (let guess = 0; guess < 5; guess += 1) await browser.post('/account/password', { present: 'guess', wanted, code: '' });
    expect((await browser.post('/account/password', { present: password, wanted, code: '' })).body).toContain('Too many attempts');
  });
});

describe('the second factor of one’s own account', () => {
  it('has new recovery codes for a code, and the old ones are then worth nothing', async () => {
    const owner = await makeEnrolled();
    expect((await owner.browser.post('/account/recovery-codes', { code: '000000' })).statusCode).toBe(422);
    const renewed = await owner.browser.post('/account/recovery-codes', { code: codeAt(owner.secret, clock.now()) });
    await expectValidHtml(renewed.body);
    const codes = recoveryCodesOn(renewed.body);
    expect(codes).toHaveLength(10);
    const use = async (code: string) => {
      const browser = openTestBrowser(app);
      await browser.post('/sign-in', owner.credentials);
      return (await browser.post('/sign-in/recovery-code', { code })).statusCode;
    };
    expect([await use(String(owner.recoveryCodes[0])), await use(String(codes[0]))]).toEqual([422, 303]);
  });

  it.each(['a code of the present app', 'a recovery code'])('is replaced by another app for %s', async (what) => {
    const owner = await makeEnrolled();
    expect((await owner.browser.get('/account/authenticator/new')).headers.location).toBe('/account/authenticator');
    const code = what === 'a recovery code' ? String(owner.recoveryCodes[0]) : codeAt(owner.secret, clock.now());
    expect((await owner.browser.post('/account/authenticator', { code })).headers.location).toBe('/account/authenticator/new');
    const fresh = keyOn((await owner.browser.get('/account/authenticator/new')).body);
    expect((await owner.browser.post('/account/authenticator/new', { code: '000000' })).statusCode).toBe(422);
    expect((await owner.browser.post('/account/authenticator/new', { code: codeAt(fresh, clock.now()) })).headers.location).toBe('/account');
    now += 60_000;
    expect((await signInWithCode(openTestBrowser(app), clock, owner.secret, owner.credentials)).statusCode).toBe(422);
    expect((await signInWithCode(openTestBrowser(app), clock, fresh, owner.credentials)).statusCode).toBe(303);
    expect(await subjectsTo(owner.email)).toContain('Your authenticator app was replaced');
  });

  it('is prepared for one session alone', async () => {
    const owner = await makeEnrolled();
    const other = await signInAgain(owner);
    await owner.browser.post('/account/authenticator', { code: codeAt(owner.secret, clock.now()) });
    expect((await other.get('/account/authenticator/new')).headers.location).toBe('/account/authenticator');
  });

  it('is taken off by an operator: signed out everywhere, and set up anew at the next sign-in', async () => {
    const owner = await makeEnrolled();
    const reset = () => app.db.transaction((tx) => resetSecondFactor(tx, operator, owner.email.toUpperCase()));
    expect(await reset()).toEqual({ ok: true, value: owner.id });
    expect(await isIn(owner.browser)).toBe(false);
    expect(await reset()).toMatchObject({ ok: false });
    const browser = openTestBrowser(app);
    const { secret } = await enrol(browser, clock, owner.credentials);
    expect([await isIn(browser), secret === owner.secret]).toEqual([true, false]);
    const used = await app.db.kysely.selectFrom('recovery_code').select('code_hash').where('account_id', '=', owner.id).execute();
    expect(used).toHaveLength(10);
  });
});
