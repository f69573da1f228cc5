import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority, addLocalities } from '../providers/invented-providers.fixture.ts';
import { placeByHandRoutes } from './place-by-hand.routes.ts';
import { placeSites } from './place-sites.ts';

let app: TestApp;
let officer: string;
let ashmere = '';
let brackwell = '';

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => placeByHandRoutes({ db, clock }), access: isAllowed });
  officer = await app.signInAs('data-officer', { name: 'Dee Patel' });
  await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Ashmere', 'Brackwell']));
  const localities = await app.db.kysely.selectFrom('locality').select(['id', 'name']).orderBy('name').execute();
  [ashmere, brackwell] = localities.map(({ id }) => String(id)) as [string, string];
  await app.db.kysely
    .insertInto('locality_lsoa')
    .values({
      key: '999-2021-E01000001',
      hash: '',
      release_id: 1,
      gone_release_id: null,
      authority_id: app.authorityId,
      vintage: 2021,
      lsoa_code: 'E01000001',
      lsoa_name: null,
      locality_name: 'Brackwell',
      area_share: null,
      rest: {},
    })
    .execute();
  await addOwnProvider(app, { name: 'Neighbour School', sites: [{ locality: 'Brackwell', postcode: 'ZY9 1AB', lsoa_code: 'E01000001' }] });
});

const unplaced = () => addOwnProvider(app, { name: 'Unplaced School', sites: [{ locality: null, postcode: 'ZZ17 3AA', town: 'Brackwell Cross' }] });
const send = (path: string, form: Record<string, string>, cookie = officer) => sendForm(app, path, form, cookie);

async function placing(id: number) {
  const { rows } = await sql<{ site: number; locality: string; rule: string; reason: string; by: string | null; counted: string | null }>`
    select s.id as site, l.name as locality, p.rule, p.reason, p.decided_by as by, c.name as counted
    from provider_site s left join site_locality p on p.site_id = s.id left join locality l on l.id = p.locality_id
      join provider v on v.id = s.provider_id left join locality c on c.id = v.locality_id
    where s.provider_id = ${id} order by s.id`.execute(app.db.kysely);
  return rows;
}
const siteOf = async (id: number) => String((await placing(id))[0]?.site);

