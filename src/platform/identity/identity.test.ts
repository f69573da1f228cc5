import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { openTestApp } from '../../../test/harness/app.ts';
import { homeRoutes } from '../../home/home.routes.ts';
import type { Clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import { enrol, openTestBrowser, signInWithCode } from './browser.fixture.ts';
import { createAccount } from './create-account.ts';
import { identityRoutes } from './identity.routes.ts';
import { hashPassword } from './password.ts';
import { createToken } from './tokens.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) };
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const secretPage: Route = {
  method: 'GET',
  path: '/secret',
  permission: 'signed-in',
  audit: 'secret.viewed',
  handle: async ({ actor }) => ({ kind: 'json', body: { name: actor.name } }),
};
const api: Route = { ...secretPage, path: '/api/v1/secret' };
const change: Route = { ...secretPage, path: '/api/v1/change', method: 'POST' };

let app: TestApp;
let demonstration: TestApp;
let secret: string;
beforeAll(async () => {
  const roles = [{ name: 'lead', label: 'Head of education effectiveness' }];
  app = await openTestApp({
    clock,
    routes: (db, _clock, config) => [
      secretPage,
      api,
      change,
      ...identityRoutes({ db, clock, config }),
      ...homeRoutes({ db, config, clock, workSources: [], cards: [], roles, pages: [], access: () => true }),
    ],
  });
  demonstration = await openTestApp({
    clock,
    db: app.db,
    config: { demonstration: true },
    routes: (db, _clock, config) => [
      secretPage,
      ...identityRoutes({ db, clock, config }),
      ...homeRoutes({ db, config, clock, workSources: [], cards: [], roles, pages: [], access: () => true }),
    ],
  });
  const passwordHash = await hashPassword('correct horse battery');
  const { authorityId } = app;
  await app.db.transaction((tx) =>
    createAccount(tx, operator, { authorityId, email: ' Helen@Example.invalid', name: 'Helen Marsh', role: 'lead', passwordHash }),
  );
  ({ secret } = await enrol(openTestBrowser(app), clock, helen));
});
beforeEach(async () => {
  // A code is used once, so each test begins with a later one.
  now += 60_000;
  await app.db.kysely.deleteFrom('sign_in_failure').execute();
});

const helen = { email: 'helen@example.invalid', password: 'correct horse battery' };
const signIn = (email: string, password: string, to = '/') => app.post('/sign-in', { email, password, return: to });
/** With the password and a code, in the browser that is given or in a new one. */
const signInFully = (to = '/', browser = openTestBrowser(app)) => signInWithCode(browser, clock, secret, { ...helen, to });
const cookieOf = (answer: { readonly cookies: readonly { readonly name: string; readonly value: string }[] }): string => {
  const cookie = answer.cookies.find(({ name }) => name === 'waymark');
  return `waymark=${cookie?.value ?? ''}`;
};

describe('signing in with a password', () => {
  it('opens the page that was asked for, in a session whose secret is not in the database', async () => {
    const answer = await signInFully('/secret');
    expect(answer.headers.location).toBe('/secret');
    const cookie = cookieOf(answer);
    expect((await app.inject({ url: '/secret', headers: { cookie } })).json()).toEqual({ name: 'Helen Marsh' });
    expect((await app.db.kysely.selectFrom('session').select('id_hash').execute()).map((row) => row.id_hash)).not.toContain(cookie.slice(8));
  });

  it('never leads to another site', async () => {
    expect((await signInFully('//evil.example')).headers.location).toBe('/');
  });

  it('answers alike for a wrong password and an unknown account', async () => {
    const words = /The email address or the password is wrong\./;
    const [wrong, unknown] = [await signIn('helen@example.invalid', 'wrong'), await signIn('nobody@example.invalid', 'wrong')];
    expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422]);
    expect(wrong.body).toMatch(words);
    expect(unknown.body).toMatch(words);
  });

  it.each([
    ['expired', { expires_on: '2020-01-01' }],
    ['only invited', { state: 'invited' }],
    ['one that signs in with the council', { sign_in_method: 'oidc' }],
    ['disabled', { state: 'disabled' }],
  ] as const)('answers for an account that is %s as for a wrong password', async (what, change) => {
    const passwordHash = await hashPassword('correct horse battery');
    const email = `${what.replaceAll(' ', '-')}@example.invalid`;
    await app.db.transaction((tx) => createAccount(tx, operator, { authorityId: app.authorityId, email, name: 'Robin', role: 'lead', passwordHash }));
    expect((await signIn(email, 'correct horse battery')).statusCode).toBe(303);
    await app.db.kysely.updateTable('account').set(change).where('email', '=', email).execute();
    const [refused, wrong] = [await signIn(email, 'correct horse battery'), await signIn(email, 'wrong')];
    const shown = (page: string) => page.replaceAll(/name="_csrf" value="[^"]*"/g, '');
    expect([refused.statusCode, shown(refused.body)]).toEqual([422, shown(wrong.body)]);
  });

  it('makes whoever goes on guessing wait longer each time, the right password included', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('helen@example.invalid', `guess ${String(attempt)}`);
    expect((await signIn('helen@example.invalid', 'correct horse battery')).body).toContain('Too many attempts. Wait 5 seconds');
    now += 6_000;
    await signIn('helen@example.invalid', 'guess again');
    expect((await signIn('helen@example.invalid', 'correct horse battery')).body).toContain('Wait 10 seconds');
    now += 11_000;
    expect((await signIn('helen@example.invalid', 'correct horse battery')).statusCode).toBe(303);
  });

  it('counts guesses that are sent all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn('nobody@example.invalid', 'guess')));
    expect(answers.filter(({ body }) => body.includes('Too many attempts'))).toHaveLength(3);
  });
});

