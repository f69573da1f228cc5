import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';
import { adoptInvented } from './programmes.fixture.ts';

let app: SupportApp;
let director: string;
let deputy: string;
let adviserId: number;
beforeAll(async () => {
  app = await openSupportApp(supportRoutes);
  await adoptInvented(app);
  director = await app.signInAs('director', { name: 'Dee Lowe' });
  deputy = await app.signInAs('assistant-director', { name: 'Ash Carr' });
});

let schools = 0;
let school: number;
let list: string;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Oakhanger ${String(schools)} Primary School`);
  list = `/providers/${String(school)}/programmes`;
  adviserId = await app.addAdviser('Sam Field', [school]);
});

const startForm = (over: Record<string, string> = {}) => ({
  programme: 'lantern',
  seen: '0',
  trigger: 'tier',
  ...day('on', '2026-11-16'),
  reason: 'Vulnerable since November',
  account: String(adviserId),
  ...over,
});
async function begin(): Promise<string> {
  const answer = await app.send(`${list}/start`, startForm());
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}
const call = (over: Record<string, string> = {}) => ({
  'seen': '1',
  ...day('on', '2026-11-17'),
  ...day('field-called-on', '2026-11-17'),
  'field-serious': 'no',
  'field-notes': 'The head was expecting it',
  ...over,
});
const meeting = (seen: string) => ({ seen, ...day('on', '2026-11-18'), ...day('field-meets-on', '2026-12-10'), 'field-cost': '£1,200' });
const decision = (seen: string, over: Record<string, string> = {}) => ({
  seen,
  ...day('on', '2026-11-19'),
  reason: 'Agreed at the meeting',
  ...over,
});
async function inPlan(): Promise<string> {
  const run = await begin();
  for (const [path, form] of [
    ['/tasks/first-call', call()],
    ['/tasks/entry-meeting', meeting('2')],
    ['/tasks/entry-meeting', meeting('2')],
    ['/gates/plan', decision('3')],
  ] as const)
    expect((await app.send(run + path, form)).statusCode, path).toBe(303);
  return run;
}
/** In the run of this test, what is the head’s to do is somebody else’s. */
const giveHeadsTaskTo = async (role: string) =>
  sql`update programme_run set definition = replace(definition::text, '"by": "head"', ${`"by": "${role}"`})::jsonb where provider_id = ${school}`.execute(
    app.db.kysely,
  );
const asHead = () => app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
const read = async (url: string, cookie?: string) => {
  const page = await app.open(url, cookie);
  expect(page.statusCode, url).toBe(200);
  await expectValidHtml(page.body);
  return words(page.body);
};

describe('beginning a programme', () => {
  it('asks for its reason in words for those who will read it', async () => {
    const reads = 'The provider’s own people read it here';
    const head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    expect(await read(`${list}/start?programme=lantern`)).not.toContain(reads);
    await adoptInvented(app, { version: 3, on: '2026-11-02', reasonIsTold: true });
    expect(await read(`${list}/start?programme=lantern`)).toContain(reads);
    await adoptInvented(app, { version: 4, on: '2026-11-20', reasonIsTold: false });
    expect(await read(`${list}/start?programme=lantern`), 'a day may be entered on which the version before held').toContain(reads);
    const run = await inPlan();
    await app.db.kysely.deleteFrom('programme_version').where('version', '>=', 3).execute();
    expect(await read(run, head)).toContain('Why it began Vulnerable since November');
  });

  it('that is recorded late says under which version it runs, where that is not the one in force', async () => {
    await adoptInvented(app, { version: 3, name: 'Lantern, changed', on: '2026-11-20' });
    const form = words((await app.open(`${list}/start?programme=lantern`)).body);
    expect(form).toContain('Version 3 has been in force since 20 November 2026. What began before then is run under the version that held');
    const held = 'It is run under version 2 of the programme, which held on 16 November 2026; version 3 is in force today.';
    expect(words((await app.send(`${list}/start`, startForm({ reason: '' }))).body)).toContain(held);
    const begun = await app.send(`${list}/start`, startForm());
    expect(words((await app.open(String(begun.headers.location))).body)).toContain('Version 2, which this run keeps');
    expect(words((await app.send(`${list}/start`, startForm({ ...day('on', '2026-11-20'), reason: '' }))).body)).not.toContain('It is run under');
    await app.db.kysely.deleteFrom('programme_version').where('version', '=', 3).execute();
  });

  it('says at once, before anything is typed, why one cannot begin', async () => {
    await begin();
    const page = await read(`${list}/start?programme=lantern`);
    expect(page).toMatch(/Lantern cannot begin here now A run of it has been under way here since 16 November 2026: there is one at a time\./);
    expect(page).not.toContain('Why it begins');
    const academy = await app.addSchool('Yonder Academy', { with: { legal_track: 'academy' } });
    expect(await read(`/providers/${String(academy)}/programmes/start?programme=warning-notice`)).toMatch(
      /Warning notice cannot begin here now The authority never gives an academy a notice/,
    );
  });

  it('may come out of another, and both pages say so', async () => {
    const start = `${list}/start?programme=letter-of-concern`;
    expect(await read(start), 'no other programme has been here').not.toContain('Another programme');
    const run = await begin();
    await app.send(`${run}/gates/close`, decision('1'));
    await app.send(`${run}/gates/close/second`, { seen: '2', answer: 'confirm', ...day('on', '2026-11-20'), reason: '' }, deputy);
    const from = run.replace(/^.*\//u, '');
    const form = await app.open(`${start}&from=${from}`);
    expect(words(form.body)).toContain('Lantern: closed without a plan, 20 November 2026');
    expect(form.body).toMatch(/value="programme" checked/);
    expect(form.body).toContain(`<option value="${from}" selected>`);
    await expectValidHtml(form.body);
    const letter = startForm({ programme: 'letter-of-concern', trigger: 'programme', reason: 'What was tried did not help' });
    for (const [over, says] of [
      [{}, 'Choose the programme that it comes out of'],
      [{ from: '999999' }, 'Choose the programme that it comes out of'],
      [{ from, ...day('on', '2026-11-13') }, 'The programme that it comes out of began on 16 November 2026: this one cannot have begun before it'],
    ] as const) {
      const wrong = await app.send(`${list}/start`, { ...letter, ...over });
      expect(wrong.statusCode).toBe(422);
      expect(words(wrong.body)).toContain(says);
    }
    const begun = await app.send(`${list}/start`, { ...letter, from, ...day('on', '2026-11-23') });
    expect(begun.statusCode).toBe(303);
    expect(await read(String(begun.headers.location))).toMatch(/By Another programme Came out of Lantern: closed without a plan, 20 November 2026/);
    expect(await read(run)).toMatch(/Led to Letter of concern: under way since 23 November 2026/);
  });
});

describe('the page of a run', () => {
  it('shows the form that confirms a decision to those alone who may send it', async () => {
    const run = await begin();
    await sql`update programme_run set definition = replace(definition::text, '"second": "lead"', '"second": "assistant-director"')::jsonb where provider_id = ${school}`.execute(
      app.db.kysely,
    );
    await app.send(`${run}/gates/close`, decision('1'), director);
    expect(await read(run), 'it waits, and not for the lead').not.toContain('Confirm or decline');
    const turned = await app.open(`${run}/gates/close/second`);
    expect(turned.statusCode).toBe(303);
    expect(await read(run, deputy)).toContain('Confirm or decline “Close without a plan”');
    expect(await read(`${run}/gates/close/second`, deputy)).toContain('Do you confirm it?');
    const adviser = await app.signInAs('sia', { caseload: [school], name: 'Kit Dale' });
    await app.send(`${run}/gates/close/second`, { seen: '2', answer: 'decline', ...day('on', '2026-11-20'), reason: 'Not yet' }, deputy);
    expect((await app.open(`${run}/gates/close`, adviser)).statusCode, 'nor the form that proposes it').toBe(303);
  });

  it('says of what might be done until a day that is past when that was, and not that it has none', async () => {
    const begun = await app.send(`${list}/start`, startForm(day('on', '2026-07-06')));
    const run = String(begun.headers.location);
    const on = day('on', '2026-07-09');
    await app.send(`${run}/tasks/first-call`, { ...call(day('field-called-on', '2026-07-09')), ...on });
    await app.send(`${run}/tasks/entry-meeting`, { ...meeting('2'), ...on });
    await app.send(`${run}/gates/plan`, decision('3', on));
    await app.send(`${run}/tasks/notice`, { seen: '4', ...on, ...day('field-ends-on', '2026-08-20') }, director);
    await app.send(`${run}/tasks/notice/second`, { seen: '5', answer: 'confirm', ...on });
    expect(await read(run)).toMatch(
      /Second letter Need not be done The law’s limit Its day was 20 October 2026\. Adviser\. What has to be done\. Until when it was for : Second letter Tuesday 20 October 2026/,
    );
  });
});

describe('a run that should never have begun', () => {
  it('is stopped as an error: officers read it with its reason, and it counts nowhere', async () => {
    const run = await inPlan();
    await app.send(`${run}/gates/plan`, decision('3'));
    const head = await asHead();
    const story = `/providers/${String(school)}/timeline`;
    expect(words((await app.open(story, head)).body)).toContain('Lantern');
    expect(await read(`${run}/stop`)).toContain('It was begun in error');
    const sent = { 'seen': '4', ...day('on', '2026-11-20'), 'reason': '', 'in-error': 'yes' };
    const unsaid = await app.send(`${run}/stop`, sent);
    expect(unsaid.statusCode).toBe(422);
    expect(unsaid.body, 'what was ticked stays').toMatch(/value="yes" checked/);
    await expectValidHtml(unsaid.body);
    expect((await app.send(`${run}/stop`, { ...sent, reason: 'It was meant for the school next door' })).statusCode).toBe(303);

    expect(await read(run)).toMatch(/Begun in error .*The run was stopped as begun in error It was meant for the school next door/);
    expect(await read(list)).toMatch(/Over Lantern Begun in error/);
    expect(words((await app.open('/programmes/finished')).body)).not.toContain(`Oakhanger ${String(schools)} `);
    expect((await app.open(run, head)).statusCode).toBe(404);
    for (const page of [story, list]) expect(words((await app.open(page, head)).body), page).not.toContain('Lantern');
    expect(words((await app.open(story)).body)).toContain('the run was stopped as begun in error');
    expect((await app.send(`${list}/start`, startForm({ seen: '999999', reason: 'This is the one' }))).statusCode).toBe(303);
  });
});

describe('the tasks of an officer', () => {
  it.each(['specialist', 'safeguarding-lead'])('a %s records the tasks that are theirs in any run, and takes no other step', async (role) => {
    const run = await inPlan();
    await giveHeadsTaskTo(role);
    const cookie = await app.signInAs(role, { name: 'Lee Ford' });
    const other = await app.signInAs(role === 'specialist' ? 'safeguarding-lead' : 'specialist');
    const own = `${run}/officer-tasks/heads-view`;
    const page = await app.open(run, cookie);
    expect(page.body.match(/\/officer-tasks\/[a-z-]+|Record it</gu)).toEqual(['/officer-tasks/heads-view', 'Record it<']);
    expect(words(page.body)).not.toMatch(/Undo|Set aside|Hold it|Decide :/);
    expect(await read(own, cookie)).toContain('Heads view');
    const form = { seen: '4', ...day('on', '2026-11-20'), note: 'Seen with the head' };
    for (const [path, who] of [
      [`${run}/officer-tasks/notice`, cookie],
      [`${run}/officer-tasks/second-letter`, cookie],
      [own, other],
    ] as const) {
      expect((await app.open(path, who)).statusCode, path).toBe(404);
      expect((await app.send(path, form, who)).statusCode, path).toBe(404);
    }
    for (const [path, who] of [
      [`${run}/tasks/heads-view`, cookie],
      [own, app.lead],
      [own, await asHead()],
    ] as const)
      expect((await app.send(path, form, who)).statusCode, path).toBe(403);
    for (const time of [1, 2]) expect((await app.send(own, form, cookie)).statusCode, String(time)).toBe(303);
    expect(await read(run, cookie)).toMatch(/Heads view Done 20 November 2026, recorded by Lee Ford\. .*Seen with the head/);
    expect(await read(run, other)).not.toContain('Record it');
  });

  it('a specialist keeps what was typed where the day is wrong', async () => {
    const run = await inPlan();
    await giveHeadsTaskTo('specialist');
    const cookie = await app.signInAs('specialist');
    const wrong = await app.send(`${run}/officer-tasks/heads-view`, { seen: '4', ...day('on', '2026-12-20'), note: 'My own words' }, cookie);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('My own words');
    await expectValidHtml(wrong.body);
  });
});
