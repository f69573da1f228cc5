import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Doing } from '../common/doing.ts';
import { done, gate } from '../programmes/programme.fixture.ts';
import { adoptInvented, asPerson } from '../programmes/programmes.fixture.ts';
import type { Step } from '../programmes/run.ts';
import { startRun } from '../programmes/starting/start-run.ts';
import { takeStep } from '../programmes/take-step.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';

let app: SupportApp;
let lead: Doing;
let adviserId: number;
let alderley: number;
let calder: number;
let denby: number;

beforeAll(async () => {
  app = await openSupportApp(supportRoutes);
  await adoptInvented(app);
  lead = await asPerson(app, 'lead', 'Kit Dean');
  alderley = await app.addSchool('Alderley Primary School');
  const birchwell = await app.addSchool('Birchwell Primary School');
  calder = await app.addSchool('Calder Primary School');
  denby = await app.addSchool('Denby Primary School');
  adviserId = await app.addAdviser('Sam Field', [alderley, calder, denby]);
  const used = { authority_id: app.authorityId, account_id: adviserId, purpose: 'visit', funding_source: 'core', note: null, entered_by: 'Test', entered_at: app.clock.now() } as const; // prettier-ignore
  await app.db.kysely
    .insertInto('used_days')
    .values([
      // Before it began, and not counted.
      { ...used, provider_id: alderley, used_on: '2026-11-16', days: 3 },
      { ...used, provider_id: alderley, used_on: '2026-11-18', days: 1.5 },
    ])
    .execute();
  await begin(birchwell, '2026-11-23', null);
  await begin(alderley, '2026-11-17', adviserId);
  const over = await begin(calder, '2025-09-08', adviserId);
  await take(over, gate('close', '2025-10-06', 'gate-proposed'), 1);
  await take(over, gate('close', '2025-10-06'), 2, await asPerson(app, 'assistant-director', 'Ash Carr'));
  const stoppedRun = await begin(await app.addSchool('Easby Primary School'), '2025-09-08', null);
  await take(stoppedRun, { kind: 'stopped', on: '2025-09-15', reason: 'Begun in error' }, 1);
  const escalated = await begin(denby, '2025-09-08', adviserId);
  await take(escalated, done('first-call', '2025-09-09', { 'called-on': '2025-09-09', 'serious': 'no' }), 1);
  await take(escalated, done('entry-meeting', '2025-09-15', { 'meets-on': '2025-09-29' }), 2);
  await take(escalated, gate('plan', '2025-09-15'), 3);
  await take(escalated, gate('escalate', '2025-09-22'), 4, await asPerson(app, 'director', 'Dee Lowe'));
  const trip = { providerId: denby, programme: 'trip', trigger: 'by-hand', triggerRef: null, reason: 'It asked', on: '2026-09-07', accountId: null } as const; // prettier-ignore
  const begun = await app.db.transaction((tx) => startRun(tx, lead, trip));
  if (!begun.ok) throw new Error(begun.reason);
  await take(begun.value.runId, { kind: 'stopped', on: '2026-09-14', reason: 'It closes' }, 1);
});

async function begin(providerId: number, on: string, accountId: number | null): Promise<number> {
  const start = { providerId, programme: 'lantern', trigger: 'by-hand', triggerRef: null, reason: 'Asked for', on, accountId } as const;
  const begun = await app.db.transaction((tx) => startRun(tx, lead, start));
  if (!begun.ok) throw new Error(begun.reason);
  return begun.value.runId;
}
async function take(runId: number, step: Step, seen: number, doing: Doing = lead): Promise<void> {
  const taken = await app.db.transaction((tx) => takeStep(tx, doing, { runId, step, seen }));
  if (!taken.ok) throw new Error(taken.reason);
}
const tableOf = (html: string) => words(html.slice(html.indexOf('<table')));

describe('the board', () => {
  it('has every run under way by programme and stage, the late one first, with progress, length and cost', async () => {
    const page = await app.open('/programmes');
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/under way 2 with something late 1 paused 0/);
    expect(words(page.body)).toMatch(/Lantern Enquiry: 2 /);
    expect(tableOf(page.body)).toMatch(
      /Alderley Primary School Carried by Sam Field Enquiry Since 17 November 2026 1 late First call, by 18 November 2026 .*0 of \d tasks 0 school weeks From 17 November 2026 £\d[\d,]* 1\.5 adviser days .*Birchwell Primary School Nobody carries it/,
    );
    expect(page.body).not.toContain('Calder');
  });

  it.each([
    ['which=late', /Alderley/, /Birchwell/],
    ['which=paused', /No run matches what you chose/, /Alderley/],
    ['adviser=none', /Birchwell/, /Alderley/],
    ['programme=lantern', /Alderley.*Birchwell/, /Calder/],
    ['stage=enquiry', /Alderley.*Birchwell/, /Calder/],
  ])('shows by %s what was chosen', async (query, shown, hidden) => {
    const page = await app.open(`/programmes?${query}`);
    await expectValidHtml(page.body);
    const main = words(page.body.slice(page.body.indexOf('</form>')));
    expect(main).toMatch(shown);
    expect(main).not.toMatch(hidden);
    const [name = '', value = ''] = query.split('=');
    expect(page.body).toMatch(new RegExp(`name="${name}"[\\s\\S]*?<option value="${value}" selected`));
  });

  it('goes into a file as it was chosen', async () => {
    const file = await app.open('/programmes/csv?which=late');
    expect(file.body).toMatch(
      /Lantern,Alderley Primary School,,Under way,Enquiry,2026-11-17,2026-11-17,,,Sam Field,0,0,\d,,,1\.5,[\d.]+,,1,2026-11-18/,
    );
    expect(file.body).not.toContain('Birchwell');
  });

  it('is for those who answer for the whole', async () => {
    expect((await app.open('/programmes', await app.signInAs('auditor'))).statusCode).toBe(200);
    for (const role of ['sia', 'headteacher', 'elected-member', 'data-officer'])
      expect((await app.open('/programmes', await app.signInAs(role))).statusCode, role).toBe(403);
  });
});

