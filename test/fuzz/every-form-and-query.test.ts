import fc from 'fast-check';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { csrfCookie } from '../../src/platform/http/forms.ts';
import { sessionCookie } from '../../src/platform/http/visitor.ts';
import { fillPaths } from '../access/records-in-paths.ts';
import { openWholeApp, type WholeApp } from '../harness/whole-app.ts';
import { anyRequestTo, type AnyRequest, type Body } from './any-request.ts';
import { whatIsWrong } from './what-is-wrong.ts';
import { isApiRoute, knowRoutes, parametersOf, recordingNames, type KnownRoute } from './know-routes.ts';

vi.setConfig({ testTimeout: 900_000 });

/**
 * The same draw each time, so that a landing is decided by the change and not by the draw: one on either engine, so that the two together see more. Another
 * draw, or a longer walk, by these.
 */
const seed = Number(process.env['WAYMARK_FUZZ_SEED'] ?? (process.env['WAYMARK_TEST_ENGINE'] === 'postgres' ? 20261124 : 20261123));
const runs = Number(process.env['WAYMARK_FUZZ_RUNS'] ?? 3);
const longestAnswerMs = 15_000;

/** Addresses to which no page leads: they are typed, or asked for by a program. */
const typed = ['/providers/urn/900107', '/api/v1/providers', '/api/v1/providers/900107', '/api/v1/overview', '/api/v1/openapi.json', '/sign-in'];

let app: WholeApp;
let routes: readonly KnownRoute[];
/** Whoever belongs to a provider belongs to this one. */
let ownProvider: number;
beforeAll(async () => {
  app = await openWholeApp({ config: { uploadLimitMb: 1 } });
  ({ id: ownProvider } = await app.db.kysely.selectFrom('provider').select('id').where('urn', '=', 900_107).executeTakeFirstOrThrow());
  routes = await knowRoutes(app, cookieOf, typed);
  // Forms that no page of the demonstration leads to now, because nothing waits there, are asked about a record of their kind.
  const unmet = new Map(routes.filter(({ addresses }) => addresses.length === 0).map((known) => [known.route, known]));
  for (const { route, url } of await fillPaths(app.db, [...unmet.keys()], app.authorityId, 2)) unmet.get(route)?.addresses.push(url);
  for (const known of routes) await learnNames(known);
}, 600_000);

interface Session {
  readonly cookie: string;
  readonly token: string;
}
const sessions = new Map<string, Session>();
const tokens = new Map<string, string>();

async function cookieOf(role: string): Promise<string> {
  return (await sessionOf(role)).cookie;
}

async function sessionOf(role: string): Promise<Session> {
  const kept = sessions.get(role);
  if (kept !== undefined) return kept;
  const cookie = role === '' ? '' : await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: ownProvider }] });
  const page = await app.inject({ method: 'GET', url: role === '' ? '/' : '/about', headers: { cookie } });
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const cookies = [cookie, ...page.cookies.map(({ name, value }) => `${name}=${value}`)].filter((each) => each !== '');
  const session = { cookie: cookies.join('; '), token };
  sessions.set(role, session);
  return session;
}

async function bearerOf(role: string): Promise<string> {
  const token = tokens.get(role) ?? (await app.tokenFor(role));
  tokens.set(role, token);
  return `Bearer ${token}`;
}

async function send({ route, role }: KnownRoute, any: AnyRequest): Promise<LightMyRequestResponse> {
  const who = any.sender === 'who may' ? (role ?? '') : any.sender === 'who may not' ? 'elected-member' : '';
  const { cookie, token } = await sessionOf(who);
  const body = bodyOf(any.body, any.token === 'right' ? token : any.token === 'wrong' ? 'x'.repeat(40) : null);
  const query = [any.query, body.query].filter((each) => each !== '').join('&');
  const planted = `${sessionCookie(app.config)}=%00; ${csrfCookie(app.config)}=a.b; =; a`;
  const headers = {
    ...any.headers,
    ...body.headers,
    cookie: any.sender === 'a planted cookie' ? planted : cookie,
    ...(isApiRoute(route) && who !== '' ? { authorization: await bearerOf(who) } : {}),
  };
  const request: InjectOptions = { method: any.method ?? 'GET', url: `${any.path}${query === '' ? '' : `?${query}`}`, headers, ...body.payload };
  return Promise.race([
    app.inject(request),
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer came')), longestAnswerMs).unref()),
  ]);
}

interface Sent {
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly payload: { payload?: string | Buffer };
}

