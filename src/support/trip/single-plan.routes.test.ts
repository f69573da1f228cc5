import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { hidden, InventedRun, openTripApp, seen } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
let on: InventedRun;
let schools = 0;
beforeAll(async () => {
  app = await openTripApp();
});
beforeEach(async () => {
  schools += 1;
  on = await InventedRun.begin(app, `Elmsworth ${String(schools)} Primary School`);
});

describe('the single plan', () => {
  it('says what it lacks until it may be agreed, and then its actions are on the one list and its task is done', async () => {
    expect(words(await on.open('plan'))).toContain('There is no plan yet');
    await on.beginDraft();
    const lacking = await app.open(`${on.path}/plan`);
    expect(words(lacking.body)).toMatch(/Before it may be agreed .*The plan has no priority.*does not say what the authority’s support is/);
    await expectValidHtml(lacking.body);
    const early = await on.send('plan/agree', { version: '1', seen: '0', with: 'Head', ...day('on', '2026-09-28') });
    expect(words(early.body)).toContain('The plan has no priority. 1 more must be put right too');
    await expectValidHtml(early.body);
    await expectValidHtml(await on.open('plan/priorities/new'));
    await expectValidHtml(await on.open('plan/support'));
    const form = await on.fillPriority('Early reading');
    for (const time of [1, 2]) expect((await on.send('plan/priorities/new', form)).statusCode, String(time)).toBe(303);
    await on.send('plan/support', await on.fillSupport());
    const whole = words(await on.open('plan?version=draft'));
    expect(whole).toContain('It has all that a plan needs');
    expect(whole.match(/1\. Early reading/g)).toHaveLength(1);
    await expectValidHtml(await on.open('plan/agree'));
    const agreed = { ...(await on.opened('plan/agree')), with: 'Head, chair', ...day('on', '2026-09-28') };
    for (const time of [1, 2]) expect((await on.send('plan/agree', agreed)).statusCode, String(time)).toBe(303);
    expect(await on.actions()).toEqual([
      {
        id: expect.any(Number) as number,
        what: 'Train staff in early reading',
        state: 'open',
        due_on: '2026-11-13',
        came_from: 'improvement-plan',
        is_shared: true,
      },
    ]);
    expect((await on.now()).now.tasks['single-plan']).toMatchObject({ state: 'done', doneOn: '2026-09-28' });
    await on.send('plan/approve', { version: '1', meeting: 'Full governing body, minute 7', ...day('on', '2026-10-05') });
    expect((await on.now()).now.tasks['governors-approval']).toMatchObject({ state: 'done', doneOn: '2026-10-05' });
    const page = await app.open(`${on.path}/plan`);
    expect(words(page.body)).toMatch(
      /Approved by governors Version 1\. Agreed on 28 September 2026: Head, chair\. Approved on 5 October 2026: Full governing body, minute 7/,
    );
    expect(words(page.body)).toContain('£3,000');
    await expectValidHtml(page.body);
  });

  it('takes what is open with it when its run is stopped, without what officers wrote of it, and leaves what is done', async () => {
    await on.beginDraft();
    for (const title of ['Early reading', 'Writing'])
      expect((await on.send('plan/priorities/new', await on.fillPriority(title))).statusCode, title).toBe(303);
    await on.send('plan/support', await on.fillSupport());
    await on.send('plan/agree', { ...(await on.opened('plan/agree')), with: 'Head, chair', ...day('on', '2026-09-28') });
    const [first] = await on.actions();
    await app.send(`/actions/${String(first?.id)}/complete`, { ...day('on', '2026-10-02'), evidence: 'Seen' });
    const states = async () => (await on.actions()).map(({ what, state }) => `${what}: ${state}`);
    expect(await states()).toEqual(['Train staff in early reading: done', 'Train staff in writing: open']);
    expect(words(await on.open('stop'))).toContain('What is still open of its plan ends with it');
    await on.take({ kind: 'stopped', on: '2026-10-09', reason: 'The school closes' });
    expect(await states()).toEqual(['Train staff in early reading: done', 'Train staff in writing: withdrawn']);
    const read = words(await on.open('plan'));
    expect(read).toContain('Stopped on 9 October 2026. The plan can be read only');
    expect(read).not.toMatch(/Now:|Papers for the next review/);
    expect(words(await on.open('reviews'))).not.toContain('Papers for the next review');
    expect((await app.open(`${on.path}/pack`)).statusCode).toBe(404);
    const [, second] = await on.actions();
    expect(words((await app.open(`/actions/${String(second?.id)}`)).body)).toContain(
      'Targeted Rapid Improvement Process was stopped on 9 October 2026',
    );
    expect(words((await app.open(`/actions/${String(second?.id)}`)).body)).not.toContain('The school closes');
  });

  it('tells whoever saves after somebody else, keeps what they typed, and saves it then', async () => {
    await on.draftPlan();
    const mine = await on.fillPriority('Attendance');
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    const told = await on.send('plan/priorities/new', mine);
    expect(told.statusCode).toBe(422);
    expect(words(told.body)).toContain('Somebody changed the plan since you opened this page');
    expect(told.body).toContain('Train staff in attendance');
    await on.send('plan/priorities/new', { ...mine, seen: seen(told.body), key: hidden(told.body, 'key') });
    const page = words(await on.open('plan?version=draft'));
    expect(page).toMatch(/1\. Early reading.*2\. Behaviour.*Train staff in behaviour.*3\. Attendance.*Train staff in attendance/);
  });

  it('goes from priorities by objectives to actions: each action stands with the objective that it serves', async () => {
    await on.beginDraft();
    const first = await on.fillPriority('Early reading');
    await on.send('plan/priorities/new', first);
    const at = `plan/priorities/${first['key'] ?? ''}`;
    const form = await on.fillPriority('Early reading', first['key']);
    const [taught = '', heard = ''] = (form['objectives'] ?? '').split(' ');
    const [action = ''] = (form['actions'] ?? '').split(' ');
    const fields = Object.keys(form).filter((field) => field.startsWith(`${taught}-by-`));
    const second = {
      [`${heard}-says`]: 'Every child is heard daily',
      [`${heard}-success`]: 'Logs show it',
      ...Object.fromEntries(fields.map((field) => [field.replace(taught, heard), 'Half are heard'])),
    };
    const empty = await on.send(at, { ...form, [`${action}-objective`]: heard });
    expect(empty.statusCode).toBe(422);
    expect(words(empty.body)).toContain('Choose an objective that is written above: this one is empty');
    await expectValidHtml(empty.body);
    expect((await on.send(at, { ...form, ...second })).statusCode).toBe(303);
    expect(words(await on.open('plan?version=draft'))).toContain('The action “Train staff in early reading” does not say which objective it serves');
    const now = await on.open(at);
    expect(now).toContain('Objective 2: Every child is heard daily');
    expect((await on.send(at, { ...form, ...second, seen: seen(now), [`${action}-objective`]: heard })).statusCode).toBe(303);
    const page = await on.open('plan?version=draft');
    expect(words(page)).toMatch(/Actions for “Every child is heard daily” .*Train staff in early reading/);
    expect(words(page)).not.toContain('Actions for “Early reading is taught well”');
    await expectValidHtml(page);
  });

  it('says when it is over while rapid improvement goes on, to those who can change it', async () => {
    await on.agreePlan();
    const over = 'The plan ended on 13 November 2026, and rapid improvement goes on: change the plan';
    expect(words(await on.open('plan'))).not.toContain('The plan ended');
    await sql`update improvement_plan set document = jsonb_set(document::jsonb, '{endsOn}', '"2026-11-13"') where run_id = ${on.runId}`.execute(
      app.db.kysely,
    );
    expect(words(await on.open('plan'))).toContain(over);
    expect(words(await on.open('plan', await on.head()))).not.toContain(over);
  });

  it('names measures of children of its own years, and keeps those that it named before', async () => {
    await on.beginDraft();
    const offered = (html: string) =>
      [...(/<select[^>]*id="measure-1"[^]*?<\/select>/.exec(html)?.[0].matchAll(/value="([^"]+)"/g) ?? [])].map(([, id]) => id);
    const page = offered(await on.open('plan/priorities/new'));
    expect(page).toEqual(expect.arrayContaining(['phonics-year-1', 'eyfs-good-level-of-development', 'ks2-rwm-expected', 'absence']));
    expect(page).not.toEqual(expect.arrayContaining(['ks4-attainment-8']));
    expect(page.filter((id) => /^ks4|^places|secondary/.test(id ?? ''))).toEqual([]);
    const form = await on.fillPriority('Early reading');
    await on.send('plan/priorities/new', { ...form, 'measure-1': 'phonics-year-1', 'measure-2': 'ks4-attainment-8' });
    const measures = async () =>
      (await app.db.kysely.selectFrom('improvement_plan').select('document').where('run_id', '=', on.runId).executeTakeFirstOrThrow()).document
        .priorities[0]?.measures;
    expect(await measures()).toEqual(['phonics-year-1']);
    await sql`update improvement_plan set document = jsonb_set(document::jsonb, '{priorities,0,measures}', '["ks4-attainment-8"]') where run_id = ${on.runId}`.execute(
      app.db.kysely,
    );
    const again = await on.fillPriority('Early reading', form['key']);
    await on.send(`plan/priorities/${form['key'] ?? ''}`, { ...again, 'title': 'Reading', 'measure-1': 'ks4-attainment-8' });
    expect(await measures()).toEqual(['ks4-attainment-8']);
    const { path } = await InventedRun.startAt(app, await app.addSchool(`Elmsworth ${String(schools)} Academy`, { with: { phase: 'secondary' } }));
    await app.send(`${path}/plan/draft`, { version: '0', seen: '-1', ...day('starts-on', '2026-09-28'), ...day('ends-on', '2027-02-12') });
    const secondary = offered((await app.open(`${path}/plan/priorities/new`)).body);
    expect(secondary).toContain('ks4-attainment-8');
    expect(secondary).not.toContain('phonics-year-1');
  });

  it('takes one owner of an action, and keeps both that were entered until one is chosen', async () => {
    await on.beginDraft();
    const owner = await app.addAdviser(`Kit Lorne ${String(schools)}`, [on.school]);
    const form = await on.fillPriority('Early reading');
    const action = (form['actions'] ?? '').split(' ')[0] ?? '';
    const both = await on.send('plan/priorities/new', { ...form, [`${action}-account`]: String(owner) });
    expect(both.statusCode).toBe(422);
    expect(words(both.body)).toContain('An action has one owner: choose Kit Lorne');
    expect(both.body).toContain('value="Deputy head"');
    await expectValidHtml(both.body);
    expect((await on.send('plan/priorities/new', { ...form, [`${action}-account`]: String(owner), [`${action}-owner`]: '' })).statusCode).toBe(303);
    expect(words(await on.open('plan?version=draft'))).toContain('Kit Lorne');
  });

  it('ends after it begins, and is told so whatever the terms are', async () => {
    const form = { ...(await on.opened('plan/draft')), ...day('starts-on', '2026-10-05') };
    for (const [endsOn, says] of [
      ['2026-09-30', 'The plan must end after it begins'],
      ['2026-10-05', 'The plan must end after it begins'],
    ] as const) {
      const told = await on.send('plan/draft', { ...form, ...day('ends-on', endsOn) });
      expect(told.statusCode).toBe(422);
      expect(words(told.body)).toContain(says);
      expect(words(told.body)).not.toContain('ten school days');
    }
    const early = await on.send('plan/draft', { ...form, ...day('starts-on', '2026-09-01'), ...day('ends-on', '2026-08-31') });
    expect(words(early.body)).toContain('The plan cannot begin before rapid improvement did, on 7 September 2026');
    expect(early.body).toContain('href="#starts-on-day"');
  });

  it('is changed in a version of its own, which keeps the actions that are the same', async () => {
    await on.beginPlan();
    const [first] = await on.actions();
    await on.beginDraft();
    await on.send('plan/priorities/new', await on.fillPriority('Attendance'));
    const page = await on.open('plan/priorities/p1');
    const moved = await on.fillPriority('Early reading', 'p1');
    const action = hidden(page, 'actions').split(' ')[0] ?? '';
    await on.send('plan/priorities/p1', { ...moved, ...day(`${action}-due`, '2026-12-11') });
    await on.agree('2', '2026-10-12');
    expect(await on.actions()).toMatchObject([
      { id: first?.id, state: 'open', due_on: '2026-12-11' },
      { what: 'Train staff in attendance', state: 'open' },
    ]);
    const earlier = await app.open(`${on.path}/plan?version=1`);
    expect(words(earlier.body)).toMatch(/This is an earlier version, as it was agreed\. Version 2 was agreed on 12 October 2026/);
    expect(words(earlier.body)).toContain('13 November 2026');
    expect(words(earlier.body)).not.toContain('Attendance');
    expect(earlier.body).not.toMatch(/plan\/milestones|plan\/draft|plan\/approve|reviews\/new/);
    await expectValidHtml(earlier.body);
    expect(words(await on.open('plan?version=1', await on.head()))).toContain('This is an earlier version');
    const inForce = await on.open('plan');
    expect(inForce).toContain(`${on.path}/plan?version=1`);
    expect(words(inForce)).toContain('11 December 2026');
    expect(words(await on.open('plan?version=9'))).toContain('Attendance');
    // The run has it in its history, and its approval has a day: the review that reads it.
    const run = words(await on.open(''));
    expect(run).toMatch(/Version 2 of the plan was agreed/);
    expect(run).toMatch(/Governors approve the plan: version 2 .*By the next review, which reads it: /);
    const chair = await app.signInAs('chair', { reaches: [{ kind: 'provider', providerId: on.school }] });
    expect(words(await on.open('', chair))).toContain('Governors approve the plan: version 2');
    await app.send(`${on.path}/plan/approve`, { version: '2', meeting: 'Full governing body, minute 9', ...day('on', '2026-10-14') });
    const since = words(await on.open(''));
    expect(since).toMatch(/Version 2 of the plan was approved .*Full governing body, minute 9/);
    expect(since).not.toContain('Governors approve the plan: version 2');
    // Out of the plan, it is withdrawn.
    await on.beginDraft();
    const draft = await on.open('plan/priorities/p1');
    await on.send('plan/priorities/p1/remove', { seen: seen(draft) });
    await on.agree('3', '2026-10-19');
    expect(await on.actions()).toMatchObject([{ state: 'withdrawn' }, { state: 'open' }]);
  });

  it('is read by its head once it is agreed, who says how milestones stand and updates actions, and by no other head', async () => {
    await on.draftPlan();
    const head = await on.head();
    expect(words(await on.open('plan?version=draft', head))).toContain('No plan has been agreed yet');
    expect((await app.open(`${on.path}/plan/draft`, head)).statusCode).toBe(403);
    await on.agree('1', '2026-09-28');
    expect((await app.open(on.path, head)).body).toContain(`href="${on.path}/plan"`);
    const page = await app.open(`${on.path}/plan`, head);
    expect(words(page.body)).toContain('Train staff in early reading');
    expect(page.body).not.toContain('/plan/draft');
    await expectValidHtml(page.body);
    const milestone = /href="([^"]+\/plan\/milestones\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    await expectValidHtml((await app.open(milestone, head)).body);
    await app.send(milestone, { 'is-met': 'yes', ...day('on', '2026-10-19'), 'evidence': 'All are trained' }, head);
    const read = words(await on.open('plan'));
    expect(read).toContain('The school said on 19 October 2026: met. All are trained');
    expect(read).toContain('0 of 3 milestones met');
    await app.send(milestone, { 'is-met': 'yes', ...day('on', '2026-10-20'), 'evidence': 'Seen in class' });
    expect(words(await on.open('plan'))).toContain('1 of 3 milestones met');
    for (const reader of [undefined, head]) expect(words((await app.open(on.path, reader)).body)).toContain('The plan : 1 of 3 milestones met; 0 of');
    const action = /href="(\/actions\/\d+)"/.exec(page.body)?.[1] ?? '';
    await app.send(`${action}/complete`, { ...day('on', '2026-11-02'), evidence: 'Done' }, head);
    expect(words(await on.open('plan'))).toContain('Reported done');
    const other = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: await app.addSchool('Far Primary School') }] });
    expect((await app.open(`${on.path}/plan`, other)).statusCode).toBe(404);
  });
});
