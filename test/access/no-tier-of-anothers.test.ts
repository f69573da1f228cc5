import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tier, tierLabels } from '../../src/kernel/tier.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Permission, Route } from '../../src/platform/http/route.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { makeFeed } from '../../src/platform/calendar-feeds/make-feed.ts';
import { isAllowed } from '../../src/register/access/permissions.ts';
import type { ProviderPanel } from '../../src/register/providers/provider-panel.ts';
import { providerRoutes } from '../../src/register/providers/providers.routes.ts';
import type { Reach } from '../../src/register/access/grant-scope.ts';
import { openTestApp } from '../harness/app.ts';
import { addPerson, signInAgain } from '../harness/people.ts';
import { openWholeApp, type WholeApp } from '../harness/whole-app.ts';
import { changeJudgements, saidOfOthers } from './change-judgements.ts';
import { addRareRecords } from './rare-records.ts';
import { fillPaths } from './records-in-paths.ts';
import { masked, type Pages, textOf, tiersBeside, whatChanged } from './what-pages-tell.ts';

/** Everything that networks, development, governors, early years and the directory show: whoever adds a page under one of these is asked too. */
const prefixes = [
  '/networks',
  '/practice',
  '/exchange',
  '/early-years',
  '/leadership',
  '/mentoring',
  '/academy',
  '/pathway',
  '/subscriptions',
  '/governors',
  '/services',
  '/news',
  '/development',
  '/actions',
  '/notices',
  '/localities',
];
/** Pages about one provider, with every panel, and the list in which providers are found. */
const ofProviders = '/providers';
/** The rows of the CSV file once more, packed with the time of packing. */
const workbook = '/providers.xlsx';
/** Lists as they are narrowed or ordered: what is left out of a list tells as much as what is in it. */
const narrowed = [
  '/providers?tier=vulnerable',
  '/providers.csv?tier=cause-for-concern',
  '/providers?q=primary',
  '/providers?phase=primary&sort=tier',
  '/practice?theme=mathematics',
  '/practice?state=review-overdue',
  '/practice.csv?phase=primary',
  '/exchange?theme=reading',
  '/exchange.csv?theme=attendance-and-behaviour',
  '/exchange/visits?stage=happened',
  '/exchange/visits.csv?outcome=changed',
  '/actions?state=overdue',
  '/services?q=reading',
  '/news?q=school',
];
/** Pages that no record of the demonstration stands behind, each with why. */
const notTried: Readonly<Record<string, string>> = {};

const isOf = (prefix: string, path: string): boolean => path === prefix || (path.startsWith(prefix) && /^[/.]/.test(path.slice(prefix.length)));
const isUnder = (path: string): boolean => path === '/' || prefixes.some((prefix) => isOf(prefix, path));
const ofOne = /:(providerId|id)\b/;

interface Reader {
  readonly role: string;
  readonly cookie: string;
  readonly urls: readonly string[];
}
type Ask = (url: string, cookie: string) => Promise<{ readonly statusCode: number; readonly body: string }>;

let waymark: WholeApp;
let readers: Reader[];
let othersNames: readonly string[];
let before: ReadonlyMap<string, Pages>;
let after: ReadonlyMap<string, Pages>;
let changed: Readonly<Record<string, number>>;
let planted: { readonly before: Pages; readonly after: Pages };
let untried: readonly string[];
let aboutOthers: readonly number[];

/** A maintained school, a trust and a diocese: whatever belongs to none of them is another’s. */
const ownUrn = 900107;
const trustUid = '9001';
const dioceseCode = 'CE99';

