import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterFile } from './after-file.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { insistOnAsker } from '../../src/platform/database/open-database.ts';
import { buildServer } from '../../src/platform/http/build-server.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Access, NavigationItem, Reaches } from '../../src/platform/http/server-options.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { reachIn } from '../../src/register/access/find-reach.ts';
import { listAssets } from '../../src/ui/assets.ts';
import { createRenderer } from '../../src/ui/render.ts';
import { openTestDatabase } from './database.ts';
import { addPerson, signInAgain, type PersonOptions } from './people.ts';

export interface TestAppOptions {
  readonly routes: readonly Route[] | ((db: Database, clock: Clock, config: Config) => readonly Route[]);
  /** Everybody signed in may do everything, unless told otherwise; then each reaches what the register says. */
  readonly access?: Access;
  readonly reaches?: Reaches;
  readonly config?: Partial<Config>;
  readonly clock?: Clock;
  readonly navigation?: readonly NavigationItem[];
  readonly pendingMigrations?: () => Promise<readonly string[]>;
  /** A database that the test file has already opened. */
  readonly db?: Database;
}

export interface TestApp {
  readonly server: FastifyInstance;
  readonly db: Database;
  readonly clock: Clock;
  readonly config: Config;
  /** Lines of the log, for what must and must not stand in it. */
  readonly log: readonly string[];
  /** The invented authority that `signInAs` makes people in. */
  readonly authorityId: number;
  /** Sends a request without a socket. */
  readonly inject: (options: InjectOptions | string) => Promise<LightMyRequestResponse>;
  /** Makes somebody with this role and answers their cookie, for `headers: { cookie }`. */
  readonly signInAs: (role: string, person?: Partial<PersonOptions>) => Promise<string>;
  /** Sends a form as a browser would, with the token of one of our pages. A list sends the name several times. */
  readonly post: (url: string, form: Readonly<Record<string, string | readonly string[]>>, cookie?: string) => Promise<LightMyRequestResponse>;
  /** The token of our pages and the cookies that go with it, for what `post` does not do (multipart: put the token in the query). */
  readonly formToken: (cookie?: string) => Promise<{ readonly token: string; readonly cookie: string }>;
}

/** So that no test makes a key of its own in the data folder. */
export const testSecretKey = 'a key that seals what tests make up';

/** Any page of ours with a form, for its token. */
const pageWithForm: Route = {
  method: 'GET',
  path: '/test-form',
  permission: 'anyone',
  audit: 'test.form',
  handle: async () => ({ kind: 'page', template: 'platform/identity/sign-in.njk', data: { returnTo: '/', email: '', errors: [] } }),
};

/** The real edge on a real database, with the routes that the test is about. Call it in `beforeAll`; it closes itself. */
export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  const db = options.db ?? (await openTestDatabase());
  const clock = options.clock ?? fixedClock('2026-11-23T09:00:00Z');
  const config: Config = { ...readConfig({}, { SECRET_KEY: testSecretKey }), requestsPerMinute: 1_000_000, ...options.config };
  const log: string[] = [];
  const assets = listAssets();
  const insisting = insistOnAsker(db);
  const given = typeof options.routes === 'function' ? options.routes(insisting, clock, config) : options.routes;
  const server = await buildServer({
    config,
    clock,
    db: insisting,
    log: createLog({ level: 'info', now: () => clock.now().getTime(), write: (line) => log.push(line) }),
    routes: [...given, pageWithForm],
    access: options.access ?? (() => true),
    reaches: options.reaches ?? (options.access === undefined ? () => Promise.resolve(true) : reachIn(db, clock)),
    render: createRenderer({
      today: () => clock.today(),
      strict: true,
      globals: { assets: `/assets/${assets.version}`, serviceVersion: 'test', demonstration: config.demonstration },
    }),
    assets,
    ...(options.navigation === undefined ? {} : { navigation: options.navigation }),
    ...(options.pendingMigrations === undefined ? {} : { pendingMigrations: options.pendingMigrations }),
  });
  afterFile(() => server.close());
  const authorityId = await findOrAddAuthority(db);
  // By the name it is reached by, as a browser would, where there is one.
  const host = config.baseUrl === undefined ? {} : { host: new URL(config.baseUrl).host };
  const inject = (given: InjectOptions | string) => {
    const request = typeof given === 'string' ? { url: given } : given;
    return server.inject({ ...request, headers: { ...host, ...request.headers } });
  };

  const people = { db, clock, config };
  const signInAs: TestApp['signInAs'] = async (role, person) => signInAgain(people, await addPerson(people, role, { authorityId, ...person }));

  const formToken = async (cookie = '') => {
    const page = await inject({ url: '/test-form', headers: { cookie } });
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1];
    const cookies = [cookie, ...page.cookies.map(({ name, value }) => `${name}=${value}`)].filter((text) => text !== '').join('; ');
    return { token: String(token), cookie: cookies };
  };

  const post: TestApp['post'] = async (url, form, cookie) => {
    const sent = await formToken(cookie);
    const body = new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as [string, string])));
    body.append('_csrf', sent.token);
    return inject({
      method: 'POST',
      url,
      headers: { 'cookie': sent.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: body.toString(),
    });
  };
  return { server, db, clock, config, log, authorityId, inject, signInAs, post, formToken };
}

async function findOrAddAuthority(db: Database): Promise<number> {
  const already = await db.kysely.selectFrom('authority').select('id').where('la_code', '=', '999').executeTakeFirst();
  if (already !== undefined) return already.id;
  const authority = { la_code: '999', name: 'Testshire Council', is_demonstration: true };
  return (await db.kysely.insertInto('authority').values(authority).returning('id').executeTakeFirstOrThrow()).id;
}
