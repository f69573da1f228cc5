import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterFile } from '../harness/after-file.ts';
import { buildServer } from '../../src/platform/http/build-server.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { reachIn } from '../../src/register/access/find-reach.ts';
import { permissionsPage, writePermissionsPage } from '../../src/register/access/permissions-page.ts';
import { type Extent, isAllowed, permissionTable, strandFor } from '../../src/register/access/permissions.ts';
import { type Role, roles } from '../../src/register/access/roles.ts';
import { addPerson, addToken, signInAgain } from '../harness/people.ts';
import { openWholeApp, type WholeApp } from '../harness/whole-app.ts';

/** Whose provider it is, as seen by somebody who has one of everything: a provider, a trust, a locality, a diocese, a strand, a caseload. */
type Whose = 'own' | 'beside' | 'another authority’s' | 'nobody’s';

let waymark: WholeApp;
let server: FastifyInstance;
let records: Readonly<Record<Whose, number>>;
interface Visit {
  readonly headers: Readonly<Record<string, string>>;
  readonly formToken: string;
}
const visits = new Map<Role | 'nobody' | 'token', Visit>();
const everyRole = Object.keys(roles) as Role[];

beforeAll(async () => {
  waymark = await openWholeApp();
  const { db, clock, config, authorityId } = waymark;
  // What a route does is not asked here: whoever is let in is told so, and nothing is changed on the way.
  const routes = waymark.routes.map((route): Route => ({ ...route, ...asItself(route), handle: async () => ({ kind: 'json', body: 'let in' }) }));
  server = await buildServer({
    config,
    clock,
    db,
    routes,
    access: isAllowed,
    reaches: reachIn(db, clock),
    log: createLog({ level: 'error', now: () => 0, write: () => undefined }),
    // A page's token for forms, and nothing else.
    render: (_, data) => String(data['csrfToken']),
    assets: { version: 'test', files: [] },
  });
  afterFile(() => server.close());
  const own = await findOwn(waymark);
  records = { 'own': own.id, 'beside': own.besideId, 'another authority’s': own.elsewhereId, 'nobody’s': 999_999_999 };
  const reaches = [
    { kind: 'provider', providerId: own.id },
    { kind: 'trust', organisationId: own.trustId },
    { kind: 'locality', localityId: own.localityId },
    { kind: 'diocese', dioceseCode: 'TEST' },
    { kind: 'strand', strand: 'governance' },
  ] as const;
  const people = { db, clock, config };
  for (const role of everyRole) {
    const accountId = await addPerson(people, role, { authorityId, reaches, caseload: [own.id] });
    visits.set(role, await visit(await signInAgain(people, accountId)));
  }
  visits.set('nobody', await visit(''));
  visits.set('token', { headers: { authorization: `Bearer ${await addToken(people, 'auditor', { authorityId })}` }, formToken: '' });
}, 120_000);

/** Whose a thing is, its own wing's tests ask; here the parameter stands for the provider itself. */
const asItself = (route: Route) => (route.of === undefined || route.ownerOf === undefined ? {} : { ownerOf: async (name: string) => name });

/** With the token that every page of ours has for its forms. */
async function visit(cookie: string): Promise<Visit> {
  const page = await server.inject({ url: '/no-such-page', headers: { cookie } });
  const cookies = [cookie, ...page.cookies.map(({ name, value }) => `${name}=${value}`)].filter((text) => text !== '').join('; ');
  return { headers: { cookie: cookies }, formToken: page.body };
}

/** A provider with a trust, a locality and a diocese, one that shares none of them, and one of another authority. */
async function findOwn({ db, authorityId }: WholeApp) {
  const { la_code } = await db.kysely.selectFrom('authority').select('la_code').where('id', '=', authorityId).executeTakeFirstOrThrow();
  const open = await db.kysely
    .selectFrom('provider')
    .select(['id', 'urn', 'trust_id', 'locality_id', 'la_code'])
    .where('status', '=', 'open')
    .where('joined_to', 'is', null)
    .orderBy('id')
    .execute();
  const own = open.find((one) => one.la_code === la_code && one.trust_id !== null && one.locality_id !== null && one.urn !== null);
  const beside = open.find((one) => one.la_code === la_code && one.trust_id !== own?.trust_id && one.locality_id !== own?.locality_id);
  const elsewhere = open.find((one) => one.la_code !== la_code);
  if (!own?.trust_id || !own.locality_id || !own.urn || !beside || !elsewhere) throw new Error('The demonstration has no such provider any more.');
  await db.kysely.updateTable('gias_establishment').set({ diocese_code: 'TEST' }).where('urn', '=', own.urn).execute();
  return { id: own.id, trustId: own.trust_id, localityId: own.locality_id, besideId: beside.id, elsewhereId: elsewhere.id };
}

