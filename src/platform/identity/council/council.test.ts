import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../test/harness/app.ts';
import { openTestApp } from '../../../../test/harness/app.ts';
import type { OpenIdProvider } from '../../../../test/harness/openid-provider.ts';
import { openIdProvider } from '../../../../test/harness/openid-provider.ts';
import type { Config } from '../../config/config.ts';
import type { Route } from '../../http/route.ts';
import type { TestBrowser } from '../browser.fixture.ts';
import { openTestBrowser } from '../browser.fixture.ts';
import type { NewAccount } from '../create-account.ts';
import { createAccount } from '../create-account.ts';
import { identityRoutes } from '../identity.routes.ts';
import { decideEmail } from './claims.ts';

const baseUrl = 'http://localhost:3999';
const operator = { kind: 'operator', accountId: null, name: 'Operator', role: null, authorityId: null, tokenId: null } as const;
const page: Route = {
  method: 'GET',
  path: '/page',
  permission: 'signed-in',
  audit: 'page.viewed',
  handle: async ({ actor }) => ({ kind: 'json', body: { name: actor.name } }),
};

const people: Record<string, Record<string, string | boolean>> = {
  una: { email: 'Una.Verified@council.example', email_verified: true },
  upton: { preferred_username: 'upton.principal@council.example' },
  umber: { email: 'umber.unverified@council.example', email_verified: false },
  nobody: { email: 'nobody.known@council.example', email_verified: true },
  successor: { email: 'una.verified@council.example', email_verified: true },
  ivo: { email: 'ivo.invited@council.example', email_verified: true },
  otis: { email: 'otis.elsewhere@council.example', email_verified: true },
  dora: { email: 'dora.disabled@council.example', email_verified: true },
};

let provider: OpenIdProvider;
let app: TestApp;
const settings = (): Partial<Config> => ({ baseUrl, councilSignIn: { ...provider, label: 'Sign in with Testshire', laCode: '999' } });
const routes = (db: TestApp['db'], clock: TestApp['clock'], config: Config) => [page, ...identityRoutes({ db, clock, config })];
beforeAll(async () => {
  provider = await openIdProvider(baseUrl, people);
  app = await openTestApp({ config: settings(), routes });
  const { id } = await app.db.kysely.insertInto('authority').values({ la_code: '998', name: 'Other' }).returning('id').executeTakeFirstOrThrow();
  await make('una.verified@council.example', { name: 'Una Verified' });
  await make('upton.principal@council.example', { name: 'Upton Principal', signInMethod: 'oidc' });
  await make('umber.unverified@council.example', {});
  await make('ivo.invited@council.example', { name: 'Ivo Invited', state: 'invited' });
  await make('otis.elsewhere@council.example', { authorityId: id });
  await make('dora.disabled@council.example', {});
  await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('email', 'like', 'dora%').execute();
});
beforeEach(() => app.db.kysely.deleteFrom('identity_link').execute());

const make = (email: string, given: Partial<NewAccount>) =>
  app.db.transaction((tx) => createAccount(tx, operator, { authorityId: app.authorityId, email, name: 'Somebody', role: 'lead', ...given }));

/** Follows the provider's own pages as a browser does, and answers the address it leads back to: a path of ours. */
async function atProvider(address: string, answer: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let step = 0; step < 12 && next.startsWith(provider.issuer); step += 1) {
    const response = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null && !(await response.text()).includes('own sign-in')) throw new Error(`The provider answered ${String(response.status)}.`);
    next = location === null ? `${next}?${answer}` : new URL(location, next).href;
  }
  expect(next.startsWith(`${baseUrl}/`)).toBe(true);
  return next.slice(baseUrl.length);
}

const signIn = async (who: string, browser: TestBrowser = openTestBrowser(app), to = '/page') => {
  const begun = await browser.get(`/sign-in/council?return=${encodeURIComponent(to)}`);
  return browser.get(await atProvider(String(begun.headers.location), `name=${who}`));
};
const nameIn = async (browser: TestBrowser) => {
  const answer = await browser.get('/page');
  return answer.statusCode === 200 ? answer.json<{ name: string }>().name : null;
};