beforeAll(async () => {
  waymark = await openWholeApp();
  const { db, authorityId, routes } = waymark;
  await addRareRecords(db, authorityId);
  const gets = routes.filter(({ method, path }) => method === 'GET' && isUnder(path));
  const aboutProviders = routes.filter(({ method, path }) => method === 'GET' && isOf(ofProviders, path) && path !== workbook);
  const filled = [...(await fillPaths(db, gets, authorityId, 3)), ...(await fillPaths(db, aboutProviders, authorityId, 1))];
  const tried = new Set(filled.map(({ route }) => route));
  untried = [...gets, ...aboutProviders].filter((route) => !tried.has(route)).map(({ path }) => path);
  const ownId = await findId(db, ownUrn);
  const others = await listOthers(db, authorityId, ownId);
  othersNames = others.map(({ name }) => name);
  aboutOthers = await listAboutOthers(
    db,
    others.map(({ id }) => id),
  );
  readers = await addReaders(
    ownId,
    // Of one’s own provider too, whatever stands in the samples.
    [
      ...filled.map(({ url, route: { permission } }) => ({ url, permission })),
      ...narrowed.map((url) => ({ url, permission: 'signed-in' as const })),
      ...[...gets, ...aboutProviders].flatMap(({ path, permission }) =>
        path.replace(ofOne, '').includes(':') ? [] : [{ url: path.replace(ofOne, String(ownId)), permission }],
      ),
      // Of others of every kind, the whole page with its panels.
      ...aboutOthers.map((id) => ({ url: `/providers/${String(id)}`, permission: 'register.view' as const })),
    ],
  );
  const leaking = await openTestApp({
    db,
    routes: [...plantedRoutes(db, authorityId), ...plantedPanel(waymark)],
    access: isAllowed,
    clock: waymark.clock,
  });
  const [head] = readers;
  if (head === undefined) throw new Error('There is no reader.');
  const asPlanted: Reader = { ...head, urls: ['/exchange/planted-order', '/exchange/planted-words', '/exchange/planted-sound', ...aboutOthers.map((id) => `/providers/${String(id)}`)] }; // prettier-ignore
  const ask: Ask = (url, cookie) => waymark.inject({ url, headers: { cookie } });
  const askPlanted: Ask = (url, cookie) => leaking.inject({ url, headers: { cookie } });

  before = await readAll(ask);
  const plantedBefore = await read(askPlanted, asPlanted);
  changed = await changeJudgements(
    db,
    authorityId,
    others.map(({ id }) => id),
  );
  after = await readAll(ask);
  planted = { before: plantedBefore, after: await read(askPlanted, asPlanted) };
}, 600_000);

async function findId(db: Database, urn: number): Promise<number> {
  return (await db.kysely.selectFrom('provider').select('id').where('urn', '=', urn).where('joined_to', 'is', null).executeTakeFirstOrThrow()).id;
}

/** Each with what its role may ask for at all: that whatever else is refused to it, whichever record it names, the walk over every route as every role shows. */
async function addReaders(ownId: number, pages: readonly { readonly url: string; readonly permission: Permission }[]): Promise<Reader[]> {
  const { db, clock, config, authorityId } = waymark;
  const trust = await db.kysely.selectFrom('organisation').select('id').where('uid', '=', trustUid).executeTakeFirstOrThrow();
  const own: Reach = { kind: 'provider', providerId: ownId };
  const reachOf: Readonly<Record<string, readonly Reach[]>> = {
    'headteacher': [own],
    'head-delegate': [own],
    'chair': [own],
    'governor': [own],
    'clerk': [own],
    'network-member': [],
    'trust-executive': [{ kind: 'trust', organisationId: trust.id }],
    'diocese': [{ kind: 'diocese', dioceseCode }],
    'elected-member': [],
    'executive-member': [],
    'childrens-trust': [],
  };
  const urlsFor = (actor: Actor) => new Set(pages.filter(({ permission }) => isAllowed(actor, permission)).map(({ url }) => url));
  const all: Reader[] = [];
  for (const [role, reaches] of Object.entries(reachOf)) {
    const accountId = await addPerson({ db, clock, config }, role, { authorityId, reaches });
    const actor = { kind: 'person', accountId, name: role, role, authorityId, tokenId: null } as const;
    const secret = await db.transaction((tx) => makeFeed(tx, { actor, clock, event: 'calendar-feed.made', reference: 'test' }));
    all.push({ role, cookie: await signInAgain({ db, clock, config }, accountId), urls: [...urlsFor(actor), `/calendar-feeds/${secret}.ics`] });
  }
  return all;
}

