import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import { createRenderer } from '../../ui/render.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { allocationsPanel } from './allocations-panel.ts';
import { allocationRoutes } from './allocations.routes.ts';
import { listAllocations } from './find-allocations.ts';

let now = fixedClock('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => now.now(), today: () => now.today() };
let app: TestApp;
const advisers: Record<string, number> = {};

beforeAll(async () => {
  app = await openTestApp({ routes: (db) => allocationRoutes({ db, clock }), access: isAllowed, clock });
  for (const [name, role] of [['Alun Thistlewaite', 'sia'], ['Nasreen Greywell', 'sia'], ['Fenella Hollinsea', 'eeca'], ['Cornel Jessamy', 'specialist']] as const) advisers[name] = await addAccount(name, role); // prettier-ignore
});

async function addAccount(name: string, role: string, authorityId = app.authorityId): Promise<number> {
  await app.signInAs(role, { name, authorityId });
  const found = await app.db.kysely
    .selectFrom('account')
    .select('id')
    .where('name', '=', name)
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return found.id;
}

async function at<T>(instant: string, work: (cookie: string) => Promise<T>, role = 'lead'): Promise<T> {
  now = fixedClock(instant);
  const answer = await work(await app.signInAs(role, { name: 'Jo Marsh' }));
  now = fixedClock('2026-11-23T09:00:00Z');
  return answer;
}
const today = '2026-11-23T09:00:00Z';

const answers = (name: string, from: string, over: Record<string, string> = {}) => ({
  adviser: String(advisers[name]),
  part: 'lead',
  ...day('valid-from', from),
  reason: 'Their locality',
  ...over,
});
const send = (url: string, form: Record<string, string>, instant = today, role = 'lead') =>
  at(instant, (cookie) => sendForm(app, url, form, cookie), role);
const open = async (url: string, instant = today) => (await at(instant, (cookie) => app.inject({ url, headers: { cookie } }))).body;
const allocations = (id: number) => listAllocations(app.db.kysely, id, app.authorityId);
const newAt = (id: number) => `/providers/${id}/allocations/new`;
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('recording who advises a provider', () => {
  it('offers the authority’s advisers whose accounts are in use, and nobody else', async () => {
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '202', 'Elsewhere Council'));
    await addAccount('Quentin Varleigh', 'sia', elsewhere);
    const gone = await addAccount('Gone Away', 'sia');
    await app.db.kysely.updateTable('account').set({ state: 'disabled' }).where('id', '=', gone).execute();
    const id = await addOwnProvider(app);
    const page = await open(`${newAt(id)}?part=support`);
    for (const name of ['Alun Thistlewaite', 'Nasreen Greywell', 'Fenella Hollinsea']) expect(page).toContain(name);
    for (const name of ['Cornel Jessamy', 'Quentin Varleigh', 'Gone Away']) expect(page).not.toContain(name);
    expect(page).toContain('value="support" checked');
    await expectValidHtml(page);
    for (const name of ['Cornel Jessamy', 'Nobody']) {
      const refused = await send(newAt(id), answers(name, '2026-09-01'));
      expect(refused.body).toContain('<a href="#adviser">Select an adviser</a>');
    }
    expect(await allocations(id)).toEqual([]);
  });

  it('is kept once, however often the form is sent, with who entered it', async () => {
    const id = await addOwnProvider(app);
    const form = { ...answers('Alun Thistlewaite', '2026-09-01'), 'latest-event': '0' };
    const sent = await at(today, (cookie) => Promise.all([1, 2].map(() => app.post(newAt(id), form, cookie))));
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await allocations(id)).toMatchObject([
      { adviser: 'Alun Thistlewaite', part: 'lead', validFrom: '2026-09-01', validTo: null, enteredBy: 'Jo Marsh' },
    ]);
  });

  it('hands over from one lead to the next, once that is confirmed; and back, when that is withdrawn', async () => {
    const id = await addOwnProvider(app);
    await send(newAt(id), answers('Alun Thistlewaite', '2024-09-01'));
    const next = answers('Nasreen Greywell', '2026-09-01');
    const check = await send(newAt(id), next);
    expect(check.body).toContain('Alun Thistlewaite’s time as lead adviser will end on 31 August 2026.');
    await expectValidHtml(check.body);
    expect(await allocations(id)).toHaveLength(1);
    await send(newAt(id), { ...next, step: 'confirmed' });
    const [nasreen, alun] = await allocations(id);
    expect([nasreen?.adviser, alun?.validTo]).toEqual(['Nasreen Greywell', '2026-08-31']);

    const path = `/providers/${id}/allocations/${nasreen?.id}/withdraw`;
    expect((await send(path, { reason: 'Meant for another school' })).body).toContain('will have no last day again');
    await send(path, { reason: 'Meant for another school', step: 'confirmed' });
    expect(await allocations(id)).toMatchObject([{ adviser: 'Alun Thistlewaite', validTo: null }]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['a lead from the same day', {}, '#valid-from-day', 'Alun Thistlewaite leads from 1 September 2026'],
    ['no adviser', { adviser: '' }, '#adviser', 'Select an adviser'],
    ['no part', { part: '' }, '#part', 'Select which part they have'],
    ['a day that is no number', { 'valid-from-day': 'first' }, '#valid-from-day', 'The first day must be a real date'],
    ['a last day before the first', day('valid-to', '2026-08-01'), '#valid-to-day', 'The last day must be the same as or after the first day'],
    ['no reason', { reason: '' }, '#reason', 'Enter the reason'],
  ])('with %s is not saved', async (_, over, href, message) => {
    const id = await addOwnProvider(app);
    await send(newAt(id), answers('Alun Thistlewaite', '2026-09-01'));
    const page = await send(newAt(id), answers('Nasreen Greywell', '2026-09-01', over));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}`);
    expect(await allocations(id)).toHaveLength(1);
    await expectValidHtml(page.body);
  });

  it('is the lead’s, an assistant director’s and a data officer’s alone; who may read what was entered reads it, and another authority’s is not there', async () => {
    const id = await addOwnProvider(app);
    await send(newAt(id), answers('Alun Thistlewaite', '2026-09-01'));
    const path = `/providers/${id}/allocations/${(await allocations(id))[0]?.id}`;
    for (const role of ['assistant-director', 'data-officer', 'lead'])
      expect((await at(today, (cookie) => app.inject({ url: newAt(id), headers: { cookie } }), role)).statusCode).toBe(200);
    for (const [role, status] of [
      ['auditor', 200],
      ['sia', 404],
      ['elected-member', 403],
    ] as const) {
      expect((await send(`${path}/withdraw`, { reason: 'x' }, today, role)).statusCode).toBe(403);
      const page = await at(today, (cookie) => app.inject({ url: path, headers: { cookie } }), role);
      expect([page.statusCode, page.body.includes(`${path}/withdraw`)]).toEqual([status, false]);
    }
    const own = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: id }] });
    expect((await app.inject({ url: path, headers: { cookie: own } })).statusCode).toBe(200);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '203', 'Elsewhere Council'));
    const cookie = await app.signInAs('lead', { authorityId: elsewhere });
    for (const url of [path, newAt(id), `/providers/${id}/allocations`])
      expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(404);
    expect((await app.post(`${path}/withdraw`, { reason: 'x' }, cookie)).statusCode).toBe(404);
  });
});

describe('who advised a provider, as at a day, of an allocation recorded late, ended, and ended sooner', () => {
  it('says what was true, what was known then, and what changed it', async () => {
    const id = await addOwnProvider(app);
    await send(newAt(id), answers('Alun Thistlewaite', '2024-09-01'), '2026-02-02T10:00:00Z');
    const record = `/providers/${id}/allocations/${(await allocations(id))[0]?.id}`;
    await send(`${record}/end`, { ...day('valid-to', '2026-12-31'), reason: 'Retires at Christmas' }, '2026-05-11T10:00:00Z');
    await send(`${record}/end`, { ...day('valid-to', '2026-08-31'), reason: 'Retires in summer' }, '2026-06-15T10:00:00Z');
    await send(newAt(id), answers('Nasreen Greywell', '2026-09-01'), '2026-09-07T10:00:00Z');
    await send(newAt(id), answers('Fenella Hollinsea', '2026-09-01', { part: 'support' }), '2026-09-07T10:00:00Z');
    const asAt = async (on: string, known: string | null) =>
      text(
        await open(
          `/providers/${id}/allocations?${new URLSearchParams({ ...day('on', on), ...(known === null ? {} : day('known', known)) }).toString()}`,
        ),
      );

    const alun = 'the lead adviser was Alun Thistlewaite';
    expect(await asAt('2026-01-15', '2026-01-31')).toContain('For 15 January 2026 nobody was recorded as lead adviser.');
    expect(await asAt('2026-01-15', '2026-02-02')).toContain(
      `On 15 January 2026 ${alun}, from 1 September 2024. That is what we knew on 2 February 2026.`,
    );
    expect(await asAt('2026-01-15', '2026-05-11')).toContain(`${alun}, 1 September 2024 to 31 December 2026.`);
    expect(await asAt('2026-01-15', '2026-06-15')).toContain(`${alun}, 1 September 2024 to 31 August 2026.`);
    expect(await asAt('2026-09-03', '2026-06-14')).toContain(`On 3 September 2026 ${alun}, 1 September 2024 to 31 December 2026.`);

    const page = await asAt('2026-09-03', null);
    expect(page).toContain(
      'On 3 September 2026 the lead adviser was Nasreen Greywell, from 1 September 2026. That is what we know today. On that day we knew: nobody.',
    );
    expect(page).toContain('7 September 2026 at 11:00 am: Jo Marsh allocated Nasreen Greywell as lead adviser, from 1 September 2026.');
    expect(page).toContain('the supporting adviser was Fenella Hollinsea');
    await expectValidHtml(await open(`/providers/${id}/allocations`));
    const recordPage = await open(record);
    expect(recordPage).toContain('Last day: was “31 December 2026”, now “31 August 2026”');
    expect(recordPage).toContain('Reason: Retires in summer');
    await expectValidHtml(recordPage);
  });
});

describe('the panel of who advises a provider', () => {
  it('shows who does, who will and who did, and the way to change it for those who may', async () => {
    const id = await addOwnProvider(app);
    const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
    const show = async (role: string) => {
      const panel = await allocationsPanel({ db: app.db, clock }).load(id, {
        kind: 'person',
        accountId: null,
        tokenId: null,
        name: 'Test',
        role,
        authorityId: app.authorityId,
      });
      return panel === null ? '' : render(panel.template, panel.data).replaceAll(/\s+/g, ' ');
    };
    expect(text(await show('sia'))).toContain('Lead adviser Nobody is recorded. The Head of Education Effectiveness');
    await send(newAt(id), answers('Alun Thistlewaite', '2020-09-01', day('valid-to', '2024-08-31')));
    await send(newAt(id), answers('Nasreen Greywell', '2024-09-01'));
    await send(newAt(id), answers('Fenella Hollinsea', '2027-01-04', { part: 'cover' }));
    const shown = text(await show('lead'));
    expect(shown).toContain('Lead adviser Nasreen Greywell , from 1 September 2024');
    expect(shown).toContain('To come Cover: Fenella Hollinsea , from 4 January 2027');
    expect(shown).toContain('Earlier advisers Lead: Alun Thistlewaite , 1 September 2020 to 31 August 2024');
    expect([(await show('lead')).includes(newAt(id)), (await show('sia')).includes(newAt(id))]).toEqual([true, false]);
    expect(text(await show('elected-member'))).not.toContain('Alun Thistlewaite');
  });
});
