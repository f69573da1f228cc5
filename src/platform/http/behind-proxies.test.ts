import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { openTestApp } from '../../../test/harness/app.ts';
import type { TrustedProxies } from '../config/settings.ts';
import type { Database } from '../database/database.ts';
import type { Route } from './route.ts';

describe('behind proxies', () => {
  const plain: Route = { method: 'GET', path: '/plain', permission: 'signed-in', audit: 'plain.viewed', handle: async () => ({ kind: 'not-found' }) };
  const limited = (trustProxy: TrustedProxies, db?: Database) =>
    openTestApp({ routes: [plain], config: { requestsPerMinute: 1, trustProxy }, ...(db === undefined ? {} : { db }) });
  let none: TestApp;
  let one: TestApp;
  let two: TestApp;
  let named: TestApp;
  beforeAll(async () => {
    none = await limited(0);
    const { db } = none;
    [one, two, named] = [await limited(1, db), await limited(2, db), await limited(['192.0.2.0/24'], db)];
  });

  // Each sends two requests from one machine, and is told whether the second is taken for another's.
  it.each([
    ['no proxy: what the header says is nobody’s word', () => none, ['198.51.100.1', '198.51.100.2'], 429],
    ['one proxy: who it saw, each with a limit of their own', () => one, ['198.51.100.1', '198.51.100.2'], 303],
    ['one proxy: not whom the sender names before that', () => one, ['203.0.113.1, 198.51.100.3', '203.0.113.2, 198.51.100.3'], 429],
    ['two proxies: who the first saw', () => two, ['198.51.100.1, 192.0.2.9', '198.51.100.2, 192.0.2.9'], 303],
    ['two proxies: not whom the sender names', () => two, ['203.0.113.1, 198.51.100.3, 192.0.2.9', '203.0.113.2, 198.51.100.3, 192.0.2.9'], 429],
    ['a proxy by its address: who it saw', () => named, ['198.51.100.1', '198.51.100.2'], 303],
    ['a proxy by its address: not whom the sender names', () => named, ['203.0.113.1, 198.51.100.3', '203.0.113.2, 198.51.100.3'], 429],
  ])('knows who sent a request by %s', async (_, server, [first = '', second = ''], status) => {
    const send = (forwarded: string) => server().inject({ url: '/plain', remoteAddress: '192.0.2.7', headers: { 'x-forwarded-for': forwarded } });
    await send(first);
    expect((await send(second)).statusCode).toBe(status);
  });

  it('takes nobody else’s word where proxies are named', async () => {
    const send = (forwarded: string) => named.inject({ url: '/plain', remoteAddress: '198.51.100.50', headers: { 'x-forwarded-for': forwarded } });
    await send('203.0.113.1');
    expect((await send('203.0.113.2')).statusCode).toBe(429);
  });
});