/** Providers of the authority that none of the readers reaches. */
async function listOthers(db: Database, authorityId: number, ownId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p join authority a on a.la_code = p.la_code and a.id = ${authorityId}
      left join organisation o on o.id = p.trust_id left join gias_establishment g on g.urn = p.urn
    where p.joined_to is null and p.id <> ${ownId} and o.uid is distinct from ${trustUid} and g.diocese_code is distinct from ${dioceseCode}
    order by p.id`.execute(db.kysely);
  return rows;
}

/** A few of them: with a head of the demonstration, in the early years, of another trust, and one like any other. */
async function listAboutOthers(db: Database, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select min(p.id) as id from provider p where p.id in (${sql.join([...ids])}) and p.status = 'open'
    group by p.id in (select provider_id from post), p.phase in ('early-years', 'nursery'), p.trust_id is not null
    order by 1 limit 4`.execute(db.kysely);
  return rows.map(({ id }) => id);
}

/** The page of a provider with a panel that forgets to ask who reads. */
function plantedPanel({ db, clock, authorityId }: WholeApp): readonly Route[] {
  const panel: ProviderPanel = {
    id: 'planted',
    title: 'Planted',
    order: 1,
    load: async (providerId) => {
      const { rows } = await sql<{ name: string; tier: Tier | null }>`
        select p.name, t.tier from provider p left join provider_tier t on t.provider_id = p.id and t.authority_id = ${authorityId} where p.id = ${providerId}`.execute(
        db.kysely,
      );
      const [{ name, tier } = { name: '', tier: null }] = rows;
      return { template: 'planted', data: { words: `<p>${name}: ${tier === null ? '' : tierLabels[tier]}</p>` } };
    },
  };
  return providerRoutes({ db, clock, panels: [panel], render: (_template, { words }) => String(words), log: { error: () => undefined } });
}

/** Pages as somebody careless might make them: one that gives a tier away by its order, one by its words, and one that does not. */
function plantedRoutes(db: Database, authorityId: number): Route[] {
  const page = (path: Route['path'], order: string, tier: string): Route => ({
    method: 'GET',
    path,
    permission: 'exchange.view',
    audit: 'planted.viewed',
    handle: async () => {
      const { rows } = await sql<{ name: string; tier: string }>`
        select p.name, ${sql.raw(tier)} as tier from provider p left join provider_tier t on t.provider_id = p.id and t.authority_id = ${authorityId}
        where p.la_code = (select la_code from authority where id = ${authorityId}) order by ${sql.raw(order)}, p.name, p.id limit 20`.execute(
        db.kysely,
      );
      return { kind: 'json', body: rows.map((row) => `${row.name} ${row.tier}`) };
    },
  });
  const words = `case t.tier ${Object.entries(tierLabels).map(([tier, label]) => `when '${tier}' then '${label}'`).join(' ')} end`; // prettier-ignore
  const fixed = 'case when p.id in (select provider_id from post) then 0 else 1 end';
  return [
    page('/exchange/planted-order', 't.tier', `''`),
    page('/exchange/planted-words', fixed, words),
    page('/exchange/planted-sound', fixed, `''`),
  ];
}

async function read(ask: Ask, { urls, cookie }: Reader): Promise<Pages> {
  const pages = new Map<string, { status: number; body: string }>();
  for (const url of urls) {
    const { statusCode, body } = await ask(url, cookie);
    pages.set(url, { status: statusCode, body: masked(body) });
  }
  return pages;
}

