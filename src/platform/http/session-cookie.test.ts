import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { addPerson } from '../../../test/harness/people.ts';
import type { Route } from './route.ts';

let account = 0;
const routes: Route[] = [
  {
    method: 'POST',
    path: '/in',
    permission: 'anyone',
    reach: 'installation',
    audit: 'account.signed-in',
    handle: async () => ({ kind: 'redirect', to: '/', session: { kind: 'begin', accountId: account, method: 'password' } }),
  },
  {
    method: 'POST',
    path: '/out',
    permission: 'anyone',
    reach: 'installation',
    audit: 'account.signed-out',
    handle: async () => ({ kind: 'redirect', to: '/', session: { kind: 'end' } }),
  },
  { method: 'GET', path: '/plain', permission: 'signed-in', audit: 'plain.viewed', handle: async () => ({ kind: 'json', body: 'here' }) },
];

describe('the cookie of a session', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ routes, config: { baseUrl: 'https://waymark.example', secureCookies: true } });
    account = await addPerson(app, 'lead', { authorityId: app.authorityId });
  });

  it('is for this host alone, over HTTPS alone, and no script or other site’s form has it', async () => {
    const answer = await app.post('/in', {});
    const session = answer.cookies.find(({ name }) => name === '__Host-waymark');
    expect(session).toMatchObject({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
    expect(session).not.toHaveProperty('domain');
    expect(session).not.toHaveProperty('expires');
    expect(session?.value).toMatch(/^[\w-]{43}$/);
  });

  it('is another at each sign-in, so that a planted one is worth nothing, and nothing once signed out', async () => {
    const planted = '__Host-waymark=planted';
    const cookieOf = async () => {
      const { cookies } = await app.post('/in', {}, planted);
      return `__Host-waymark=${cookies.find(({ name }) => name === '__Host-waymark')?.value ?? ''}`;
    };
    const [one, other] = [await cookieOf(), await cookieOf()];
    const statusWith = async (cookie: string) => (await app.inject({ url: '/plain', headers: { cookie } })).statusCode;
    expect(new Set([one, other, planted]).size).toBe(3);
    expect([await statusWith(planted), await statusWith(one), await statusWith(other)]).toEqual([303, 200, 200]);
    await app.post('/out', {}, one);
    expect([await statusWith(one), await statusWith(other)]).toEqual([303, 200]);
  });
});