describe('a session', () => {
  it('ends when somebody signs out, and the old cookie opens nothing', async () => {
    const cookie = await app.signInAs('lead');
    expect((await app.post('/sign-out', {}, cookie)).headers.location).toBe('/');
    expect((await app.inject({ url: '/secret', headers: { cookie } })).statusCode).toBe(303);
  });

  it('ends after an hour of doing nothing, and after twelve hours whatever is done', async () => {
    const [idle, busy] = [await app.signInAs('lead'), await app.signInAs('lead')];
    const open = async (cookie: string) => (await app.inject({ url: '/secret', headers: { cookie } })).statusCode;
    for (let half = 1; half < 24; half += 1) {
      now += 30 * 60_000;
      expect(await open(busy), `after ${String(half)} half-hours`).toBe(200);
    }
    expect(await open(idle)).toBe(303);
    now += 31 * 60_000;
    expect(await open(busy)).toBe(303);
  });

  it('ends after the account’s last day, through which it lasts', async () => {
    const cookie = await app.signInAs('lead', { name: 'Lent' });
    const open = async () => (await app.inject({ url: '/secret', headers: { cookie } })).statusCode;
    const until = (expires_on: string) => app.db.kysely.updateTable('account').set({ expires_on }).where('name', '=', 'Lent').execute();
    await until(clock.today());
    expect(await open()).toBe(200);
    await until('2020-01-01');
    expect(await open()).toBe(303);
  });

  it('ends when the account is disabled', async () => {
    const cookie = await app.signInAs('lead', { name: 'Leaver' });
    await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('name', '=', 'Leaver').execute();
    expect((await app.inject({ url: '/secret', headers: { cookie } })).statusCode).toBe(303);
  });

  it('gets a new secret at each sign-in, and the one before is worth nothing', async () => {
    const before = await app.signInAs('lead');
    const browser = openTestBrowser(app);
    browser.cookies.set('waymark', before.slice(8));
    const answer = await signInFully('/', browser);
    expect(cookieOf(answer)).not.toBe(before);
    expect((await app.inject({ url: '/secret', headers: { cookie: before } })).statusCode).toBe(303);
  });

  it('has a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signInFully();
    expect(answer.cookies.find(({ name }) => name === 'waymark')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });
});

