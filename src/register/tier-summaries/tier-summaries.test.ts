import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { addToken } from '../../../test/harness/people.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Tier } from '../../kernel/tier.ts';
import { isAllowed } from '../access/permissions.ts';
import { apiRoutes } from '../api/api.routes.ts';
import { addOwnProvider } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { providerRoutes } from '../providers/providers.routes.ts';
import { recordTierSummary } from './record-tier-summary.ts';

let app: TestApp;
let lead: string;
const ids: Record<string, number> = {};
const inTiers: Readonly<Record<string, Tier>> = { Alderley: 'vulnerable', Birchwell: 'secure', Cedarholm: 'secure-plus' };

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => [
      ...providerRoutes({ db, clock, panels: [], render: () => '', log: { error: () => undefined } }),
      ...apiRoutes({ db, clock }),
    ],
    access: isAllowed,
  });
  for (const name of [...Object.keys(inTiers), 'Damsonby']) ids[name] = await addOwnProvider(app, { name: `${name} Primary School` });
  const other = await app.db.transaction((tx) => addAuthority(tx, '998', 'Othershire Council'));
  await app.db.transaction(async (tx) => {
    for (const [name, tier] of Object.entries(inTiers))
      await recordTierSummary(tx, { authorityId: app.authorityId, providerId: ids[name] ?? 0, tier, since: '2026-11-02' });
  });
  // Another authority's word on the same school is nobody's here.
  await app.db.transaction((tx) =>
    recordTierSummary(tx, { authorityId: other, providerId: ids['Damsonby'] ?? 0, tier: 'cause-for-concern', since: '2026-11-02' }),
  );
  lead = await app.signInAs('lead');
});

const get = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const namesIn = (html: string): string[] => [...html.matchAll(/href="\/providers\/\d+">(\w+) Primary School<\/a>/g)].map(([, name]) => name ?? '');
const shownTier = (html: string, name: string): string | undefined =>
  new RegExp(`${name} Primary School</a>[\\s\\S]*?data-label="Tier of support">([^<]+)<`).exec(html)?.[1];

describe('tiers in the list of providers', () => {
  it('stand in a column for staff, and another authority’s are not there', async () => {
    const page = await get('/providers');
    expect(shownTier(page.body, 'Alderley')).toBe('Vulnerable');
    expect(shownTier(page.body, 'Damsonby')).toBe('None in force');
    await expectValidHtml(page.body, '/providers');
  });

  it('filter the list, with how many each would leave, and sort it from the least support to the most', async () => {
    const page = await get('/providers?tier=vulnerable&tier=none');
    expect(namesIn(page.body)).toEqual(['Alderley', 'Damsonby']);
    expect(page.body.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(/Secure\+ +\(1\)/);
    expect(namesIn((await get('/providers?sort=tier')).body)).toEqual(['Cedarholm', 'Birchwell', 'Alderley', 'Damsonby']);
    expect(namesIn((await get('/providers?sort=tier&order=desc')).body)).toEqual(['Alderley', 'Birchwell', 'Cedarholm', 'Damsonby']);
  });

  it('are downloaded with it', async () => {
    const rows: Record<string, string>[] = parse((await get('/providers.csv?tier=secure')).body, { bom: true, columns: true });
    expect(rows.map((row) => [row['Name'], row['Tier of support']])).toEqual([['Birchwell Primary School', 'Secure']]);
  });

  it('are replaced by the next, and kept once', async () => {
    const providerId = await addOwnProvider(app, { name: 'Elmstead Infant School' });
    for (const tier of ['secure', 'vulnerable'] as const)
      await app.db.transaction((tx) => recordTierSummary(tx, { authorityId: app.authorityId, providerId, tier, since: '2026-11-02' }));
    const rows = await app.db.kysely.selectFrom('provider_tier').select('tier').where('provider_id', '=', providerId).execute();
    expect(rows).toEqual([{ tier: 'vulnerable' }]);
    await app.db.kysely.deleteFrom('provider_tier').where('provider_id', '=', providerId).execute();
    await app.db.kysely.updateTable('provider').set({ status: 'closed' }).where('id', '=', providerId).execute();
  });

  it('are shown to an adviser for the providers they reach alone', async () => {
    const adviser = await app.signInAs('sia', { caseload: [ids['Alderley'] ?? 0] });
    const page = await get('/providers', adviser);
    expect(shownTier(page.body, 'Alderley')).toBe('Vulnerable');
    expect(shownTier(page.body, 'Birchwell')).toBe('Not shown to you');
    expect(namesIn((await get('/providers?tier=vulnerable&tier=secure', adviser)).body)).toEqual(['Alderley']);
    expect(namesIn((await get('/providers?tier=none', adviser)).body)).toEqual([]);
  });

  it.each([
    'headteacher',
    'head-delegate',
    'chair',
    'governor',
    'clerk',
    'trust-executive',
    'diocese',
    'network-member',
    'elected-member',
    'executive-member',
  ])('are not there for a %s: no column, no filter, no order, no file', async (role) => {
    const cookie = await app.signInAs(role, { reaches: role === 'headteacher' ? [{ kind: 'provider', providerId: ids['Alderley'] ?? 0 }] : [] });
    const page = await get('/providers', cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/Tier of support|Vulnerable|Secure/);
    expect(namesIn((await get('/providers?tier=vulnerable', cookie)).body)).toHaveLength(4);
    expect(namesIn((await get('/providers?sort=tier&order=desc', cookie)).body)[0]).toBe('Damsonby');
    expect((await get('/providers?tier=vulnerable', cookie)).body).toContain('tier=vulnerable');
    const file = await get('/providers.csv?tier=vulnerable', cookie);
    expect(file.body).not.toMatch(/Tier of support|Vulnerable/);
    expect(file.body.trim().split('\r\n')).toHaveLength(5);
  });

  it('are not in the register’s API, whoever holds the token', async () => {
    const token = await addToken(app, 'auditor', { authorityId: app.authorityId });
    const ask = (query: string) => app.inject({ url: `/api/v1/providers${query}`, headers: { authorization: `Bearer ${token}` } });
    const all = await ask('');
    expect(all.statusCode).toBe(200);
    expect(all.body).not.toMatch(/vulnerable|secure/);
    expect((await ask('?tier=vulnerable')).statusCode).toBe(400);
    expect((await ask('?sort=tier')).statusCode).toBe(400);
  });
});
