import { beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/harness/app.ts';
import { expectValidHtml } from '../../test/harness/page-checks.ts';
import { homeRoutes } from './home.routes.ts';

let app: TestApp;
beforeAll(async () => {
  const pages = [
    { text: 'Audit trail', href: '/audit', permission: 'audit.read', says: 'Who did what, and when.' },
    { text: 'Accounts', href: '/accounts', permission: 'account.manage', says: 'Who may sign in.' },
  ] as const;
  const access = (_: unknown, permission: string) => permission !== 'account.manage';
  app = await openTestApp({
    routes: (db, clock, config) => homeRoutes({ db, config, clock, workSources: [], cards: [], roles: [], pages, access }),
  });
});

it('says to somebody for whom nothing waits what they can open, and nothing else', async () => {
  const page = await app.inject({ url: '/', headers: { cookie: await app.signInAs('auditor') } });
  expect(page.body).toContain('Nothing waits for you');
  expect(page.body).toMatch(/href="\/audit">Audit trail<\/a>[\s\S]*Who did what, and when\./);
  expect(page.body).not.toContain('Accounts');
  await expectValidHtml(page.body);
});
