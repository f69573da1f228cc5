import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { createRenderer } from '../../ui/render.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, latestEventIn, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { providerRoutes } from '../providers/providers.routes.ts';
import { siteRoutes } from './sites.routes.ts';

let app: TestApp;
let officer: string;

beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
      return [...providerRoutes({ db, clock, panels: [], render, log: { error: () => undefined } }), ...siteRoutes({ db, clock })];
    },
    access: isAllowed,
  });
  officer = await app.signInAs('data-officer', { name: 'Dee Patel' });
  await app.db.transaction(async (tx) => {
    await sql`insert into locality_lsoa (key, hash, release_id, authority_id, vintage, lsoa_code, locality_name)
      values ('2021 E01999001', '', 0, ${app.authorityId}, 2021, 'E01999001', 'Halscar')`.execute(tx);
  });
});

const site = (over: Record<string, string> = {}): Record<string, string> => ({
  name: 'Halscar campus',
  street: '3 Mill Lane',
  town: 'Halscar',
  postcode: 'zz1 1aa',
  lsoa: 'e01999001',
  easting: '',
  northing: '',
  source: 'The college’s website',
  ...over,
});
const newSite = (id: number): string => `/providers/${id}/sites/new`;
const show = async (path: string, cookie = officer): Promise<string> =>
  (await app.inject({ url: path, headers: { cookie } })).body.replaceAll(/\s+/g, ' ');
const sitesOf = (id: number) =>
  app.db.kysely.selectFrom('provider_site').select(['id', 'name', 'postcode', 'source']).where('provider_id', '=', id).execute();

describe('a site added by hand', () => {
  it('is asked for on one form, to which the provider’s page leads those who may', async () => {
    const id = await addOwnProvider(app, { sites: [{}] });
    expect(await show(`/providers/${id}`)).toContain(`href="${newSite(id)}"`);
    expect(await show(`/providers/${id}`, await app.signInAs('elected-member'))).not.toContain(newSite(id));
    await expectValidHtml(await show(newSite(id)));
  });

  it('is placed at once by the rule, and stands on the provider’s page', async () => {
    const id = await addOwnProvider(app, { sites: [{}] });
    const answer = await sendForm(app, newSite(id), site(), officer);
    expect(answer.headers.location).toBe(`/providers/${id}#sites`);
    const page = await show(`/providers/${id}`);
    expect(page).toContain('Halscar campus is recorded, and placed in Halscar.');
    expect(page).toContain('3 Mill Lane, Halscar, ZZ1 1AA');
    expect(page).toContain('Small area E01999001 (2021 census) is in Halscar.');
  });

  it('is said not to be placed where no rule can tell', async () => {
    const id = await addOwnProvider(app, { sites: [{}] });
    await sendForm(app, newSite(id), site({ lsoa: '' }), officer);
    expect(await show(`/providers/${id}`)).toContain('No rule could tell its locality, so it is not yet placed.');
  });

  it('is one, however often the form is sent, and another of its name is refused', async () => {
    const id = await addOwnProvider(app);
    const form = { ...site(), 'latest-event': '0' };
    const sent = await Promise.all([app.post(newSite(id), form, officer), app.post(newSite(id), form, officer)]);
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    const other = await sendForm(app, newSite(id), site({ name: 'HALSCAR Campus', street: '' }), officer);
    expect(other.body).toContain('There is already a site called Halscar campus');
    expect(await sitesOf(id)).toMatchObject([{ name: 'Halscar campus', postcode: 'ZZ1 1AA', source: 'entered by hand' }]);
  });

  it.each([
    ['name', { name: '' }, 'Enter the name of the site'],
    ['postcode', { postcode: 'ZZ1' }, 'Postcode must be a whole one, like NN17 1AA'],
    ['lsoa', { lsoa: '12' }, 'Small area must be a code like E01027012'],
    ['northing', { easting: '486500' }, 'Enter the northing too, or clear the easting'],
    ['source', { source: '' }, 'Enter who told us, or which document'],
  ])('is not saved where its %s is wrong', async (field, over, message) => {
    const id = await addOwnProvider(app);
    const page = await sendForm(app, newSite(id), site(over), officer);
    expect([page.statusCode, await sitesOf(id)]).toEqual([422, []]);
    expect(page.body).toContain(`<a href="#${field}">${message}</a>`);
  });

  it('is withdrawn with a reason, which the audit trail and the next editor’s form keep', async () => {
    const id = await addOwnProvider(app, { sites: [{}] });
    await sendForm(app, newSite(id), site(), officer);
    const added = (await sitesOf(id)).find(({ name }) => name !== null)?.id ?? 0;
    const before = latestEventIn(await show(newSite(id)));
    const path = `/providers/${id}/sites/${added}/withdraw`;
    expect(await show(newSite(id))).toContain(`href="${path}"`);
    expect((await sendForm(app, path, { reason: 'It closed in July' }, officer)).statusCode).toBe(303);
    expect(await sitesOf(id)).toHaveLength(1);
    const audit = await app.db.kysely
      .selectFrom('audit_event')
      .select(['event', 'reason'])
      .where('subject_id', '=', String(added))
      .orderBy('id')
      .execute();
    expect(audit).toEqual([
      { event: 'site.recorded', reason: null },
      { event: 'site.withdrawn', reason: 'It closed in July' },
    ]);
    const late = await app.post(newSite(id), { ...site({ name: 'Quay campus' }), 'latest-event': before }, officer);
    expect(late.body).toContain('Dee Patel withdrew Halscar campus, 3 Mill Lane, Halscar, ZZ1 1AA.');
  });

  it('is not for those who may not edit, nor for another authority', async () => {
    const id = await addOwnProvider(app, { sites: [{}] });
    const [published] = await sitesOf(id);
    expect((await app.inject({ url: `/providers/${id}/sites/${published?.id}/withdraw`, headers: { cookie: officer } })).statusCode).toBe(404);
    const member = await app.signInAs('elected-member');
    expect((await app.post(newSite(id), site(), member)).statusCode).toBe(403);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    const stranger = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await app.post(newSite(id), site(), stranger)).statusCode).toBe(404);
    expect(await sitesOf(id)).toHaveLength(1);
  });
});