describe('a token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const make = (expiresOn?: string) => {
    const given = { authorityId: app.authorityId, role: 'auditor', name: 'Power BI', ...(expiresOn === undefined ? {} : { expiresOn }) };
    return app.db.transaction((tx) => createToken(tx, clock, operator, given));
  };

  it('opens the API and no page, and is not in the database', async () => {
    const token = await make();
    expect((await app.inject({ url: '/api/v1/secret', headers: bearer(token) })).json()).toEqual({ name: 'Power BI' });
    expect((await app.inject({ url: '/secret', headers: bearer(token) })).statusCode).toBe(303);
    expect((await app.db.kysely.selectFrom('api_token').select('token_hash').execute()).map((row) => row.token_hash)).not.toContain(token);
  });

  it('works through its last day and not after it', async () => {
    const [today, yesterday] = [await make(clock.today()), await make('2020-01-01')];
    expect((await app.inject({ url: '/api/v1/secret', headers: bearer(today) })).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/v1/secret', headers: bearer(yesterday) })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/v1/secret', headers: bearer('waymark_guess') })).statusCode).toBe(401);
  });

  it('is needed to change anything through the API: a cookie is not enough', async () => {
    const cookie = await app.signInAs('lead');
    expect((await app.inject({ url: '/api/v1/secret', headers: { cookie } })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/api/v1/change', headers: { cookie } })).statusCode).toBe(401);
    expect((await app.inject({ method: 'POST', url: '/api/v1/change', headers: bearer(await make()) })).statusCode).toBe(200);
  });
});

describe('an account', () => {
  it.each([
    ['helen@example.invalid', 'Another', 'There is already an account for helen@example.invalid.'],
    ['helen', 'Helen', '"helen" is not an email address.'],
    ['new@example.invalid', ' ', 'Give the name of the person whose account it is.'],
  ])('is refused in words: %s', async (email, name, reason) => {
    const answer = await app.db.transaction((tx) => createAccount(tx, operator, { authorityId: app.authorityId, email, name, role: 'lead' }));
    expect(answer).toEqual({ ok: false, reason });
  });
});

describe('the demonstration', () => {
  it('offers its people on the first page, by role, and signs in as the one chosen', async () => {
    const first = await demonstration.inject('/');
    expect(first.body).toContain('Head of education effectiveness');
    const id = /value="(\d+)"><strong><span class="govuk-visually-hidden">Sign in as <\/span>Helen Marsh/.exec(first.body)?.[1] ?? '';
    const answer = await demonstration.post('/demonstration/sign-in', { account: id, return: '/secret' });
    expect(answer.headers.location).toBe('/secret');
    expect((await demonstration.inject({ url: '/secret', headers: { cookie: cookieOf(answer) } })).json()).toEqual({ name: 'Helen Marsh' });
  });

  it('needs the token of its own page', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await demonstration.inject({ method: 'POST', url: '/demonstration/sign-in', headers, payload: 'account=1' })).statusCode).toBe(403);
  });

  it('signs in as nobody of a real authority', async () => {
    const real = await app.db.kysely
      .insertInto('authority')
      .values({ la_code: '940', name: 'Real Council' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const account = await app.db.transaction((tx) =>
      createAccount(tx, operator, { authorityId: real.id, email: 'real@example.invalid', name: 'Real Person', role: 'lead' }),
    );
    expect((await demonstration.inject('/')).body).not.toContain('Real Person');
    expect((await demonstration.post('/demonstration/sign-in', { account: account.ok ? String(account.value) : '' })).statusCode).toBe(404);
  });

  it('does not exist outside it', async () => {
    expect((await app.post('/demonstration/sign-in', { account: '1' })).statusCode).toBe(404);
    expect((await app.inject('/')).headers.location).toBe('/sign-in');
  });
});
