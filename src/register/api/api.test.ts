import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { createToken } from '../../platform/identity/tokens.ts';
import { isAllowed } from '../access/permissions.ts';
import { overviewRoutes } from '../overview/overview.routes.ts';
import { addInventedAuthority } from '../providers/invented-authority.fixture.ts';
import { apiRoutes } from './api.routes.ts';

let app: TestApp;
let token: string;
let ids: Readonly<Record<string, number>>;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => [...apiRoutes({ db, clock }), ...overviewRoutes({ db, clock })], access: isAllowed });
  const invented = await app.db.transaction((tx) => addInventedAuthority(tx));
  ids = invented.ids;
  token = await app.db.transaction((tx) =>
    createToken(tx, app.clock, { ...operator }, { authorityId: invented.authorityId, role: 'auditor', name: 'Test' }),
  );
});
const operator = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: null, tokenId: null } as const;

const get = (url: string) => app.inject({ url, headers: { authorization: `Bearer ${token}` } });
interface Page {
  total: number;
  page: number;
  perPage: number;
  items: Record<string, unknown>[];
}
const found = async (query: string): Promise<Page> => (await get(`/api/v1/providers${query}`)).json();
const names = async (query: string) => (await found(query)).items.map(({ name }) => name);

describe('the API', () => {
  it('wants a token', async () => {
    const answer = await app.inject('/api/v1/providers');
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('answers the fixed question, an empty parameter meaning any', async () => {
    const page = await found('?locality=Ashby%20Vale&phase=&kind=&status=open&stateFunded=true&q=&page=1&perPage=50');
    expect(page).toMatchObject({ total: 2, page: 1, perPage: 50 });
    expect(page.items.map(({ name }) => name)).toEqual(['The Alder Academy', 'St Wilfreda’s Primary School']);
    expect(page.items[0]).toMatchObject({
      urn: 900002,
      locality: { name: 'Ashby Vale', rule: 'lsoa-2021' },
      trust: { uid: '5001', name: 'Heron Learning Trust' },
      latestInspection: { label: 'Good', on: '2023-05-01' },
    });
  });

  it('keeps to the token’s own authority unless all of England is asked for', async () => {
    expect(await names('?status=any')).not.toContain('=SUM(A1) Academy');
    expect(await names('?area=england&q=900008')).toEqual(['=SUM(A1) Academy']);
  });

  it('pages to an end', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => names(`?perPage=3&page=${page}`)));
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1, 0]);
  });

  it.each([
    ['locality=Atlantis', 'locality', 'ashby-vale'],
    ['phase=moon', 'phase', 'primary'],
    ['perPage=500', 'perPage', '200'],
    ['page=two', 'page', 'whole number'],
    ['stateFunded=perhaps', 'stateFunded', 'true, false'],
    ['localty=Kelby', 'localty', 'locality'],
  ])('refuses %s, and says what is allowed', async (query, parameter, allowed) => {
    const answer = await get(`/api/v1/providers?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 400, parameter });
    expect(answer.json<{ detail: string }>().detail).toContain(allowed);
  });

  it('finds a provider by any URN it ever had, under one id', async () => {
    const [now, before] = await Promise.all(
      ['900001', '900000'].map(async (urn) => (await get(`/api/v1/providers/${urn}`)).json<Record<string, unknown>>()),
    );
    expect(before).toEqual(now);
    expect(now).toMatchObject({ id: ids['St Wilfreda’s Primary School'], urn: 900001 });
    expect(now?.['identifiers']).toContainEqual({ scheme: 'urn', value: '900000', from: '1990-01-01', to: '2015-08-31' });
  });

  it('finds an early years provider by Ofsted’s number, and answers 404 where there is none', async () => {
    expect((await get('/api/v1/providers/EY900007')).json()).toMatchObject({ urn: null, name: 'Fernleigh Nursery' });
    for (const urn of ['123456', 'abc', '0']) expect((await get(`/api/v1/providers/${urn}`)).statusCode).toBe(404);
  });

  it('answers only what its description says', async () => {
    const { paths, components } = (await app.inject('/api/v1/openapi.json')).json<{
      paths: object;
      components: { schemas: Record<string, object> };
    }>();
    const check = (name: string, body: unknown) => z.fromJSONSchema(components.schemas[name] as Parameters<typeof z.fromJSONSchema>[0]).parse(body);
    expect(Object.keys(paths)).toEqual(['/api/v1/overview', '/api/v1/providers', '/api/v1/providers/{urn}']);
    check('GetOverviewAnswer', (await get('/api/v1/overview')).json());
    check('FindProvidersAnswer', await found('?status=any&area=england&perPage=200'));
    for (const urn of ['900001', '900002', '900006', 'EY900007', '900008'])
      check('GetProviderAnswer', (await get(`/api/v1/providers/${urn}`)).json());
    for (const url of ['/api/v1/providers?page=x', '/api/v1/providers/999999']) check('Problem', (await get(url)).json());
    expect(() => check('FindProvidersAnswer', { total: 1, page: 1, perPage: 50, items: [{ id: 'one' }] })).toThrow();
  });

  it('has a guide that names every parameter and field', async () => {
    const guide = await app.inject('/api');
    for (const word of ['stateFunded.total', 'stateFunded', 'items[].locality.name', 'identifiers[].scheme', 'Power BI', 'token create'])
      expect(guide.body).toContain(word);
    await expectValidHtml(guide.body, '/api');
  });
});
