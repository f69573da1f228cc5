import type { Page } from 'playwright-core';
import type { Database } from '../../src/platform/database/database.ts';
import { roles, type Role } from '../../src/register/access/roles.ts';
import { openPage } from './browser.ts';
import { openWholeApp, type WholeAppOptions } from './whole-app.ts';

type PageOptions = Omit<Parameters<typeof openPage>[0], 'baseURL'>;

export interface Demonstration {
  readonly url: string;
  readonly db: Database;
  /** A page of the demonstration in a context of its own. */
  readonly open: (options?: PageOptions) => Promise<Page>;
  /** The same, signed in as the first person whom the first page offers in this role. */
  readonly openAs: (role: Role, options?: PageOptions) => Promise<Page>;
}

/** The whole service with the demonstration loaded, listening for a browser: call it in `beforeAll`. It closes itself after the file. */
export async function openDemonstration(options: WholeAppOptions = {}): Promise<Demonstration> {
  const { server, db } = await openWholeApp(options);
  const url = await server.listen({ host: '127.0.0.1', port: options.config?.port ?? 0 });
  const open: Demonstration['open'] = async (options) => {
    const page = await openPage({ ...options, baseURL: url });
    // Less than a test's own limit, so that a step that never comes names itself.
    page.setDefaultTimeout(20_000);
    return page;
  };
  const openAs: Demonstration['openAs'] = async (role, options) => {
    const page = await open(options);
    await signInAs(page, role);
    return page;
  };
  return { url, db, open, openAs };
}

/** As a person would: by choosing somebody on the first page. */
async function signInAs(page: Page, role: Role): Promise<void> {
  await page.goto('/');
  const people = page.getByRole('region', { name: roles[role], exact: true });
  await people
    .getByRole('button', { name: /^Sign in as/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}
