import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { enteredFactRoutes } from './entered-facts.routes.ts';
import { factKinds } from './fact-kinds.ts';
import { currentFacts, listFacts } from './find-facts.ts';

let app: TestApp;
let officer: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => enteredFactRoutes({ db, clock }), access: isAllowed });
  officer = await app.signInAs('data-officer', { name: 'Dee Patel' });
});

const send = (path: string, form: Record<string, string>, cookie = officer) => sendForm(app, path, form, cookie);
const capacity = (value: string, from: string, over: Record<string, string> = {}) => ({
  fact: 'capacity',
  value,
  ...day('valid-from', from),
  source: 'Net capacity assessment',
  ...over,
});
const newFact = (id: number) => `/providers/${id}/facts/new`;
const now = (id: number) => currentFacts(app.db.kysely, id, '2026-11-23', app.authorityId);

describe('a fact entered by hand', () => {
  it('is chosen from those that may be entered', async () => {
    const id = await addOwnProvider(app);
    const page = await app.inject({ url: newFact(id), headers: { cookie: officer } });
    for (const name of Object.keys(factKinds)) expect(page.body).toContain(`/providers/${id}/facts/new?fact=${name}`);
    await expectValidHtml(page.body);
    expect((await app.inject({ url: `${newFact(id)}?fact=tier`, headers: { cookie: officer } })).statusCode).toBe(404);
  });

  it.each(Object.keys(factKinds))('has a form: %s', async (fact) => {
    const id = await addOwnProvider(app);
    const page = await app.inject({ url: `${newFact(id)}?fact=${fact}`, headers: { cookie: officer } });
    expect(page.statusCode).toBe(200);
    await expectValidHtml(page.body);
  });

  it('is kept with its source, once, however often the form is sent', async () => {
    const id = await addOwnProvider(app);
    const form = { ...capacity('1,050', '2025-09-01'), 'latest-event': '0' };
    const sent = await Promise.all([1, 2].map(() => app.post(newFact(id), form, officer)));
    expect(sent.map((answer) => answer.statusCode)).toEqual([303, 303]);
    expect(await listFacts(app.db.kysely, id, app.authorityId)).toMatchObject([
      { fact: 'capacity', value: '1050', validFrom: '2025-09-01', validTo: null, source: 'Net capacity assessment', enteredBy: 'Dee Patel' },
    ]);
  });

  it.each([
    ['another last day', day('valid-to', '2027-08-31')],
    ['another source', { source: 'School office' }],
  ])('with %s than the record there is, is not called saved: it leads to the record', async (_, over) => {
    const id = await addOwnProvider(app);
    await send(`${newFact(id)}?fact=capacity`, capacity('210', '2025-09-01'));
    const page = await send(`${newFact(id)}?fact=capacity`, capacity('210', '2025-09-01', over));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Capacity is already recorded from 1 September 2025, as 210 places');
    const facts = await listFacts(app.db.kysely, id, app.authorityId);
    expect(page.body).toContain(`href="/providers/${id}/facts/${facts[0]?.id}">See the record that is there</a>`);
    expect(facts).toMatchObject([{ validTo: null, source: 'Net capacity assessment' }]);
  });

  it('ends the one before, once that is confirmed', async () => {
    const id = await addOwnProvider(app);
    await send(`${newFact(id)}?fact=capacity`, capacity('210', '2020-09-01'));
    const check = await send(`${newFact(id)}?fact=capacity`, capacity('315', '2026-09-01'));
    expect(check.body).toContain('Capacity of 210 places will be true to 31 August 2026, and no longer.');
    expect(check.body).toContain('<input type="hidden" name="fact" value="capacity">');
    await expectValidHtml(check.body);
    await send(`${newFact(id)}?fact=capacity`, { ...capacity('315', '2026-09-01'), step: 'confirmed' });
    expect((await listFacts(app.db.kysely, id, app.authorityId)).map((fact) => [fact.value, fact.validTo])).toEqual([['315', null], ['210', '2026-08-31']]); // prettier-ignore
    expect((await now(id)).map((fact) => fact.value)).toEqual(['315']);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no value', { value: '' }, '#value', 'Enter the capacity'],
    ['a value that is no number', { value: 'lots' }, '#value', 'Capacity must be a whole number, like 210'],
    ['no day', day('valid-from', ''), '#valid-from-day', 'Enter the day it is true from'],
    ['no source', { source: '' }, '#source', 'Enter who told us, or which document'],
  ])('with %s is not saved, and the form still knows which fact it is about', async (_, wrong, href, message) => {
    const id = await addOwnProvider(app);
    const page = await send(`${newFact(id)}?fact=capacity`, capacity('210', '2025-09-01', wrong));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}</a>`);
    expect(page.body).toContain('<input type="hidden" name="fact" value="capacity">');
    expect(await now(id)).toEqual([]);
    await expectValidHtml(page.body);
  });

  it('is withdrawn with a reason, never deleted', async () => {
    const id = await addOwnProvider(app);
    await send(`${newFact(id)}?fact=capacity`, capacity('210', '2025-09-01'));
    const [fact] = await now(id);
    const path = `/providers/${id}/facts/${fact?.id}`;
    expect((await send(`${path}/withdraw`, { reason: '' })).body).toContain('<a href="#reason">Enter why it is being withdrawn</a>');
    await send(`${path}/withdraw`, { reason: 'It is the infant school’s' });
    const versions = await app.inject({ url: `${path}/versions`, headers: { cookie: officer } });
    expect(versions.body).toContain('Version 2: withdrawn');
    expect(versions.body).toContain('Withdrawn</dt>');
    await expectValidHtml(versions.body);
    expect(await now(id)).toEqual([]);
    const page = await app.inject({ url: path, headers: { cookie: officer } });
    expect(page.body).toContain('It is the infant school’s');
    expect(page.body).toContain('210 places');
    await expectValidHtml(page.body);
  });

  it('puts back the end it had caused when it is withdrawn, once that is confirmed', async () => {
    const id = await addOwnProvider(app);
    await send(`${newFact(id)}?fact=capacity`, capacity('210', '2020-09-01'));
    await send(`${newFact(id)}?fact=capacity`, { ...capacity('315', '2026-09-01'), step: 'confirmed' });
    const path = `/providers/${id}/facts/${(await now(id))[0]?.id}/withdraw`;
    const check = await send(path, { reason: 'A slip' });
    expect(check.body).toContain('This record ended Capacity of 210 places on 31 August 2026. That will have no last day again.');
    await send(path, { reason: 'A slip', step: 'confirmed' });
    expect(await listFacts(app.db.kysely, id, app.authorityId)).toMatchObject([{ value: '210', validTo: null }]);
  });

  it('is not an elected member’s or a headteacher’s to enter, and another authority’s is not there', async () => {
    const id = await addOwnProvider(app);
    await send(`${newFact(id)}?fact=capacity`, capacity('210', '2025-09-01'));
    for (const role of ['elected-member', 'headteacher']) {
      expect(
        (await app.post(newFact(id), capacity('5', '2026-09-01'), await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: id }] })))
          .statusCode,
      ).toBe(403);
    }
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '202', 'Elsewhere Council'));
    const cookie = await app.signInAs('lead', { authorityId: elsewhere });
    const [fact] = await now(id);
    expect((await app.inject({ url: `/providers/${id}/facts/${fact?.id}`, headers: { cookie } })).statusCode).toBe(404);
    expect((await app.post(newFact(id), capacity('5', '2026-09-01'), cookie)).statusCode).toBe(404);
    expect(await currentFacts(app.db.kysely, id, '2026-11-23', elsewhere)).toEqual([]);
    expect(await now(id)).toMatchObject([{ value: '210' }]);
  });
});
