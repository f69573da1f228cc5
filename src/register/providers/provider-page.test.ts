import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { createRenderer } from '../../ui/render.ts';
import { addInventedAuthority } from './invented-authority.fixture.ts';
import { addProvider } from './invented-providers.fixture.ts';
import type { ProviderPanel } from './provider-panel.ts';
import { providerRoutes } from './providers.routes.ts';

let app: TestApp;
let cookie: string;
let authorityId: number;
let ids: Readonly<Record<string, number>>;
const faults: string[] = [];

const panel = (id: string, order: number, load: ProviderPanel['load']): ProviderPanel => ({ id, title: `The ${id} panel`, order, load });
const panels: readonly ProviderPanel[] = [
  panel('later', 50, async () => ({
    template: 'register/providers/nothing-found.njk',
    data: { search: { q: 'x', status: 'any', area: 'x' }, filterCount: 0, mayViewData: false, links: { everything: '/providers' } },
  })),
  panel('broken', 10, async () => {
    throw new Error('The panel is broken.');
  }),
  panel('unwritable', 20, async () => ({ template: 'register/no-such-template.njk', data: {} })),
  panel('empty', 30, async () => null),
];

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
      return providerRoutes({ db, clock, panels, render, log: { error: (_fields, message) => faults.push(message) } });
    },
  });
  const invented = await app.db.transaction(async (tx) => {
    const made = await addInventedAuthority(tx);
    authorityId = made.authorityId;
    const { ids: of } = made;
    const wilfreda = of['St Wilfreda’s Primary School'] ?? 0;
    await sql`insert into entered_fact (authority_id, provider_id, fact, value, valid_from, source, entered_by, entered_at)
      values (${authorityId}, ${wilfreda}, 'pupils', '189', '2026-10-01', 'School census return', 'A. Officer', now())`.execute(tx);
    await sql`insert into post (authority_id, provider_id, role, person_name, standing, held_from, source, entered_by, entered_at)
      values (${authorityId}, ${wilfreda}, 'headteacher', 'Robin Ashdown', 'acting', '2026-09-01', 'Letter from the chair', 'A. Officer', now())`.execute(
      tx,
    );
    await sql`insert into post (authority_id, provider_id, role, person_name, standing, held_from, source, entered_by, entered_at)
      values (${authorityId}, ${of['The Alder Academy']}, 'headteacher', 'Sol Whitlow', 'interim', '2026-01-05', 'Letter', 'A. Officer', now()),
        (${authorityId}, ${of['The Alder Academy']}, 'headteacher', 'Ira Fenn', 'substantive', '2026-09-01', 'Letter', 'A. Officer', now())`.execute(
      tx,
    );
    await sql`insert into provider_relation (predecessor_id, successor_id, relation, happened_on)
      values (${of['Cedar Infants']}, ${wilfreda}, 'merged into', '2020-08-31')`.execute(tx);
    await sql`insert into release (source, layout, authority_id, file_name, sha256, size_bytes, as_at, state, staged_by, staged_at, beat_at, committed_at)
      select source, layout, authority_id, 'file.csv', 'x', 1, as_at::date, 'committed', 'Test', now(), now(), now() from (values
        ('gias-establishments', 'establishments', null, '2026-09-30'), ('early-years', 'own-list', ${authorityId}::int, '2026-06-01'),
        ('early-years', 'settings', null, '2026-10-31'), ('early-years', 'childrens-centres', null, '2026-11-01')) of (source, layout, authority_id, as_at)`.execute(
      tx,
    );
    await sql`insert into release_change (release_id, key, kind, fields)
      select id, '900001', 'changed', ${JSON.stringify([{ field: 'religious_character', before: null, after: 'Church of England' }])}::jsonb
      from release where source = 'gias-establishments'`.execute(tx);
    await sql`insert into early_years_local (key, hash, release_id, authority_id, registration_number, kind, name, site_name)
      values ('1|EY900007|', 'x', 1, ${authorityId}, 'EY900007', 'nursery', 'Fernleigh Nursery', null),
        ('2|EY900007|', 'x', 1, ${authorityId + 1}, 'EY900007', 'nursery', 'Fernleigh Nursery', null)`.execute(tx);
    await sql`insert into early_years_listed (key, hash, release_id, kind, la_name, registration_number, ofsted_number, name)
      values ('setting|77001', 'x', 1, 'setting', 'Marlshire', 'EY900007', '77001', 'Fernleigh'),
        ('setting|77002', 'x', 1, 'setting', 'Marlshire', '900001', '77002', 'Goldcrest Pre-school')`.execute(tx);
    await sql`insert into release_change (release_id, key, kind, fields)
      select r.id, c.key, 'changed', json_build_array(json_build_object('field', 'Town', 'before', null, 'after', c.town)) from release r
      join (values ('own-list', '1|EY900007|', 'Ownham'), ('own-list', '2|EY900007|', 'Othersham'), ('settings', 'setting|77001', 'Listham'),
        ('settings', 'setting|77002', 'Goldham')) c (layout, key, town) on c.layout = r.layout`.execute(tx);
    await addProvider(tx, authorityId, {
      ...{ name: 'Goldcrest Pre-school', la_code: '990', kind: 'pre-school', phase: 'early-years', legal_track: 'early-years', state_funded: false },
      ...{ registration_number: '900001', source: 'early-years (published list)' },
    });
    return made;
  });
  ids = invented.ids;
  cookie = await app.signInAs('data-officer', { authorityId });
});

