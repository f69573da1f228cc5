import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { apiRoutes } from '../api/api.routes.ts';
import { overviewRoutes } from '../overview/overview.routes.ts';
import { addAuthority, addLocalities, addProvider } from '../providers/invented-providers.fixture.ts';
import { tokenRoutes } from './tokens.routes.ts';

let app: TestApp;
let administrator: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => [...tokenRoutes({ db, clock }), ...apiRoutes({ db, clock }), ...overviewRoutes({ db, clock })],
    access: isAllowed,
  });
  const own = { la_code: '999', la_name: 'Testshire' };
  const trust = { uid: '9901', name: 'Marl Trust' };
  await app.db.transaction(async (tx) => {
    await addLocalities(tx, app.authorityId, ['Ashby Vale', 'East Marl']);
    await addProvider(tx, app.authorityId, { ...own, name: 'Ashby Academy', urn: 900001, trust, sites: [{ locality: 'Ashby Vale' }] });
    await addProvider(tx, app.authorityId, { ...own, name: 'Kelby School', urn: 900002, sites: [{ locality: 'Ashby Vale' }] });
    await addProvider(tx, app.authorityId, { ...own, name: 'Marl Academy', urn: 900003, trust, sites: [{ locality: 'East Marl' }] });
    await addProvider(tx, app.authorityId, { name: 'Foreign Academy', la_code: '998', la_name: 'Beyond', trust, urn: 900004 });
  });
  administrator = await app.signInAs('administrator');
});

const lastDay = (year: string) => ({ 'last-day-day': '31', 'last-day-month': '7', 'last-day-year': year });
let made = 0;
const form = (over: Record<string, string>) => ({ name: `Dashboard ${String((made += 1))}`, role: 'data-officer', ...lastDay('2027'), ...over });
async function make(over: Record<string, string>): Promise<string> {
  const answer = await app.post('/accounts/tokens/new', form({ step: 'reach', ...over }), administrator);
  const token = /waymark_[\w-]{20,}/.exec(answer.body)?.[0];
  expect(token, answer.body).toBeDefined();
  return token ?? '';
}
const ask = (token: string, url: string) => app.inject({ url, headers: { authorization: `Bearer ${token}` } });
const names = async (token: string, query = '') => {
  const { items, total } = (await ask(token, `/api/v1/providers${query}`)).json<{ total: number; items: { name: string }[] }>();
  expect(total).toBe(items.length);
  return items.map(({ name }) => name);
};

describe('a token that reaches', () => {
  it.each([
    ['the whole authority', { reach: 'everything' }, ['Ashby Academy', 'Kelby School', 'Marl Academy']],
    ['one trust', { reach: 'trust', trust: 'Marl Trust' }, ['Ashby Academy', 'Marl Academy']],
    ['one locality', { reach: 'locality' }, ['Ashby Academy', 'Kelby School']],
    ['one provider', { reach: 'provider', provider: '900002' }, ['Kelby School']],
  ])('%s finds and counts those, and answers 404 for the rest', async (_, reach, expected) => {
    const { id } = await app.db.kysely.selectFrom('locality').select('id').where('name', '=', 'Ashby Vale').executeTakeFirstOrThrow();
    const token = await make({ ...reach, locality: String(id) });
    expect(await names(token)).toEqual(expected);
    const urns = { 'Ashby Academy': 900001, 'Kelby School': 900002, 'Marl Academy': 900003 };
    for (const [name, urn] of Object.entries(urns)) {
      expect((await ask(token, `/api/v1/providers/${String(urn)}`)).statusCode, name).toBe(expected.includes(name) ? 200 : 404);
    }
    const isWhole = reach.reach === 'everything';
    // Of England too, and by words, and by words nearly so.
    expect(await names(token, '?area=england&status=any')).toEqual(
      isWhole ? ['Ashby Academy', 'Foreign Academy', 'Kelby School', 'Marl Academy'] : expected,
    );
    expect(await names(token, '?q=academy')).toEqual(expected.filter((name) => name.endsWith('Academy')));
    expect(await names(token, '?q=kelbi')).toEqual(expected.filter((name) => name.startsWith('Kelby')));
    const overview = await ask(token, '/api/v1/overview');
    expect(overview.statusCode).toBe(isWhole ? 200 : 403);
    if (!isWhole) expect(overview.json()).toMatchObject({ title: 'This token does not reach the whole authority', status: 403 });
  });

  it('what was ended reaches nothing, and not everything', async () => {
    const token = await make({ reach: 'provider', provider: '900001' });
    await app.db.kysely.updateTable('access_scope').set({ ended_at: app.clock.now(), ended_by: 'Test' }).where('token_id', 'is not', null).execute();
    expect(await names(token)).toEqual([]);
    expect((await ask(token, '/api/v1/overview')).statusCode).toBe(403);
  });
});

describe('a token', () => {
  it('is made with a last day within 12 months, for a role that may read through the API', async () => {
    for (const year of ['2026', '2028']) {
      const answer = await app.post('/accounts/tokens/new', form({ reach: 'everything', ...lastDay(year) }), administrator);
      expect(answer.statusCode, year).toBe(422);
    }
    expect((await app.post('/accounts/tokens/new', form({ reach: 'everything', role: 'administrator' }), administrator)).statusCode).toBe(422);
    const reach = await app.post('/accounts/tokens/new', form({ reach: 'trust' }), administrator);
    expect(reach.body).toContain('Which one does it reach?');
    await expectValidHtml(reach.body, '/accounts/tokens/new');
  });

  it('is shown once, listed with what it reaches and when it was used, and revoked', async () => {
    const token = await make({ reach: 'trust', trust: '9901', name: 'For the trust' });
    await names(token);
    const list = await app.inject({ url: '/accounts/tokens', headers: { cookie: administrator } });
    expect(list.body).not.toContain(token);
    expect(list.body).toMatch(/For the trust[\s\S]*Marl Trust[\s\S]*23 November 2026/);
    await expectValidHtml(list.body, '/accounts/tokens');
    const { id } = await app.db.kysely.selectFrom('api_token').select('id').where('name', '=', 'For the trust').executeTakeFirstOrThrow();
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '997', 'Elsewhere'));
    const stranger = await app.signInAs('administrator', { authorityId: elsewhere });
    expect((await app.post(`/accounts/tokens/${String(id)}/revoke`, {}, stranger)).statusCode).toBe(404);
    expect((await ask(token, '/api/v1/providers')).statusCode).toBe(200);
    await app.post(`/accounts/tokens/${String(id)}/revoke`, {}, administrator);
    expect((await ask(token, '/api/v1/providers')).statusCode).toBe(401);
  });

  it('is for the administrator alone', async () => {
    for (const role of ['lead', 'director', 'data-officer', 'auditor']) {
      const cookie = await app.signInAs(role);
      expect((await app.inject({ url: '/accounts/tokens', headers: { cookie } })).statusCode).toBe(403);
    }
  });
});
