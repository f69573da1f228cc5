import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { edited, fixture, createLoads, type Loads } from '../../datasets/releases/test-loads.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { addAuthority } from '../../register/providers/invented-providers.fixture.ts';
import { releaseListeners } from '../../release-listeners.ts';
import { evidenceRoutes } from '../evidence.routes.ts';

let app: TestApp;
let loads: Loads;
let lead: string;
const sheet = (name: string) => `ofsted-state-funded/fixtures/Management_information_-_state-funded_schools_-_${name}_as_at_30_September_2026.csv`;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => evidenceRoutes({ db, clock }), access: isAllowed });
  loads = createLoads(app.db, releaseListeners);
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const answers = (over: Record<string, string> = {}) => ({
  kind: 'graded',
  ...day('on', '2018-03-06'),
  body: 'Ofsted',
  who: 'present',
  overall: 'Requires improvement',
  judgements: 'Leadership and management: Inadequate',
  safeguarding: 'Effective',
  category: '',
  outcome: '',
  source: 'The report on Ofsted’s site',
  ...over,
});
const enter = (path: string, over: Record<string, string> = {}) => sendForm(app, `${path}/new`, { ...answers(over), step: 'confirmed' }, lead);
const anotherSchool = async (urn: number | null = null): Promise<string> => `/providers/${await addOwnProvider(app, { urn })}/inspections`;
/** A sheet of the fixtures, in which the school that has its inspections has this number. */
const loadSheet = (name: string, urn: number, asAt: string, edit = (text: string) => text) =>
  loads.load(
    edited(sheet(name), (text) => edit(text.replaceAll('900204', String(urn)).replaceAll('10999', String(urn)))),
    {
      source: 'ofsted-state-funded',
      fileName: `as at ${asAt}.csv`,
      allowOlder: true,
      goneConfirmed: true,
    },
  );

describe('a provider’s inspections', () => {
  it('say what to do where none is known', async () => {
    const page = await open(await anotherSchool());
    expect(page.body).toContain('No inspection is known');
    expect(page.body).toContain('Enter an inspection');
    await expectValidHtml(page.body);
  });

  it('are kept when a later file no longer has them', async () => {
    const path = await anotherSchool(900301);
    const first = await loadSheet('most_recent_inspections', 900301, '30 September 2026');
    const second = await loadSheet('most_recent_inspections', 900301, '31 October 2026', (text) =>
      text.replace('20/01/2026,02/03/2026', '13/10/2026,16/11/2026').replace('Strong standard', 'Exceptional'),
    );
    const { rows } = await sql<{ started: string; first: number; latest: number }>`
      select started_on as started, first_release_id as first, release_id as latest from inspection where urn = 900301 order by 1`.execute(
      app.db.kysely,
    );
    expect(rows).toEqual([
      { started: '2026-01-20', first: first.id, latest: first.id },
      { started: '2026-10-13', first: second.id, latest: second.id },
    ]);
    const page = await open(path);
    const text = words(page.body);
    expect(text.indexOf('Report card, 13 October 2026')).toBeLessThan(text.indexOf('Report card, 20 January 2026'));
    expect(text).toContain('The newest file no longer has it: it is kept as it was last seen.');
    expect(text).toContain('Leadership and governance: Expected standard (13 October 2026)');
    expect(text).toContain('due by 31 August 2031');
    expect(text).toContain('Provisional: not from the published framework');
    await expectValidHtml(page.body);
  });

  it('have those of the year’s sheet, once where both sheets have them, and RISE on the same line', async () => {
    const path = await anotherSchool(900302);
    await loadSheet('most_recent_inspections', 900302, '30 September 2026');
    await loadSheet('in-year_inspections', 900302, '30 September 2026');
    const list = edited('rise/fixtures/rise.csv', (text) => text.replaceAll('900204', '900302'));
    await loads.load(list, { source: 'rise', fileName: 'rise.csv' });
    const page = await open(path);
    const text = words(page.body);
    expect(text).toContain('Monitoring inspection, 23 June 2026');
    expect(page.body.match(/<h3[^>]*>Report card, 20 January 2026/g)).toHaveLength(1);
    expect(text).toContain('On the Department’s list, first seen in the list as at 23 November 2026');
    expect(page.body).toMatch(/<h3[^>]*>On the Department’s RISE list, 23 November 2026/);
    await expectValidHtml(page.body);
  });

  it('of an early years provider come by file, the authority’s own alone', async () => {
    const id = await addOwnProvider(app, { name: 'Busy Beavers Nursery', kind: 'nursery', state_funded: false });
    await sql`insert into provider_identifier (provider_id, scheme, value) values (${id}, 'ofsted', 'EY990001')`.execute(app.db.kysely);
    await loads.load(fixture('ofsted-early-years/fixtures/early-years-inspections.csv'), {
      source: 'ofsted-early-years',
      fileName: 'inspections.csv',
      authorityId: app.authorityId,
    });
    const text = words((await open(`/providers/${id}/inspections`)).body);
    expect(text).toContain('Behaviour, attitudes and establishing routines Needs attention');
    expect(text).toContain('Overall effectiveness Good');
    expect(text).not.toContain('How “stuck” was worked out');
  });
});

