import type { Page } from 'playwright-core';
import type { Database } from '../../src/platform/database/database.ts';
import type { Role } from '../../src/register/access/roles.ts';
import { openPage } from './browser.ts';
import { signInAgain } from './people.ts';
import { openWholeApp, type WholeAppOptions } from './whole-app.ts';

type PageOptions = Omit<Parameters<typeof openPage>[0], 'baseURL'>;

export interface Demonstration {
  readonly url: string;
  readonly db: Database;
  /** A page of the demonstration in a context of its own. */
  readonly open: (options?: PageOptions) => Promise<Page>;
  /** The same, signed in as the first person who has this role, and nowhere yet. */
  readonly openAs: (role: Role, options?: PageOptions) => Promise<Page>;
  /** The same, signed in as the person of this name. */
  readonly openFor: (name: string, options?: PageOptions) => Promise<Page>;
}

/** The whole service with the demonstration loaded, listening for a browser: call it in `beforeAll`. It closes itself after the file. */
export async function openDemonstration(options: WholeAppOptions = {}): Promise<Demonstration> {
  const { server, db, clock, config, authorityId } = await openWholeApp(options);
  const url = await server.listen({ host: '127.0.0.1', port: options.config?.port ?? 0 });
  const open: Demonstration['open'] = async (options) => {
    const page = await openPage({ ...options, baseURL: url });
    // Less than a test's own limit, so that a step that never comes names itself.
    page.setDefaultTimeout(20_000);
    return page;
  };
  // By a session of their own: the first page is drawn in the journeys that are about signing in.
  const openWho = async (column: 'role' | 'name', value: string, options?: PageOptions): Promise<Page> => {
    const of = db.kysely.selectFrom('account').select('id').where('authority_id', '=', authorityId).where(column, '=', value);
    const { id } = await of.where('state', '=', 'active').orderBy('id').executeTakeFirstOrThrow();
    const [name = '', secret = ''] = (await signInAgain({ db, clock, config }, id)).split('=');
    const page = await open(options);
    await page.context().addCookies([{ name, value: secret, url }]);
    return page;
  };
  return { url, db, open, openAs: (role, options) => openWho('role', role, options), openFor: (name, options) => openWho('name', name, options) };
}