function bodyOf(body: Body, token: string | null): Sent {
  const form = 'application/x-www-form-urlencoded';
  switch (body.kind) {
    case 'none':
      return { query: '', headers: {}, payload: {} };
    case 'other':
      return { query: '', headers: { 'content-type': body.type }, payload: { payload: body.text } };
    case 'fields': {
      const fields = new URLSearchParams(body.fields.map(([name, value]): [string, string] => [name, value]));
      if (token !== null) fields.append('_csrf', token);
      return { query: '', headers: { 'content-type': form }, payload: { payload: fields.toString() } };
    }
    case 'parts': {
      const part = (head: string, text: string) => `--frontier\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
      const quoted = (text: string) => `"${text.replaceAll(/["\r\n]/g, '_')}"`;
      const text = [
        ...body.fields.map(([name, value]) => part(`name=${quoted(name)}`, value)),
        ...body.files.map((file) => part(`name=${quoted(file.field)}; filename=${quoted(file.fileName)}`, file.content)),
        '--frontier--\r\n',
      ].join('');
      return {
        query: token === null ? '' : `_csrf=${encodeURIComponent(token)}`,
        headers: { 'content-type': 'multipart/form-data; boundary=frontier' },
        payload: { payload: Buffer.from(body.cutAt === null ? text : text.slice(0, body.cutAt)) },
      };
    }
  }
}

/** A few requests only to hear which names the handler asks for. */
async function learnNames(known: KnownRoute): Promise<void> {
  for (const any of fc.sample(anyRequestTo(known), { seed, numRuns: known.route.method === 'POST' ? 6 : 2 })) {
    const { names, value: answer } = await recordingNames(() => send(known, { ...any, sender: 'who may', token: 'right' }));
    for (const name of names) {
      const asked = known.route.method === 'GET' ? known.query : known.form;
      if (name !== '_csrf' && !asked.has(name)) asked.set(name, new Set());
    }
    if (hasSignedOut(answer)) sessions.clear();
  }
}

describe('whatever is sent', () => {
  it('to whatever form, query or address: an answer that was designed, and never a fault', async () => {
    let sent = 0;
    const reached = new Map<number, number>();
    const faults: string[] = [];
    for (const [place, known] of routes.entries()) {
      const name = `${known.route.method} ${known.route.path}`;
      const property = fc.asyncProperty(anyRequestTo(known), async (any) => {
        sent += 1;
        app.log.length = 0;
        const answer = await send(known, any);
        reached.set(answer.statusCode, (reached.get(answer.statusCode) ?? 0) + 1);
        if (any.sender === 'who may' && hasSignedOut(answer)) sessions.clear();
        const wrong = whatIsWrong(answer, isApiRoute(known.route));
        if (wrong !== null) throw new Error(`${wrong}\n${app.log.join('\n').slice(0, 3000)}`);
      });
      const outcome = await fc.check(property, { seed: seed + place, numRuns: runs });
      if (outcome.failed)
        faults.push(`${name}\n${String(outcome.errorInstance).slice(0, 6000)}\n${fc.defaultReportMessage(outcome)?.slice(0, 4000) ?? ''}`);
    }
    const statuses = [...reached].toSorted().map(([status, count]) => `${String(count)} × ${String(status)}`);
    process.stdout.write(`Sent ${String(sent)} requests to ${String(routes.length)} routes (seed ${String(seed)}): ${statuses.join(', ')}\n`);
    expect(faults.join('\n\n')).toBe('');
  });

  it('goes to every route there is, and to records that exist', () => {
    const strangers = routes
      .filter(({ route, addresses }) => parametersOf(route).length > 0 && addresses.length === 0)
      .map(({ route }) => `${route.method} ${route.path}`);
    process.stdout.write(`Met with no record that exists: ${strangers.join(', ') || 'none'}\n`);
    expect(routes.length).toBe(app.routes.length);
    expect(strangers.length, strangers.join(', ')).toBeLessThan(routes.length / 8);
  });

  it('knows what the pages read: the names in their forms, and those that only their handlers know', () => {
    const namesOf = (path: string, method: string) => {
      const known = routes.find(({ route }) => route.path === path && route.method === method);
      return [...(method === 'GET' ? known!.query : known!.form).keys()];
    };
    expect(namesOf('/providers', 'GET')).toEqual(expect.arrayContaining(['q', 'locality', 'page', 'sort', 'view']));
    expect(namesOf('/api/v1/providers', 'GET')).toEqual(expect.arrayContaining(['page']));
    expect(namesOf('/providers/:id/posts/new', 'POST')).toEqual(expect.arrayContaining(['step', 'latest-event']));
    expect(namesOf('/data/load', 'POST')).toEqual(expect.arrayContaining(['source', 'asAt-day', 'partial']));
  });
});

/** Signing out and disabling an account are routes too: whoever was lost by it signs in again for the next. */
const hasSignedOut = ({ statusCode, headers }: LightMyRequestResponse): boolean =>
  headers['set-cookie'] !== undefined || statusCode === 401 || String(headers.location).startsWith('/sign-in');