describe('an inspection entered by hand', () => {
  it('is read back first, then stands on the timeline and counts for being stuck', async () => {
    const path = await anotherSchool();
    const check = await sendForm(app, `${path}/new`, answers(), lead);
    expect(words(check.body)).toContain('Whether the school is stuck will be worked out with it.');
    expect(check.body).toContain('value="Leadership and management: Inadequate"');
    await expectValidHtml(check.body);
    expect((await enter(path)).headers.location).toBe(path);
    expect((await enter(path)).headers.location).toBe(path);
    expect(words((await open(path)).body)).toContain('The inspection before it is not known');
    await enter(path, { ...day('on', '2022-10-04'), judgements: '' });
    const page = await open(path);
    expect(words(page.body)).toContain(
      'Stuck Stuck Overall effectiveness: Requires improvement (4 October 2022). The one before was below good, too.',
    );
    expect(page.body.match(/Entered by hand by Jo Marsh/g)).toHaveLength(2);
    await expectValidHtml(page.body);
  });

  it('of a predecessor is marked, and its findings are the predecessor’s', async () => {
    const path = await anotherSchool();
    await enter(path, { who: 'predecessor', category: 'Special measures' });
    const text = words((await open(path)).body);
    expect(text).toContain('These are findings about the predecessor school, not about the present one.');
    expect(text).not.toContain('Special measures at the inspection of');
    expect(text).toContain('Not stuck No inspection of the present school counts yet');
  });

  it('may be a religious one, in its own words, by whoever held it', async () => {
    const path = await anotherSchool();
    await enter(path, { kind: 'section-48', body: 'Diocese of Marl', overall: '', judgements: '', safeguarding: '', outcome: 'The school is living up to its foundation' }); // prettier-ignore
    const text = words((await open(path)).body);
    expect(text).toContain('Religious inspection (section 48), 6 March 2018 By Diocese of Marl');
    expect(text).toContain('The school is living up to its foundation');
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no kind', { kind: '' }, '#kind', 'Select which kind of inspection it was'],
    ['no day', { 'on-day': '' }, '#on-day', 'The day it began must include a day'],
    ['a day to come', day('on', '2027-03-06'), '#on-day', 'The day it began must be today or earlier'],
    ['an area that is none', { judgements: 'Ethos: Good' }, '#judgements', '“Ethos” is not an area of this kind of inspection'],
    ['no source', { source: '' }, '#source', 'Enter where you read it'],
  ])('with %s is not saved, and nothing typed is lost', async (_, wrong, href, message) => {
    const path = await anotherSchool();
    const page = await enter(path, { ...wrong, outcome: 'Typed before' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}`);
    expect(page.body).toContain('value="Typed before"');
    await expectValidHtml(page.body);
    expect((await open(path)).body).toContain('No inspection is known');
  });

  it('is withdrawn with a reason, stays readable, and counts no more', async () => {
    const path = await anotherSchool();
    await enter(path, { category: 'Special measures' });
    expect(words((await open(path)).body)).toContain('Special measures at the inspection of 6 March 2018');
    const { id } = await app.db.kysely.selectFrom('entered_inspection').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect((await sendForm(app, `${path}/${id}/withdraw`, { reason: '' }, lead)).body).toContain('Enter why it is being withdrawn');
    await sendForm(app, `${path}/${id}/withdraw`, { reason: 'Of another school' }, lead);
    const text = words((await open(path)).body);
    expect(text).not.toContain('Special measures');
    expect(text).toContain('Withdrawn Graded inspection, 6 March 2018');
    const record = await open(`${path}/${id}`);
    expect(record.body).toContain('Of another school');
    await expectValidHtml(record.body);
  });

  it('is a lead’s, a data officer’s and an adviser’s for their own caseload to enter, and is seen by whoever sees the provider', async () => {
    const path = await anotherSchool();
    await enter(path);
    const head = await app.signInAs('headteacher');
    const seen = await open(path, head);
    expect(seen.statusCode).toBe(200);
    expect(seen.body).toContain('Entered by hand');
    expect(seen.body).not.toContain('Jo Marsh');
    expect((await open(`${path}/new`, head)).statusCode).toBe(403);
    expect((await open(`${path}/new`, await app.signInAs('sia'))).statusCode).toBe(404);
    expect((await open(`${path}/new`, await app.signInAs('data-officer'))).statusCode).toBe(200);
  });

  it('of another authority is not there', async () => {
    const path = await anotherSchool();
    await enter(path);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    const stranger = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await open(path, stranger)).body).not.toContain('Entered by hand');
    const { id } = await app.db.kysely.selectFrom('entered_inspection').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect((await open(`${path}/${id}`, stranger)).statusCode).toBe(404);
    expect((await app.post(`${path}/${id}/withdraw`, { reason: 'x' }, stranger)).statusCode).toBe(404);
  });
});
