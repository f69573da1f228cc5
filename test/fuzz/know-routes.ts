import { vi } from 'vitest';
import type { Permission, Route } from '../../src/platform/http/route.ts';
import { isAllowed } from '../../src/register/access/permissions.ts';
import { roles } from '../../src/register/access/roles.ts';
import type { WholeApp } from '../harness/whole-app.ts';
import { formsOf, linksOf } from './read-page.ts';

/** What is known of a route before it is sent nonsense: addresses that exist, and what it reads. */
export interface KnownRoute {
  readonly route: Route;
  /** Some role that may use it; `null` where nobody need sign in. */
  readonly role: string | null;
  readonly addresses: string[];
  readonly query: Map<string, Set<string>>;
  readonly form: Map<string, Set<string>>;
}

/** Who may do the most, first: most routes are walked as them, and the rest as whoever may. */
const strongest = ['data-officer', 'lead', 'administrator'];
/** Addresses of one route that each person opens, and that are kept. */
const enough = 2;
const keptAtMost = 5;

export const isApiRoute = ({ path }: Route): boolean => /^\/api(\/|$)/.test(path);

/** Follows every link from the first page as each who is needed, until each route is met a few times, and notes what forms and handlers ask for. */
export async function knowRoutes(app: WholeApp, cookieOf: (role: string) => Promise<string>, alsoAt: readonly string[]): Promise<KnownRoute[]> {
  const known = app.routes.map((route): KnownRoute => {
    return { route, role: roleFor(app, route.permission), addresses: [], query: new Map(), form: new Map() };
  });
  const match = matcherOf(known);
  for (const role of new Set(known.flatMap((one) => one.role ?? []))) {
    const cookie = await cookieOf(role);
    const seen = new Set<string>();
    const opened = new Map<KnownRoute, number>();
    const waiting = ['/', ...alsoAt];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const one = match('GET', path);
      const count = one === undefined ? enough : (opened.get(one) ?? 0);
      if (one === undefined || count >= enough) continue;
      opened.set(one, count + 1);
      waiting.push(...(await visit(app, one, path, cookie, match)));
    }
  }
  return known;
}

/** Answers where the page leads. */
async function visit(app: WholeApp, one: KnownRoute, path: string, cookie: string, match: Match): Promise<string[]> {
  const { value: answer, names } = await recordingNames(() => app.inject({ method: 'GET', url: path, headers: { cookie } }));
  for (const name of names) note(one.query, name, []);
  for (const [name, value] of new URL(path, 'http://waymark.invalid').searchParams) note(one.query, name, [value]);
  if (answer.statusCode < 400) keep(one, path);
  if (answer.headers.location !== undefined) return [answer.headers.location];
  if (!String(answer.headers['content-type']).startsWith('text/html')) return [];
  const leads = linksOf(answer.body);
  for (const { method, action, fields } of formsOf(answer.body, path)) {
    const target = match(method, action);
    if (target === undefined) continue;
    if (method === 'POST') keep(target, action);
    else leads.push(...[...fields].flatMap(([name, values]) => values.slice(0, 3).map((value) => asked(action, name, value))));
    for (const [name, values] of fields) note(method === 'POST' ? target.form : target.query, name, values);
  }
  return leads;
}

function keep({ addresses }: KnownRoute, address: string): void {
  if (addresses.length < keptAtMost && !addresses.includes(address)) addresses.push(address);
}

const asked = (action: string, name: string, value: string): string => `${action}?${new URLSearchParams({ [name]: value }).toString()}`;

function note(names: Map<string, Set<string>>, name: string, values: readonly string[]): void {
  const kept = names.get(name) ?? new Set();
  for (const value of values) if (kept.size < 20) kept.add(value);
  names.set(name, kept);
}

function roleFor(app: WholeApp, permission: Permission): string | null {
  if (permission === 'anyone') return null;
  const may = (role: string) => isAllowed({ kind: 'person', accountId: 1, name: '', role, authorityId: app.authorityId, tokenId: null }, permission);
  const role = [...strongest, ...Object.keys(roles)].find(may);
  if (role === undefined) throw new Error(`Nobody may do ${permission}: is it in the permission table?`);
  return role;
}

type Match = (method: string, url: string) => KnownRoute | undefined;

/** The route that answers an address: the one with the fewest parameters, as the router has it. */
function matcherOf(known: readonly KnownRoute[]): Match {
  const patterns = known
    .toSorted((one, other) => parametersOf(one.route).length - parametersOf(other.route).length)
    .map((one) => ({ one, pattern: new RegExp(`^${one.route.path.replaceAll(/:\w+/g, '[^/]+')}/?$`) }));
  return (method, url) => {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    return patterns.find(({ one, pattern }) => one.route.method === method && pattern.test(path))?.one;
  };
}

export const parametersOf = ({ path }: Route): string[] => path.match(/:\w+/g) ?? [];

/** Which names a handler asks its query or its form for while it answers: those that no page links to are met too. */
export async function recordingNames<T>(doing: () => Promise<T>): Promise<{ readonly value: T; readonly names: ReadonlySet<string> }> {
  const names = new Set<string>();
  const spies = (['get', 'getAll', 'has'] as const).map((method) => vi.spyOn(URLSearchParams.prototype, method));
  try {
    const value = await doing();
    for (const spy of spies) for (const [name] of spy.mock.calls) names.add(name);
    return { value, names };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
