import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { createToken } from '../../platform/identity/tokens.ts';
import { apiRoutes } from '../api/api.routes.ts';
import { addInventedAuthority } from './invented-authority.fixture.ts';
import { addAuthority, addProvider } from './invented-providers.fixture.ts';
import { providerRoutes } from './providers.routes.ts';

const operator = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: null, tokenId: null } as const;
let app: TestApp;
let ids: Readonly<Record<string, number>>;
const cookies = { marlshire: '', elsewhere: '' };
const tokens = { marlshire: '', elsewhere: '' };

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => [
      ...providerRoutes({ db, clock, panels: [], render: () => '', log: { error: () => undefined } }),
      ...apiRoutes({ db, clock }),
    ],
  });
  const made = await app.db.transaction(async (tx) => {
    const { authorityId: marlshire, ids: of } = await addInventedAuthority(tx);
    const elsewhere = await addAuthority(tx, '991', 'Elsewhere');
    await addProvider(tx, marlshire, { name: 'Hollow Lane Studio', la_code: '990', source: 'entered by hand' });
    // Marlshire's own list gives the college a site of its own; the rest of its sites are open data.
    const site = { provider_id: of['Elmstead College'] ?? 0, is_main: false, source: 'early-years (own list)' };
    const place = { name: 'Creche at Reed Yard', street: '7 Reed Yard', postcode: 'ZE98 7RY', easting: 487_654, northing: 281_234 };
    await tx
      .insertInto('provider_site')
      .values({ ...site, ...place, authority_id: marlshire, site_key: 'own' })
      .execute();
    const tokenOf = (authorityId: number) => createToken(tx, app.clock, operator, { authorityId, role: 'auditor', name: `Test ${authorityId}` });
    return { of, marlshire, elsewhere, tokens: { marlshire: await tokenOf(marlshire), elsewhere: await tokenOf(elsewhere) } };
  });
  ids = made.of;
  Object.assign(tokens, made.tokens);
  for (const who of ['marlshire', 'elsewhere'] as const) cookies[who] = await app.signInAs('sia', { authorityId: made[who] });
});

type Who = keyof typeof cookies;
const page = (who: Who, url: string) => app.inject({ url, headers: { cookie: cookies[who] } });
const api = (who: Who, url: string) => app.inject({ url, headers: { authorization: `Bearer ${tokens[who]}` } });

describe('what an authority’s own early years list says', () => {
  const lists = [
    '/providers?area=england',
    '/providers?area=england&q=Fernleigh',
    '/providers?area=england&q=Fernliegh',
    '/providers?area=england&view=map',
  ];
  const files = ['/providers.csv?area=england', '/providers.csv?area=england&q=EY900007'];

  it.each([...lists, ...files])('is shown to that authority alone, at %s', async (url) => {
    expect((await page('marlshire', url)).body).toContain('Fernleigh Nursery');
    expect((await page('elsewhere', url)).body).not.toContain('Fernleigh Nursery');
  });

  it('counts in that authority’s filters alone', async () => {
    const nurseries = async (who: Who) => (await api(who, '/api/v1/providers?area=england&kind=nursery')).json<{ total: number }>().total;
    expect(await Promise.all([nurseries('marlshire'), nurseries('elsewhere')])).toEqual([1, 0]);
    expect((await page('elsewhere', '/providers?area=england')).body).not.toMatch(/name="kind" type="checkbox" value="nursery"/);
  });

  it('is found by that authority alone, as is a provider that its officers entered', async () => {
    const found = async (who: Who) => (await page(who, '/providers?area=england&q=Hollow+Lane')).body.includes('Hollow Lane Studio');
    expect(await Promise.all([found('marlshire'), found('elsewhere')])).toEqual([true, false]);
  });

  it('has no page for anybody else', async () => {
    for (const url of [`/providers/${ids['Fernleigh Nursery']}`, '/providers/urn/EY900007']) {
      expect((await page('elsewhere', url)).statusCode).toBe(404);
      expect((await page('marlshire', url)).statusCode).toBeLessThan(400);
    }
    expect((await api('elsewhere', '/api/v1/providers/EY900007')).statusCode).toBe(404);
    expect((await api('marlshire', '/api/v1/providers/EY900007')).statusCode).toBe(200);
  });

  it('adds a site to a public provider for that authority alone', async () => {
    const shown = async (who: Who) => [
      (await page(who, `/providers/${ids['Elmstead College']}`)).body.includes('7 Reed Yard'),
      (await page(who, '/providers?area=england&view=map&q=Elmstead')).body.includes('Creche at Reed Yard'),
      (await page(who, '/providers?area=england&q=ZE98+7RY')).body.includes('Elmstead College'),
      (await page(who, '/providers?area=england&q=ZE98')).body.includes('Elmstead College'),
      (await api(who, '/api/v1/providers/900006')).body.includes('Reed Yard'),
    ];
    expect(await shown('marlshire')).toEqual([true, true, true, true, true]);
    expect(await shown('elsewhere')).toEqual([false, false, false, false, false]);
  });
});