/** What the table says, worked out apart from the code that asks it. */
function expected(route: Route, role: Role, whose: Whose): 'let in' | 403 | 404 {
  const { permission } = route;
  if (permission === 'anyone' || permission === 'signed-in') return 'let in';
  const granted = Object.entries(permissionTable[permission]) as [Extent, readonly Role[]][];
  const extents = granted.filter(([, holders]) => holders.includes(role)).map(([extent]) => extent);
  if (extents.length === 0) return 403;
  if (route.of === undefined) return 'let in';
  if (whose === 'another authority’s' || whose === 'nobody’s') return 404;
  const wide = extents.includes('everything') || (extents.includes('own-strand') && strandFor(permission) === 'governance');
  if (whose === 'beside') return wide ? 'let in' : 404;
  return wide || extents.some((extent) => extent !== 'own-strand') ? 'let in' : 404;
}

/** Whom the table gives nothing, wherever the record is, is turned away before anybody looks whose it is: tried on one of the four, each in its turn. */
function askedOf(route: Route, role: Role): readonly Whose[] {
  if (route.of === undefined) return ['own'];
  const every = Object.keys(records) as Whose[];
  if (expected(route, role, 'own') !== 403) return every;
  turn = (turn + 1) % every.length;
  return every.slice(turn, turn + 1);
}
let turn = 0;

async function ask(route: Route, who: Role | 'nobody' | 'token', whose: Whose): Promise<'let in' | 'sign in' | number> {
  const { headers = {}, formToken = '' } = visits.get(who) ?? {};
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => (name === route.of ? String(records[whose]) : '1'));
  const token = `_csrf=${encodeURIComponent(formToken)}`;
  const form =
    route.multipart === true
      ? { url: `${path}?${token}`, type: 'multipart/form-data; boundary=x', payload: '--x--' }
      : { url: path, type: 'application/x-www-form-urlencoded', payload: token };
  const answer = await (route.method === 'GET'
    ? server.inject({ url: path, headers })
    : server.inject({ method: 'POST', url: form.url, headers: { ...headers, 'content-type': form.type }, payload: form.payload }));
  if (answer.body === '"let in"') return 'let in';
  const toSignIn = answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in');
  return toSignIn || answer.statusCode === 401 ? 'sign in' : answer.statusCode;
}

describe('every route, as every role, of every kind of record', () => {
  it('lets in whom the permission table lets in, and nobody else', async () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const route of waymark.routes) {
      for (const role of everyRole) {
        for (const whose of askedOf(route, role)) {
          const answer = await ask(route, role, whose);
          const should = expected(route, role, whose);
          asked += 1;
          if (answer !== should) wrong.push(`${route.method} ${route.path} as ${role}, ${whose}: ${String(answer)}, and not ${String(should)}`);
        }
      }
    }
    process.stdout.write(`The walk: ${waymark.routes.length} routes as ${everyRole.length} roles, ${asked} questions.\n`);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(waymark.routes.length * everyRole.length);
  }, 600_000);

  it('asks whoever is not signed in who they are, except where anybody may', async () => {
    for (const route of waymark.routes) {
      const answer = await ask(route, 'nobody', 'own');
      expect(answer, `${route.method} ${route.path}`).toBe(route.permission === 'anyone' ? 'let in' : 'sign in');
    }
  });

  it('lets a token into the API alone', async () => {
    for (const route of waymark.routes.filter(({ permission }) => permission !== 'anyone')) {
      const answer = await ask(route, 'token', 'own');
      expect(answer, `${route.method} ${route.path}`).toBe(route.path.startsWith('/api/') ? expected(route, 'auditor', 'own') : 'sign in');
    }
  });
});

describe('the route table', () => {
  it('names in each path the record that its permission is asked of', () => {
    for (const route of waymark.routes) {
      if (route.of !== undefined) expect(route.path).toContain(`/:${route.of}`);
      expect(route.audit).toMatch(/^[a-z-]+\.[a-z-]+$/);
    }
  });

  it('asks permissions that the table has, and the table has none that nobody asks', () => {
    const asked = new Set<string>(waymark.routes.map(({ permission }) => permission));
    for (const permission of Object.keys(permissionTable)) expect(asked, permission).toContain(permission);
  });

  it('is what docs/permissions.md says (UPDATE_DOCS=1 writes it anew)', () => {
    if (process.env['UPDATE_DOCS'] === '1') writePermissionsPage(waymark.routes);
    expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsPage(waymark.routes));
  });
});
