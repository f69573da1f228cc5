import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { addToken } from '../../../test/harness/people.ts';
import type { Route } from './route.ts';

const routes: Route[] = [
  { method: 'GET', path: '/api/v1/thing', permission: 'signed-in', audit: 'thing.viewed', handle: async () => ({ kind: 'json', body: 'here' }) },
  { method: 'GET', path: '/plain', permission: 'signed-in', audit: 'plain.viewed', handle: async () => ({ kind: 'json', body: 'here' }) },
  { method: 'POST', path: '/change', permission: 'signed-in', audit: 'plain.changed', handle: async () => ({ kind: 'redirect', to: '/plain' }) },
];

let app: TestApp;
beforeAll(async () => {
  // Of 20 a minute from one address: 10 for a token, 2 forms for a person.
  app = await openTestApp({ routes, config: { requestsPerMinute: 20 } });
});

describe('one sender', () => {
  it('with a token is asked to wait, from however many addresses it sends, and another token is not', async () => {
    const ask = async (token: string, remoteAddress: string) =>
      app.inject({ url: '/api/v1/thing', remoteAddress, headers: { authorization: `Bearer ${token}` } });
    const token = await addToken(app, 'lead', { authorityId: app.authorityId });
    for (let sent = 1; sent <= 10; sent += 1) expect((await ask(token, `10.1.0.${String(sent)}`)).statusCode).toBe(200);
    const answer = await ask(token, '10.1.0.11');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ status: 429, title: 'Too many requests', detail: 'Wait a minute, then try again.' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(await addToken(app, 'lead', { authorityId: app.authorityId }), '10.1.0.12')).statusCode).toBe(200);
  });

  it('who changes too much in a minute is asked to wait, in words, and may go on looking; others may go on changing', async () => {
    const send = async (form: { token: string; cookie: string }, remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/change',
        remoteAddress,
        headers: { 'cookie': form.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: form.token }).toString(),
      });
    const cookie = await app.signInAs('lead');
    const form = await app.formToken(cookie);
    for (const address of ['10.2.0.1', '10.2.0.2']) expect((await send(form, address)).statusCode).toBe(303);
    const answer = await send(form, '10.2.0.3');
    expect([answer.statusCode, answer.body.includes('Wait a minute, then try again.')]).toEqual([429, true]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject({ url: '/plain', remoteAddress: '10.2.0.3', headers: { cookie } })).statusCode).toBe(200);
    expect((await send(await app.formToken(await app.signInAs('lead')), '10.2.0.4')).statusCode).toBe(303);
  });
});
