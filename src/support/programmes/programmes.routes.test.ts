import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';
import { listRuns } from './find-runs.ts';
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
const asHead = () => app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
const read = async (url: string, cookie?: string) => {
  const page = await app.open(url, cookie);
  expect(page.statusCode, url).toBe(200);
  await expectValidHtml(page.body);
  return words(page.body);
};

describe('the programmes of a provider', () => {
  it('begin by a form, once, and say why another does not begin', async () => {
    expect(await read(list)).toMatch(
      /No programme is under way here.*Begin Lantern An invented programme, for tests\. Provisional: not from the published framework\./,
    );
    expect(await read(`${list}/start?programme=lantern`)).toContain(
      'It begins with “Enquiry”, and keeps the version of the definition that holds on the day on which it begins. Version 2 has been in force since 1 November 2026.',
    );
    const run = await begin();
    expect(await begin()).toBe(run);
    expect(await read(list)).toMatch(
      /Lantern Under way 16 November 2026 to now, in “Enquiry”\. Carried by Sam Field\. Late First call, by 17 November 2026 \(provisional\).*Not now A run of it has been under way here since 16 November 2026: there is one at a time\./,
    );
    const wrong = await app.send(`${list}/start`, startForm({ ...day('on', '2026-12-01'), reason: 'Another' }));
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toContain('1 December 2026 is in the future: a run begins today or before');
    await expectValidHtml(wrong.body);
    expect((await app.open(`${list}/start?programme=nothing`)).statusCode).toBe(404);
  });

  it('are another provider’s nowhere but there', async () => {
    const run = await begin();
    const other = await app.addSchool('Elsewhere Primary School');
    expect((await app.open(run.replace(String(school), String(other)))).statusCode).toBe(404);
    expect((await app.open(`${list}/999999`)).statusCode).toBe(404);
    expect((await app.open(`${run}/tasks/toString`)).statusCode).toBe(404);
  });
});