const get = (url: string) => app.inject({ url, headers: { cookie } });
const open = (name: string) => get(`/providers/${ids[name]}`);
const follow = async (url: string) => get((await get(url)).headers.location ?? '/');
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the provider page', () => {
  it('asks people to sign in', async () => {
    expect((await app.inject('/providers/1')).headers.location).toContain('/sign-in');
  });

  it('shows what is known, where from, and how old it is', async () => {
    const page = await open('St Wilfreda’s Primary School');
    const text = words(page.body);
    expect(text).toContain('Capacity 210 From GIAS, as at 30 September 2026 (54 days ago)');
    expect(text).toContain('Church of England');
    expect(text).toContain('Small area E01099999 (2021 census) is in Ashby Vale.');
    expect(text).toMatch(/Changed \(900001\) From GIAS, as at 30 September 2026.*Religious character Nothing Church of England/);
    expect(text).toMatch(/Cedar Infants \(URN 900004\) merged into it on 31 August 2020/);
    await expectValidHtml(page.body, '/providers/:id');
  });

  it('uses what was entered by hand, and shows the published value beneath it', async () => {
    const text = words((await open('St Wilfreda’s Primary School')).body);
    expect(text).toMatch(/Number on roll 189 90% full From School census return, entered by hand by A. Officer.*GIAS says 200/);
    expect(text).toContain('Headteacher Robin Ashdown (acting) From Letter from the chair');
  });

  it('says to others than its own people and the officers only that the authority recorded it, and not from what', async () => {
    const member = await app.signInAs('elected-member', { authorityId });
    const page = await app.inject({ url: `/providers/${ids['St Wilfreda’s Primary School']}`, headers: { cookie: member } });
    const text = words(page.body);
    expect(text).toMatch(/Headteacher Robin Ashdown \(acting\) Recorded by the authority/);
    expect(text).toMatch(/Number on roll 189 90% full Recorded by the authority GIAS says 200/);
    expect(text).not.toMatch(/Letter from the chair|School census return|A\. Officer/);
    await expectValidHtml(page.body);
  });

  it('says "Not known" and who can enter it, never a blank and never nought', async () => {
    const text = words((await open('Briar Wood School')).body);
    for (const label of ['Capacity', 'Number on roll', 'Headteacher', 'SEND provision'])
      expect(text).toContain(`${label} Not known Can be entered by a lead, an advisor or a data officer`);
  });

  it('says which site is not yet placed, and links to placing it', async () => {
    const page = await open('Dunmere Unplaced School');
    expect(page.body).toContain('Not yet placed in a locality.');
    expect(page.body).toContain(`href="/providers/${ids['Dunmere Unplaced School']}/locality"`);
  });

  it('shows every number it ever had', async () => {
    expect(words((await open('St Wilfreda’s Primary School')).body)).toMatch(
      /URN 900001.*URN 900000 1 January 1990 31 August 2015.*LAESTAB 990\/2101/,
    );
  });

  it('shows what the early years lists changed, by the numbers of the lists, and not another authority’s', async () => {
    const text = words((await open('Fernleigh Nursery')).body);
    expect(text).toMatch(/Changed \(EY900007\) From the early years list, as at 31 October 2026.*Town Nothing Listham/);
    expect(text).toMatch(/Changed \(EY900007\) From the early years list, as at 1 June 2026.*Town Nothing Ownham/);
    expect(text).not.toContain('Othersham');
  });

  it('does not take an Ofsted number for a URN of the same digits', async () => {
    const school = words((await open('St Wilfreda’s Primary School')).body);
    expect(school).not.toContain('Goldham');
    const preSchool = words((await follow('/providers/urn/ofsted-900001')).body);
    expect(preSchool).toContain('Town Nothing Goldham');
    expect(preSchool).not.toContain('Religious character Nothing Church of England');
  });

  it('prefers a URN, and reaches an Ofsted number of the same digits by naming its scheme', async () => {
    expect((await follow('/providers/urn/900001')).body).toContain('St Wilfreda’s Primary School');
    for (const number of ['ofsted-900001', 'OFSTED-900001'])
      expect((await follow(`/providers/urn/${number}`)).body).toContain('Goldcrest Pre-school');
    expect((await follow('/providers/urn/ofsted-ey900007')).body).toContain('Fernleigh Nursery');
    expect((await get('/providers/urn/ofsted-900002')).statusCode).toBe(404);
  });

  it('says how old the provider’s own list is, whatever was loaded since of another', async () => {
    expect(words((await open('Fernleigh Nursery')).body)).toContain('Type Nursery From the early years list, as at 1 June 2026');
  });

  it('names whoever covers for the head, as the posts do', async () => {
    expect(words((await open('The Alder Academy')).body)).toContain('Headteacher Sol Whitlow (interim)');
  });

  it('stands when a panel fails, says so, and logs it', async () => {
    const page = await open('The Alder Academy');
    expect(page.statusCode).toBe(200);
    expect(words(page.body)).toMatch(
      /The broken panel This part could not be shown.*The unwritable panel This part could not be shown.*The later panel Nothing matches/,
    );
    expect(page.body).not.toContain('The empty panel');
    expect(faults).toContain('a panel of the provider page could not be shown');
  });

  it('leads from an id that was given up to the one that stays, and from any URN it ever had', async () => {
    expect((await open('Given up')).headers.location).toBe(`/providers/${ids['The Alder Academy']}`);
    expect((await get('/providers/urn/900000')).headers.location).toBe(`/providers/${ids['St Wilfreda’s Primary School']}`);
    expect((await get('/providers/urn/ey900007')).headers.location).toBe(`/providers/${ids['Fernleigh Nursery']}`);
  });

  it.each(['/providers/0', '/providers/999999', '/providers/abc', '/providers/99999999999999', '/providers/urn/123456', '/providers/urn/%27'])(
    'answers 404 to %s',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );
});