describe('a site that no rule could place', () => {
  it('is shown with a suggestion and its reason', async () => {
    const id = await addOwnProvider(app, { name: 'Unplaced School', sites: [{ locality: null, postcode: 'ZY9 1AA' }] });
    const page = await app.inject({ url: `/providers/${id}/locality`, headers: { cookie: officer } });
    expect(page.body).toContain('Not yet placed in a locality: no rule could tell.');
    expect(page.body).toContain('Suggested: Brackwell. Of those with a postcode in ZY9 1, the one other site is in Brackwell.');
    await expectValidHtml(page.body);
  });

  it('is placed by hand with a reason, which no load overrules', async () => {
    const id = await unplaced();
    const form = { site: await siteOf(id), locality: brackwell, reason: 'Its address is in Brackwell Cross' };
    const answer = await send(`/providers/${id}/locality`, form);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/providers/${id}`]);
    const expected = [{ locality: 'Brackwell', rule: 'by-hand', reason: 'Its address is in Brackwell Cross', by: 'Dee Patel', counted: 'Brackwell' }];
    expect(await placing(id)).toMatchObject(expected);
    await app.db.transaction((tx) => placeSites(tx, app.authorityId));
    expect(await placing(id)).toMatchObject(expected);
  });

  it('needs a locality of the authority’s, and a reason', async () => {
    const id = await unplaced();
    const site = await siteOf(id);
    const page = await send(`/providers/${id}/locality`, { site, locality: '99999', reason: '' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<a href="#locality">Select a locality</a>');
    expect(page.body).toContain('<a href="#reason">Enter the reason</a>');
    expect(await placing(id)).toMatchObject([{ locality: null }]);
    await expectValidHtml(page.body);
  });

  it('is placed once, however often the form is sent', async () => {
    const id = await unplaced();
    const form = { 'site': await siteOf(id), 'locality': brackwell, 'reason': 'Its address', 'latest-event': '0' };
    const sent = await Promise.all([1, 2].map(() => app.post(`/providers/${id}/locality`, form, officer)));
    expect(sent.map((answer) => answer.statusCode)).toEqual([303, 303]);
    const events = await app.db.kysely
      .selectFrom('audit_event')
      .select('event')
      .where('subject_kind', '=', 'provider-site')
      .where('subject_id', '=', form.site)
      .execute();
    expect(events).toEqual([{ event: 'site.placed' }]);
  });
});

describe('a site placed by hand', () => {
  it('is put back to the rule, which places it at once, and the history tells both', async () => {
    const id = await addOwnProvider(app, { name: 'Moved School', sites: [{ locality: 'Brackwell', postcode: 'ZX1 1AA', lsoa_code: 'E01000001' }] });
    const site = await siteOf(id);
    await send(`/providers/${id}/locality`, { site, locality: ashmere, reason: 'A guess' });
    const form = await app.inject({ url: `/providers/${id}/locality`, headers: { cookie: officer } });
    expect(form.body).toContain(`/providers/${id}/locality/put-back?site=${site}`);
    const path = `/providers/${id}/locality/put-back?site=${site}`;
    const page = await app.inject({ url: path, headers: { cookie: officer } });
    expect(page.body).toContain('Now in Ashmere. By hand, by Dee Patel: A guess');
    await expectValidHtml(page.body);
    await send(path, { site, reason: 'The guess was wrong' });
    expect(await placing(id)).toMatchObject([{ locality: 'Brackwell', rule: 'lsoa-2021', by: null, counted: 'Brackwell' }]);
    const after = await app.inject({ url: `/providers/${id}/locality`, headers: { cookie: officer } });
    expect(after.body).toContain('Locality: was “Ashmere”, now “Brackwell”');
    expect(after.body).toContain('Reason: The guess was wrong');
    const versions = await app.inject({ url: `/providers/${id}/sites/${site}/placings`, headers: { cookie: officer } });
    await expectValidHtml(versions.body);
    const words = versions.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(words).toMatch(
      /Version 4: recorded .*Brackwell.* Version 3: put back to the rule .*it is gone.* Version 2: placed .*Ashmere Changed: was “Brackwell”.* Version 1: recorded/,
    );
    expect(words).toContain('Reason A guess Changed: was “Small area');
  });
});

describe('a provider', () => {
  it('with several sites has each placed by itself; only the main one decides where it is counted', async () => {
    const id = await addOwnProvider(app, {
      name: 'Two Campus College',
      sites: [{ locality: 'Ashmere' }, { locality: null, site_key: 'second', name: 'North campus' }],
    });
    const choose = await app.inject({ url: `/providers/${id}/locality`, headers: { cookie: officer } });
    expect(choose.body).toContain('It has 2 sites.');
    await expectValidHtml(choose.body);
    const second = String((await placing(id))[1]?.site);
    await send(`/providers/${id}/locality?site=${second}`, { site: second, locality: brackwell, reason: 'It is there' });
    expect(await placing(id)).toMatchObject([{ locality: 'Ashmere' }, { locality: 'Brackwell', counted: 'Ashmere' }]);
  });

  it('without a site has nothing to place', async () => {
    const id = await addOwnProvider(app);
    expect((await app.inject({ url: `/providers/${id}/locality`, headers: { cookie: officer } })).body).toContain('nothing to place');
  });

  it('is not placed by an elected member, a headteacher or another authority, nor through another provider', async () => {
    const id = await unplaced();
    const form = { site: await siteOf(id), locality: ashmere, reason: 'x' };
    for (const role of ['elected-member', 'headteacher'])
      expect(
        (await app.post(`/providers/${id}/locality`, form, await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: id }] }))).statusCode,
      ).toBe(403);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '203', 'Elsewhere Council'));
    expect((await app.post(`/providers/${id}/locality`, form, await app.signInAs('lead', { authorityId: elsewhere }))).statusCode).toBe(404);
    expect((await app.post(`/providers/${await unplaced()}/locality`, form, officer)).statusCode).toBe(404);
    expect(await placing(id)).toMatchObject([{ locality: null }]);
  });
});