describe('what is over', () => {
  it('stands with its outcome, length and cost, and says of every measure that it has no figure', async () => {
    const page = await app.open('/programmes/finished');
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(
      /Calder Primary School: Lantern Outcome Closed without a plan On 6 October 2025, in the stage “Enquiry” Length 4 school weeks/,
    );
    expect(words(page.body)).toMatch(
      /Denby Primary School: Lantern Outcome Escalated .*No file that is loaded says anything of it for: .*Reading, writing and maths, expected standard/,
    );
    expect(page.body).not.toContain('Alderley');
  });

  it('has no figures where nothing was done, and says why', async () => {
    const { body } = await app.open('/programmes/finished');
    const section = (name: string) => words(body.split('<section').find((one) => one.includes(name)) ?? '');
    const calders = section('Calder Primary School: Lantern');
    expect(calders).toContain('the outcome “Closed without a plan” says neither that it helped nor that it did not.');
    const stopped = section('Denby Primary School: Targeted Rapid Improvement Process');
    expect(stopped).toMatch(/Stopped, without an outcome.*it was over before a plan was agreed\./);
    const early = section('Easby Primary School: Lantern');
    expect(early).toContain('it was stopped in its first stage, before it could change them.');
    expect(/href="([^"]*finished\/csv[^"]*)"/u.exec(body)?.[1]).not.toContain('which=');
    for (const one of [calders, stopped, early]) expect(one).not.toMatch(/No file that is loaded|No measure|headline measures/);
    const file = (await app.open('/programmes/finished/csv')).body.split('\n');
    expect(file.filter((line) => line.includes('Calder'))).toEqual([expect.stringContaining('says neither that it helped')]);
    expect(file.filter((line) => line.includes('Denby') && line.includes('Stopped'))).toEqual([expect.stringContaining('before a plan was agreed')]);
  });

  it('goes into a file, a row for each measure', async () => {
    const file = await app.open('/programmes/finished/csv');
    expect(file.body).toMatch(/Lantern,Calder Primary School,,Ended,Enquiry,2025-09-08,2025-09-08,2025-10-06,Closed without a plan/);
    expect(file.body.split('\n').length).toBeGreaterThan(3);
  });
});

describe('a programme on the timeline', () => {
  it('is told to officers step by step, and to the head without what is the authority’s own, once the head is told of it at all', async () => {
    const url = (providerId: number) => `/providers/${String(providerId)}/timeline`;
    const seen = words((await app.open(url(calder))).body);
    expect(seen).toMatch(/6 October 2025 Lantern: “Close without a plan” was decided By Ash Carr\. Agreed at the meeting/);
    expect(seen).toMatch(/Lantern: “Close without a plan” was proposed/);
    const asPersonOf = async (role: string, providerId: number) =>
      words((await app.open(url(providerId), await app.signInAs(role, { reaches: [{ kind: 'provider', providerId }] }))).body);
    for (const role of ['headteacher', 'chair', 'governor']) expect(await asPersonOf(role, calder), role).not.toContain('Lantern');
    const dale = await app.addSchool('Dale Primary School');
    const runId = await begin(dale, '2026-11-19', null);
    await take(runId, done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1);
    await take(runId, done('entry-meeting', '2026-11-20', { 'meets-on': '2026-11-20' }), 2);
    expect(await asPersonOf('headteacher', dale)).not.toContain('Lantern');
    await take(runId, gate('plan', '2026-11-20'), 3);
    const head = await asPersonOf('headteacher', dale);
    expect(head).toMatch(/Lantern: “Draw up a plan” was decided .*Lantern: the run began/);
    expect(head).not.toMatch(/First call|Agreed at the meeting|Kit Dean/);
    await take(runId, { kind: 'stopped', on: '2026-11-20', reason: 'Begun at the wrong school' }, 4);
    expect(words((await app.open(url(calder), await app.signInAs('sia', { caseload: [alderley] }))).body)).not.toContain('Lantern');
  });

  it('keeps what was done in order', async () => {
    const elm = await app.addSchool('Elm Primary School');
    const runId = await begin(elm, '2026-11-19', null);
    await take(runId, done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1);
    await take(runId, { kind: 'stopped', on: '2026-11-20', reason: 'Begun at the wrong school' }, 2);
    expect(words((await app.open(`/providers/${String(elm)}/timeline`)).body)).toMatch(
      /20 November 2026 Lantern: “First call” was done .*19 November 2026 Lantern: the run began/,
    );
  });
});
