import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { desktop, openPage, phone } from '../../../test/harness/browser.ts';
import { expectSoundPage } from '../../../test/harness/page-checks.ts';
import { createRenderer } from '../../ui/render.ts';
import { apiRoutes } from '../api/api.routes.ts';
import { postsPanel } from '../posts/posts-panel.ts';
import { addInventedAuthority } from './invented-authority.fixture.ts';
import { providerRoutes } from './providers.routes.ts';

let app: TestApp;
let baseURL: string;
let ids: Readonly<Record<string, number>>;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
      return [
        ...providerRoutes({ db, clock, panels: [postsPanel({ db, clock })], render, log: { error: (fields) => expect(fields).toBeNull() } }),
        ...apiRoutes({ db, clock }),
      ];
    },
    navigation: [{ text: 'Find a provider', href: '/providers', permission: 'register.view' }],
  });
  const invented = await app.db.transaction((tx) => addInventedAuthority(tx));
  ids = invented.ids;
  cookie = await app.signInAs('data-officer', { authorityId: invented.authorityId });
  baseURL = await app.server.listen({ host: '127.0.0.1', port: 0 });
});

describe.each([
  ['a desk', desktop],
  ['a phone', phone],
] as const)('at %s', (where, viewport) => {
  it.each([
    ['the table', () => '/providers?status=any&perPage=100'],
    ['a filtered table', () => '/providers?locality=ashby-vale&kind=school&kind=college&status=any&sort=town'],
    ['the map', () => '/providers?view=map'],
    ['nothing found', () => '/providers?q=zzzz&kind=college'],
    ['a provider', () => `/providers/${ids['St Wilfreda’s Primary School']}`],
    ['a provider not yet placed', () => `/providers/${ids['Dunmere Unplaced School']}`],
    ['the API’s guide', () => '/api'],
  ])('%s is sound, and no wider than the screen', async (_what, url) => {
    const page = await openPage({ ...viewport, baseURL, withoutScripts: where === 'a phone' });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: baseURL }]);
    await page.goto(url());
    await expectSoundPage(page);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.viewport.width);
    await page.close();
  });
});