describe('the page of a run', () => {
  it('says where it is, what is next with its reason, and which ways lead out', async () => {
    const run = await begin();
    const page = await read(run);
    expect(page).toMatch(/Lantern Under way In “Enquiry” since 16 November 2026\./);
    expect(page).toMatch(
      /First call Late By 17 November 2026 \(provisional\)\. Adviser\. What has to be done\. Why this day : First call Tuesday 17 November 2026: 1 working day after Monday 16 November 2026/,
    );
    expect(page).toMatch(
      /Entry meeting No day yet Head of Education Effectiveness\..*10 working days after “First call” was done, which has not happened yet\./,
    );
    expect(page).toMatch(/Draw up a plan Not open Leads to “Plan and reviews”\..*Still to be done in this stage: “First call”, “Entry meeting”\./);
    expect(page).toMatch(
      /Close without a plan Open Ends the run: closed without a plan\. Decided by: Head of Education Effectiveness, and then the Head of Education Effectiveness: two people\./,
    );
    expect(page).toContain('Not for this run: Safeguarding call; Tell the diocese.');
  });

  it('records a task by its form, keeps what was typed when it is wrong, and makes nothing twice', async () => {
    const run = await begin();
    expect(await read(`${run}/tasks/first-call`)).toContain('Is it serious?');
    const wrong = await app.send(`${run}/tasks/first-call`, call(day('field-called-on', '2026-11-10')));
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toContain('“Day of the call” is 10 November 2026, which is before the run began, on 16 November 2026');
    expect(wrong.body).toContain('href="#field-called-on-day"');
    expect(wrong.body).toContain('The head was expecting it');
    await expectValidHtml(wrong.body);
    for (const time of [1, 2]) expect((await app.send(`${run}/tasks/first-call`, call())).statusCode, String(time)).toBe(303);
    const lost = await app.send(`${run}/tasks/first-call`, call({ 'field-notes': 'My own words' }), director);
    expect(lost.statusCode).toBe(422);
    expect(words(lost.body)).toContain('Meanwhile Jo Marsh was quicker: “First call” was done. Nothing of yours was recorded');
    expect(lost.body).toContain('My own words');
    const page = await read(run);
    expect(page).toMatch(/Done in “Enquiry” First call Done 17 November 2026, recorded by Jo Marsh\..*What was said The head was expecting it/);
    expect(page.match(/“First call” was done 17|“First call” was done/g)).toHaveLength(1);
  });

  it('sets a task aside, and undoes what was done', async () => {
    const run = await begin();
    expect(await read(`${run}/tasks/first-call/set-aside`)).toContain('It counts as settled without having been done');
    await app.send(`${run}/tasks/first-call/set-aside`, { seen: '1', ...day('on', '2026-11-17'), reason: 'They rang first' });
    expect(await read(run)).toMatch(/First call Set aside 17 November 2026, recorded by Jo Marsh\. .*They rang first/);
    expect(await read(`${run}/tasks/first-call/undo`)).toContain('It is to be done again');
    await app.send(`${run}/tasks/first-call/undo`, { seen: '2', ...day('on', '2026-11-18'), reason: 'They did not' });
    expect(await read(run)).toMatch(/First call Late By 17 November 2026/);
    expect((await app.open(`${run}/tasks/first-call/undo`)).statusCode).toBe(303);
  });

  it('takes a step of the law from the director, and its confirmation from another', async () => {
    const run = await inPlan();
    const notice = { seen: '4', ...day('on', '2026-11-20'), ...day('field-ends-on', '2026-12-20') };
    expect(words((await app.send(`${run}/tasks/notice`, notice)).body)).toContain('only the Director records it, and a second person confirms');
    expect((await app.send(`${run}/tasks/notice`, notice, director)).statusCode).toBe(303);
    expect(await read(run, director)).toMatch(
      /“Notice” waits for a second person\. Dee Lowe recorded it, for 20 November 2026\. You cannot confirm it yourself\./,
    );
    expect((await app.open(`${run}/tasks/notice/second`, director)).statusCode).toBe(303);
    const second = await read(`${run}/tasks/notice/second`);
    expect(second).toMatch(/Dee Lowe recorded this, for 20 November 2026\. Day by which it must be complied with Sunday 20 December 2026/);
    const empty = await app.send(`${run}/tasks/notice/second`, { seen: '5', ...day('on', '2026-11-20') });
    expect(words(empty.body)).toContain('Choose whether you confirm it');
    await expectValidHtml(empty.body);
    const declined = await app.send(`${run}/tasks/notice/second`, { seen: '5', answer: 'decline', ...day('on', '2026-11-20') });
    expect(words(declined.body)).toContain('Enter why it is not confirmed');
    const confirmed = { seen: '5', answer: 'confirm', ...day('on', '2026-11-23') };
    for (const time of [1, 2]) expect((await app.send(`${run}/tasks/notice/second`, confirmed)).statusCode, String(time)).toBe(303);
    expect(await read(run)).toMatch(/Notice Done 20 November 2026, recorded by Dee Lowe, confirmed by Jo Marsh/);
  });

  it('takes a decision for two from two people, and ends', async () => {
    const run = await begin();
    expect(await read(`${run}/gates/close`)).toContain('never the same person');
    await app.send(`${run}/gates/close`, decision('1'));
    expect((await app.open(`${run}/gates/close`)).statusCode).toBe(303);
    expect((await app.open(`${run}/gates/close/second`)).statusCode).toBe(303);
    expect(await read(`${run}/gates/close/second`, deputy)).toMatch(
      /Jo Marsh recorded this, for 19 November 2026\. Agreed at the meeting The run ends, with the outcome “Closed without a plan”/,
    );
    const confirmed = { seen: '2', answer: 'confirm', ...day('on', '2026-11-20'), reason: '' };
    for (const time of [1, 2]) expect((await app.send(`${run}/gates/close/second`, confirmed, deputy)).statusCode, String(time)).toBe(303);
    expect(await read(run)).toMatch(/Lantern Ended Closed without a plan, on 20 November 2026\./);
    const late = await app.send(`${run}/tasks/first-call`, call({ seen: '3' }));
    expect(words(late.body)).toContain('It ended on 20 November 2026: from then on it can be read only');
    expect(await read(list)).toMatch(/Over Lantern Ended Closed without a plan\. 16 November 2026 to 20 November 2026/);
  });

  it('goes on to the next stage, folds the last one, and knows a decision that is sent again', async () => {
    const run = await inPlan();
    expect((await app.send(`${run}/gates/plan`, decision('3'))).statusCode).toBe(303);
    const page = await read(run);
    expect(page).toMatch(/In “Plan and reviews” since 19 November 2026\./);
    expect(page).toMatch(/Review To do By 14 January 2027 \(provisional\)\. Chair: Head of Education Effectiveness\./);
    expect(page).toMatch(/What happened Enquiry: 16 November 2026 to 19 November 2026 .* Plan and reviews: 19 November 2026 to now/);
    expect(page).toMatch(
      /Done in “Enquiry”, 16 November 2026 to 19 November 2026 First call Done 17 November 2026.*What was said The head was expecting it.*Entry meeting/,
    );
    expect(page, 'what was done in a stage that is left is undone no more').not.toContain('Undo');
    await app.send(`${run}/gates/escalate`, decision('4'), director);
    const over = await read(run);
    expect(over, 'and of a run that is over all is readable').toMatch(
      /Ended.*Done in “Enquiry”, 16 November 2026 to 19 November 2026 First call Done/,
    );
    expect((await app.open(`${run}/gates/plan`)).statusCode).toBe(303);
    expect((await app.open(`${run}/gates/nothing`)).statusCode).toBe(404);
  });

  it('is paused, resumed, handed over and stopped, each with its reason', async () => {
    const run = await begin();
    expect(await read(`${run}/pause`)).toContain('what is due stays due');
    const pause = await app.send(`${run}/pause`, { seen: '1', ...day('on', '2026-11-18'), ...day('until', '2026-11-17'), reason: 'The head is ill' });
    expect(words(pause.body)).toContain('A pause that begins on 18 November 2026 cannot last until 17 November 2026');
    await expectValidHtml(pause.body);
    await app.send(`${run}/pause`, { seen: '1', ...day('on', '2026-11-18'), reason: 'The head is ill' });
    expect(await read(run)).toMatch(/Paused since 18 November 2026.*The run is paused\./);
    expect(await read(`${run}/resume`)).toContain('It goes on where it was');
    await app.send(`${run}/resume`, { seen: '2', ...day('on', '2026-11-20'), reason: 'Back at work' });
    expect(await read(`${run}/hand-over`)).toContain('Sam Field carries it now.');
    const nobody = await app.send(`${run}/hand-over`, { seen: '3', account: '' });
    expect(words(nobody.body)).toContain('Choose who is to carry it');
    const to = await app.addAdviser('Robin Ellis', [school]);
    const elsewhere = await app.addAdviser('Nell Farr');
    expect(await read(`${run}/hand-over`)).not.toContain('Nell Farr');
    const unread = await app.send(`${run}/hand-over`, { seen: '3', account: String(elsewhere), reason: 'The head is new' });
    expect(unread.statusCode).toBe(422);
    expect(words(unread.body)).toContain('Choose somebody who works with this provider: nobody else can open the run');
    expect(unread.body).toContain('The head is new');
    for (const time of [1, 2]) expect((await app.send(`${run}/hand-over`, { seen: '3', account: String(to) })).statusCode, String(time)).toBe(303);
    expect(await read(run)).toContain('Carried by Robin Ellis');
    expect(await read(`${run}/stop`)).toContain('from then on can be read only');
    await app.send(`${run}/stop`, { seen: '4', ...day('on', '2026-11-20'), reason: 'Begun in error' });
    expect(await read(run)).toMatch(/Stopped Since 20 November 2026 it can be read only\./);
    expect((await app.open(`${run}/hand-over`)).statusCode).toBe(303);
    expect((await listRuns(app.db.kysely, app.authorityId, { providerId: school }))[0]?.steps.map(({ kind }) => kind)).toEqual([
      'started',
      'paused',
      'resumed',
      'handed-over',
      'stopped',
    ]);
  });
});

