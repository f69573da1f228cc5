import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { createRenderer } from '../../ui/render.ts';
import { isAllowed } from '../access/permissions.ts';
import { overviewRoutes } from '../overview/overview.routes.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { providerRoutes } from '../providers/providers.routes.ts';
import { providerByHandRoutes } from './providers-by-hand.routes.ts';

let app: TestApp;
let officer: string;

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
      const pages = providerRoutes({ db, clock, panels: [], render, log: { error: () => undefined } });
      return [...pages, ...providerByHandRoutes({ db, clock }), ...overviewRoutes({ db, clock })];
    },
    access: isAllowed,
  });
  officer = await app.signInAs('data-officer', { name: 'Dee Patel' });
  await app.db.transaction(async (tx) => {
    await sql`insert into locality_lsoa (key, hash, release_id, authority_id, vintage, lsoa_code, locality_name)
      values ('2021 E01999001', '', 0, ${app.authorityId}, 2021, 'E01999001', 'Halscar')`.execute(tx);
  });
});

const entry = (over: Record<string, string> = {}): Record<string, string> => ({
  'name': 'The Boatshed',
  'kind': 'alternative-provision',
  'type-name': 'Alternative provider',
  'street': '1 Quay Street',
  'town': 'Thorsea',
  'postcode': 'ZZ2 2BB',
  'lsoa': 'E01999001',
  'source': 'Directory of alternative provision',
  ...over,
});
const path = '/providers/new';
const show = async (url: string, cookie = officer): Promise<string> => (await app.inject({ url, headers: { cookie } })).body.replaceAll(/\s+/g, ' ');
const named = (name: string) => app.db.kysely.selectFrom('provider').selectAll().where('name', '=', name).execute();

describe('a provider that no published list has', () => {
  it('is asked for at an address that is no provider’s, to which the overview leads those who may', async () => {
    const form = await show(path);
    expect(form).toContain('Add a provider');
    await expectValidHtml(form);
    await app.post(path, entry({ name: 'First of all' }), officer);
    expect(await show('/overview')).toContain('href="/providers/new"');
    expect(await show('/overview', await app.signInAs('elected-member'))).not.toContain('href="/providers/new"');
  });

  it('is in the register at once: found by its name, placed by the rule, and audited', async () => {
    const answer = await app.post(path, entry(), officer);
    const provider = (await named('The Boatshed')).find(({ id }) => answer.headers.location === `/providers/${id}`);
    expect(provider).toMatchObject({
      kind: 'alternative-provision',
      phase: 'alternative-provision',
      legal_track: 'independent-college-ap',
      type_name: 'Alternative provider',
      la_code: '999',
      postcode: 'ZZ2 2BB',
      source: 'entered by hand',
      sort_key: 'boatshed',
    });
    expect(await show('/providers?q=boatshed')).toContain('The Boatshed');
    const page = await show(`/providers/${provider?.id}`);
    expect(page).toContain('Small area E01999001 (2021 census) is in Halscar.');
    await expectValidHtml(page);
    const events = await app.db.kysely
      .selectFrom('audit_event')
      .select(['event', 'actor_name'])
      .where('subject_kind', '=', 'provider')
      .where('subject_id', '=', String(provider?.id))
      .execute();
    expect(events).toEqual([{ event: 'provider.recorded', actor_name: 'Dee Patel' }]);
  });

  it('is one, however often the form is sent', async () => {
    const sent = await Promise.all([1, 2].map(() => app.post(path, entry({ name: 'Second Field Farm' }), officer)));
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await named('Second Field Farm')).toHaveLength(1);
  });

  it('is refused where its name and postcode are there already, with a link to what is there', async () => {
    await app.post(path, entry({ name: 'Tideline Studio' }), officer);
    const page = await app.post(path, entry({ name: 'tideline  studio', kind: 'other', postcode: 'zz22bb' }), officer);
    const there = await named('Tideline Studio');
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Tideline Studio, ZZ2 2BB, is in the register already');
    expect(page.body).toContain(`href="/providers/${there[0]?.id}">See the provider that is there</a>`);
    expect(await named('tideline studio')).toEqual([]);
  });

  it('is not of a kind that published lists have', async () => {
    const page = await app.post(path, entry({ name: 'Not a School', kind: 'school' }), officer);
    expect([page.statusCode, await named('Not a School')]).toEqual([422, []]);
  });

  it('is of the editor’s own authority, and not for those who may not edit', async () => {
    expect((await app.post(path, entry({ name: 'Nobody’s' }), await app.signInAs('auditor'))).statusCode).toBe(403);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    await app.post(path, entry(), await app.signInAs('lead', { authorityId: elsewhere }));
    expect((await named('The Boatshed')).map((provider) => provider.la_code)).toContain('201');
    expect(await named('Nobody’s')).toEqual([]);
  });
});