describe('signing in with the council', () => {
  it('is offered beside the password, and goes there with state, nonce and PKCE', async () => {
    expect((await app.inject('/sign-in?return=/page')).body).toContain('href="/sign-in/council?return=%2Fpage"');
    const { headers } = await app.inject('/sign-in/council');
    const asked = new URL(String(headers.location)).searchParams;
    expect([...asked.keys()]).toEqual(expect.arrayContaining(['state', 'nonce', 'code_challenge']));
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
  });

  it('opens the account with the email address that the provider has verified, however it is written, and asks for no code', async () => {
    const browser = openTestBrowser(app);
    expect((await signIn('una', browser)).headers.location).toBe('/page');
    expect(await nameIn(browser)).toBe('Una Verified');
  });

  it('never leads on to another site', async () => {
    expect((await signIn('una', openTestBrowser(app), '//evil.example')).headers.location).toBe('/');
  });

  it('takes the user name where the provider gives no address and says nothing of verification, as Entra ID does', async () => {
    const browser = openTestBrowser(app);
    await signIn('upton', browser);
    expect(await nameIn(browser)).toBe('Upton Principal');
  });

  it('knows somebody again by the provider’s own number for them, when their address has changed', async () => {
    await signIn('una');
    const before = people['una']!;
    people['una'] = { email: 'una.married@council.example', email_verified: true };
    const browser = openTestBrowser(app);
    await signIn('una', browser);
    people['una'] = before;
    expect(await nameIn(browser)).toBe('Una Verified');
  });

  it('does not give an account to a successor who was given its address', async () => {
    await signIn('una');
    const browser = openTestBrowser(app);
    expect((await signIn('successor', browser)).statusCode).toBe(403);
    expect(await nameIn(browser)).toBeNull();
  });

  it('accepts an invitation, and says so in the audit trail', async () => {
    const browser = openTestBrowser(app);
    await signIn('ivo', browser);
    expect(await nameIn(browser)).toBe('Ivo Invited');
    const events = await app.db.kysely.selectFrom('audit_event').select(['event', 'actor_name']).where('actor_name', '=', 'Ivo Invited').execute();
    expect(events.map(({ event }) => event)).toEqual(['account.linked', 'account.signed-in']);
  });

  it.each([
    ['has no account', 'nobody', 'There is no account for nobody.known@council.example.'],
    ['has an address that is not verified', 'umber', 'has not been verified'],
    ['has an account that is disabled', 'dora', 'You have no account here yet'],
    ['has an account of another authority', 'otis', 'You have no account here yet'],
  ])('makes no account and opens none for somebody who %s, and says what to do', async (_, who, words) => {
    const before = await app.db.kysely.selectFrom('account').select('id').execute();
    const browser = openTestBrowser(app);
    const answer = await signIn(who, browser);
    expect([answer.statusCode, answer.body.includes(words), answer.body.includes('Ask whoever looks after accounts')]).toEqual([403, true, true]);
    expect(await nameIn(browser)).toBeNull();
    expect(await app.db.kysely.selectFrom('account').select('id').execute()).toHaveLength(before.length);
  });

  it('says in words that the provider did not let somebody in', async () => {
    const browser = openTestBrowser(app);
    const begun = await browser.get('/sign-in/council');
    const back = await atProvider(String(begun.headers.location), 'name=una&refuse=yes');
    const answer = await browser.get(back);
    expect([answer.statusCode, answer.body.includes('did not let you in')]).toEqual([403, true]);
  });
});

describe('what comes back from the council', () => {
  it('is of no use in another browser than the one that was sent', async () => {
    const [one, other] = [openTestBrowser(app), openTestBrowser(app)];
    const begun = await one.get('/sign-in/council?return=/page');
    const back = await atProvider(String(begun.headers.location), 'name=una');
    expect((await other.get(back)).statusCode).toBe(403);
    await other.get('/sign-in/council?return=/page');
    expect((await other.get(back)).statusCode).toBe(403);
    expect(await nameIn(other)).toBeNull();
  });

  it.each([
    ['another state', (back: string) => back.replace(/state=[^&]+/, 'state=forged')],
    ['another code', (back: string) => back.replace(/code=[^&]+/, 'code=forged')],
    ['another issuer', (back: string) => back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
    ['nothing', () => '/sign-in/council/callback'],
  ])('is refused in words, without a fault, where it has %s', async (_, forge) => {
    const browser = openTestBrowser(app);
    const begun = await browser.get('/sign-in/council');
    const answer = await browser.get(forge(await atProvider(String(begun.headers.location), 'name=una')));
    expect([answer.statusCode, answer.body.includes('You are not signed in')]).toEqual([403, true]);
    expect(await nameIn(browser)).toBeNull();
  });

  it('can be used once', async () => {
    const browser = openTestBrowser(app);
    const begun = await browser.get('/sign-in/council');
    const cookie = String(browser.cookies.get('waymark-council-sign-in'));
    const back = await atProvider(String(begun.headers.location), 'name=una');
    expect((await browser.get(back)).statusCode).toBe(303);
    const thief = openTestBrowser(app);
    thief.cookies.set('waymark-council-sign-in', cookie);
    expect((await thief.get(back)).statusCode).toBe(403);
    expect(await nameIn(thief)).toBeNull();
  });
});

describe('signing out', () => {
  it('offers to sign out of the council as well, by the provider’s own page', async () => {
    const browser = openTestBrowser(app);
    await signIn('una', browser);
    expect((await browser.post('/sign-out')).headers.location).toBe('/signed-out');
    expect(await nameIn(browser)).toBeNull();
    const { body } = await browser.get('/signed-out');
    expect(body).toContain(`href="${provider.issuer}/session/end?`);
    expect(body).toContain('post_logout_redirect_uri=');
  });
});

describe('a provider that does not answer', () => {
  it('does not keep the service from starting, is told in words, and is asked again the next time', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${String((gone.address() as AddressInfo).port)}`;
    await new Promise((resolve) => gone.close(resolve));
    const without = await openTestApp({
      db: app.db,
      config: { baseUrl, councilSignIn: { ...provider, issuer, label: 'Sign in', laCode: '999' } },
      routes,
    });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const answer = await without.inject('/sign-in/council');
      expect([answer.statusCode, answer.body.includes('does not answer')]).toEqual([503, true]);
    }
    expect((await without.inject('/sign-in')).statusCode).toBe(200);
    expect((await without.inject('/signed-out')).body).toContain('You have signed out');
  });
});

describe('the address that a provider vouches for', () => {
  it.each([
    [{ email: 'A@council.example', email_verified: true }, 'a@council.example'],
    [{ email: 'a@council.example' }, 'a@council.example'],
    [{ preferred_username: 'a@council.example' }, 'a@council.example'],
    [{ email: '', preferred_username: 'a@council.example' }, 'a@council.example'],
    [{ email: 'a@council.example', email_verified: false }, null],
    [{ email: 'a@council.example', email_verified: 'false' }, null],
    [{ preferred_username: 'a@council.example', email_verified: false }, null],
    [{ preferred_username: 'CORP\\a' }, null],
    [{ email: ['a@council.example'] }, null],
    [{ name: 'a@council.example' }, null],
    [{}, null],
  ])('of %o is %s', (claims, address) => {
    const decided = decideEmail(claims);
    expect(decided.ok ? decided.value : null).toBe(address);
  });
});