describe('who may', () => {
  it('heads see their own run in plain words once they were told of it, and do what is theirs', async () => {
    const run = await begin();
    const head = await asHead();
    expect((await app.open(run, head)).statusCode).toBe(404);
    expect(words((await app.open(list, head)).body)).not.toContain('Lantern');
    expect((await app.open(`${run}/own-tasks/heads-view`, head)).statusCode).toBe(404);
    for (const [path, form] of [
      ['/tasks/first-call', call()],
      ['/tasks/entry-meeting', meeting('2')],
      ['/tasks/entry-meeting', meeting('2')],
      ['/gates/plan', decision('3', { reason: 'The chair is part of the problem' })],
    ] as const)
      await app.send(run + path, form);
    const page = await read(run, head);
    expect(page).toMatch(/What is next Heads view Due within a week By 24 November 2026 \(provisional\)\..*Record it as done/);
    expect(page).not.toMatch(/part of the problem|expecting it|Notice|Jo Marsh/);
    expect(await read(`${run}/own-tasks/heads-view`, head)).toContain('Heads view');
    expect((await app.open(`${run}/own-tasks/notice`, head)).statusCode).toBe(404);
    expect((await app.send(`${run}/own-tasks/heads-view`, { seen: '4', ...day('on', '2026-11-20'), note: 'We agree' }, head)).statusCode).toBe(303);
    expect(await read(run)).toMatch(/Heads view Done 20 November 2026/);
    expect((await app.send(`${run}/tasks/heads-view`, { seen: '4' }, head)).statusCode).toBe(403);
    expect((await app.open(`${run}/pause`, head)).statusCode).toBe(403);
    const others = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: await app.addSchool('Yonder Primary School') }] });
    expect((await app.open(run, others)).statusCode).toBe(404);
  });

  it('heads are not told by the name of a stage what the authority intends by law', async () => {
    const run = await inPlan();
    const head = await asHead();
    expect(await read(run, head)).toContain('In “Plan and reviews” since');
    await sql`update programme_run set definition = jsonb_set(definition, '{statutory}', 'true') where provider_id = ${school}`.execute(
      app.db.kysely,
    );
    for (const page of [run, list, `/providers/${String(school)}`])
      expect(words((await app.open(page, head)).body), page).not.toMatch(/Plan and reviews|Enquiry|Notice/);
    expect(await read(run, head)).toMatch(/Lantern Under way .*What is next Heads view/);
    expect(await read(run)).toContain('In “Plan and reviews” since');
  });

  it('advisers run what is allocated to them, and decide nothing; others of the authority read or do not', async () => {
    const run = await begin();
    const own = await app.signInAs('sia', { caseload: [school], name: 'Kit Dale' });
    expect(await read(run, own)).toContain('Record it');
    expect((await app.open(`${run}/pause`, own)).statusCode).toBe(403);
    expect(words((await app.send(`${run}/gates/close`, decision('1'), own)).body)).toContain(
      'is decided by the Head of Education Effectiveness, or those above',
    );
    expect((await app.open(run, await app.signInAs('sia'))).statusCode).toBe(404);
    expect(await read(run, await app.signInAs('auditor'))).not.toContain('Record it');
    for (const role of ['governor', 'clerk', 'diocese'])
      expect((await app.open(run, await app.signInAs(role))).statusCode, `${role} of elsewhere`).toBe(404);
    for (const role of ['network-member', 'elected-member', 'administrator'])
      expect((await app.open(run, await app.signInAs(role))).statusCode, role).toBe(403);
  });
});
