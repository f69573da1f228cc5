import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import type { Route } from './route.ts';

const changed: string[] = [];
const routes: Route[] = [
  { method: 'GET', path: '/plain', permission: 'anyone', audit: 'plain.viewed', handle: async () => ({ kind: 'json', body: 'here' }) },
  {
    method: 'POST',
    path: '/change',
    permission: 'anyone',
    audit: 'plain.changed',
    handle: async ({ form }) => {
      changed.push(form.get('to') ?? '');
      return { kind: 'redirect', to: '/plain' };
    },
  },
];

describe('a service that knows its own address', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ routes, config: { baseUrl: 'https://waymark.example', secureCookies: true, trustProxy: 1 } });
  });
  const statusAt = async (url: string, headers: Record<string, string>) => (await app.server.inject({ url, headers })).statusCode;

  it.each(['waymark.example', 'WAYMARK.example', 'waymark.example:443'])('answers by it: %s', async (host) => {
    expect(await statusAt('/plain', { host })).toBe(200);
  });

  it.each(['other.example', 'waymark.example.other.example', 'waymark.example:8443', '127.0.0.1', 'a@waymark.example', 'waymark.example/', '%', ''])(
    'answers by no other, in words: "%s"',
    async (host) => {
      const answer = await app.server.inject({ url: '/plain', headers: { host } });
      expect([answer.statusCode, answer.body.includes('That is not the address of this service')]).toEqual([421, true]);
      expect(answer.body).not.toContain('other.example');
    },
  );

  it('takes no header’s word for another, from a trusted proxy either', async () => {
    expect(await statusAt('/plain', { 'host': 'waymark.example', 'x-forwarded-host': 'other.example' })).toBe(200);
    expect(await statusAt('/plain', { 'host': 'other.example', 'x-forwarded-host': 'waymark.example' })).toBe(421);
    expect(await statusAt('/plain', { host: 'other.example', forwarded: 'host=waymark.example' })).toBe(421);
  });

  it('answers the machines that ask for its health by any', async () => {
    expect([await statusAt('/health/live', { host: '10.0.0.3' }), await statusAt('/health/ready', { host: '10.0.0.3:3000' })]).toEqual([200, 200]);
    expect(await statusAt('/nothing-here', { host: '10.0.0.3' })).toBe(421);
  });

  it('tells whoever looks after it what the proxy did not pass on', async () => {
    await statusAt('/plain', { host: 'upstream-7' });
    expect(app.log.join('')).toMatch(/"host":"upstream-7","baseUrl":"https:\/\/waymark\.example\/".*asked for by another host/);
  });
});

describe('a form', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ routes });
  });

  async function send(site: string | null) {
    const { token, cookie } = await app.formToken();
    return app.inject({
      method: 'POST',
      url: '/change',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...(site === null ? {} : { 'sec-fetch-site': site }) },
      payload: new URLSearchParams({ to: String(site), _csrf: token }).toString(),
    });
  }

  it.each(['same-origin', 'none', null])('that a browser says came from our own page, or says nothing of, is taken: %s', async (site) => {
    expect((await send(site)).statusCode).toBe(303);
    expect(changed).toContain(String(site));
  });

  it.each(['cross-site', 'same-site'])('that it says came from another is not, its token or no: %s', async (site) => {
    const answer = await send(site);
    expect([answer.statusCode, answer.body.includes('That form came from another site')]).toEqual([403, true]);
    expect(changed).not.toContain(site);
  });

  it('may be linked to from anywhere', async () => {
    expect((await app.inject({ url: '/plain', headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(200);
  });
});