async function readAll(ask: Ask): Promise<Map<string, Pages>> {
  const all = new Map<string, Pages>();
  for (const reader of readers) all.set(reader.role, await read(ask, reader));
  return all;
}

describe('what a test of this kind is worth', () => {
  it('every page under these addresses is asked for, or says why not', () => {
    expect(untried.toSorted()).toEqual(Object.keys(notTried).toSorted());
    expect(readers.length).toBe(11);
    expect(Math.min(...readers.map(({ urls }) => urls.length))).toBeGreaterThan(20);
  });

  it('tiers, proposals, concerns and programmes of others were changed indeed', () => {
    expect(othersNames.length).toBeGreaterThan(100);
    for (const table of ['provider_tier', 'tier_proposal', 'tier_case', 'concern', 'programme_run']) expect(changed[table], table).toBeGreaterThan(0);
    expect(changed['concern']).toBeGreaterThan(100);
  });

  it('there is something to read, with the names of others on it', () => {
    const of = (role: string) => [...(before.get(role) ?? [])].filter(([, { status }]) => status === 200);
    for (const role of ['headteacher', 'head-delegate', 'chair', 'governor', 'network-member', 'trust-executive', 'diocese']) {
      expect(of(role).length, role).toBeGreaterThan(5);
      expect(
        of(role).some(([, { body }]) => othersNames.some((name) => textOf(body).includes(name))),
        role,
      ).toBe(true);
    }
    for (const { role } of readers) {
      expect(of(role).length, role).toBeGreaterThan(0);
      // Of others there is a page for everybody, and it stands with its panels.
      for (const id of aboutOthers) expect(before.get(role)?.get(`/providers/${String(id)}`)?.status, `${role} ${String(id)}`).toBe(200);
    }
    expect(aboutOthers.length).toBeGreaterThan(2);
    const feeds = of('headteacher').filter(([url]) => url.endsWith('.ics'));
    expect(feeds.map(([, { body }]) => body.startsWith('BEGIN:VCALENDAR'))).toEqual([true]);
  });

  it('a page that gave a tier away, by its order alone or in words, would be found', () => {
    expect(whatChanged(planted.before, planted.after)).toContain('/exchange/planted-order');
    expect(whatChanged(planted.before, planted.after)).not.toContain('/exchange/planted-sound');
    for (const id of aboutOthers) expect(whatChanged(planted.before, planted.after), 'a panel').toContain(`/providers/${String(id)}`);
    const found = tiersBeside(planted.after, othersNames);
    for (const id of aboutOthers)
      expect(
        found.some((place) => place.startsWith(`/providers/${String(id)}:`)),
        'a panel',
      ).toBe(true);
    expect(found.some((place) => place.startsWith('/exchange/planted-words'))).toBe(true);
    expect(found.filter((place) => place.startsWith('/exchange/planted-sound'))).toEqual([]);
  });
});

describe('nobody learns another provider’s tier', () => {
  const roles = [
    'headteacher',
    'head-delegate',
    'chair',
    'governor',
    'clerk',
    'network-member',
    'trust-executive',
    'diocese',
    'elected-member',
    'executive-member',
    'childrens-trust',
  ];

  it.each(roles)('no page says anything else to a %s once others’ tiers, proposals, concerns and programmes are others', (role) => {
    const pages = before.get(role);
    expect(pages?.size).toBeGreaterThan(20);
    expect(whatChanged(pages ?? new Map(), after.get(role) ?? new Map())).toEqual([]);
  });

  it.each(roles)('no page has a tier’s word beside another’s name for a %s, or anything that was said of others', (role) => {
    for (const pages of [before.get(role), after.get(role)]) {
      expect(tiersBeside(pages ?? new Map(), othersNames)).toEqual([]);
      for (const [url, { body }] of pages ?? []) for (const said of saidOfOthers) expect(body.includes(said), url).toBe(false);
    }
  });
});
