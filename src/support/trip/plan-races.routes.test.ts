import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { InventedRun, openTripApp, through } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
let on: InventedRun;
let schools = 0;
const invent = (): string => {
  schools += 1;
  return `Sedgeley ${String(schools)} Primary School`;
};
beforeAll(async () => {
  app = await openTripApp();
});

describe('a plan that is written before the run has come to it', () => {
  it('is neither agreed nor approved, and its actions are on no list', async () => {
    on = await InventedRun.start(app, invent());
    await on.draftPlan();
    const early = await on.agree('1', '2026-09-28');
    expect(words(early.body)).toContain('The plan is agreed when the run has come to “Single plan”, and it has not yet');
    await expectValidHtml(early.body);
    expect(await on.actions()).toEqual([]);
    await app.db.kysely
      .updateTable('improvement_plan')
      .set({ state: 'agreed', agreed_on: '2026-09-28', agreed_with: 'Head', agreed_by: 'Pat Moor', agreed_at: new Date('2026-09-28T09:00:00Z') })
      .where('run_id', '=', on.runId)
      .execute();
    expect(words((await on.approve()).body)).toContain('The plan is agreed when the run has come to “Single plan”, and it has not yet');
  });
});

describe('the single plan', () => {
  beforeEach(async () => {
    on = await InventedRun.begin(app, invent());
    await on.draftPlan();
  });

  it('lets no work begin where agreeing or approving it was set aside, and is agreed and approved all the same', async () => {
    for (const task of ['single-plan', 'governors-approval']) await on.take({ kind: 'task-set-aside', task, on: '2026-09-28', reason: 'No time' });
    const begin = () => on.try(through('begin-the-plan', '2026-11-23'));
    expect(await begin()).toMatchObject({ ok: false, reason: expect.stringContaining('the single plan is not set aside') as string });
    expect((await on.agree('1', '2026-09-28')).statusCode).toBe(303);
    expect(await begin()).toMatchObject({ ok: false, reason: expect.stringContaining('a plan that was approved') as string });
    expect((await on.approve()).statusCode).toBe(303);
    expect(await begin()).toMatchObject({ ok: true });
  });

  it('is agreed as it was read, and not as somebody changed it meanwhile', async () => {
    const read = await on.opened('plan/agree');
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    const told = await on.send('plan/agree', { ...read, with: 'Head, chair', ...day('on', '2026-09-28') });
    expect(words(told.body)).toContain('Somebody changed the draft since you read it: read it as it is now, and agree that');
    expect(told.body).toContain('Head, chair');
    expect(await on.actions()).toEqual([]);
    expect((await on.agree('1', '2026-09-28')).statusCode).toBe(303);
  });

  it('is not agreed anew, to be approved again, where nothing of it was changed', async () => {
    expect((await on.agree('1', '2026-09-28')).statusCode).toBe(303);
    await on.approve();
    await on.beginDraft();
    expect(words((await on.agree('2', '2026-10-12')).body)).toContain('Nothing in the draft differs from version 1, which is in force');
    expect(words(await on.open('plan'))).toContain('Approved by governors Version 1');
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    expect((await on.agree('2', '2026-10-12')).statusCode).toBe(303);
  });

  it('is discarded as it was read, once, and no other draft in its place', async () => {
    const read = await on.opened('plan/discard');
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    const reason = 'It was written for another school';
    const told = await on.send('plan/discard', { ...read, reason });
    expect(words(told.body)).toContain('Somebody changed the draft since you read it');
    expect(told.body).toContain(reason);
    const again = { ...(await on.opened('plan/discard')), reason };
    expect((await on.send('plan/discard', again)).statusCode).toBe(303);
    await on.beginDraft();
    expect((await on.send('plan/discard', again)).statusCode).toBe(303);
    expect(words(await on.open('plan?version=draft'))).toContain('Draft of the single plan');
    expect(words((await on.send('plan/discard', { ...read, version: '7', reason })).body)).toContain('The draft that you read is not there any more');
  });

  it('loses milestones to other days only where somebody says so', async () => {
    const shorter = { ...(await on.opened('plan/draft')), ...day('starts-on', '2026-09-28'), ...day('ends-on', '2026-12-18') };
    const asked = await on.send('plan/draft', shorter);
    expect(asked.statusCode).toBe(422);
    expect(words(asked.body)).toMatch(/These days leave out milestones that are written: 1 for Spring 1, 2026\/27\. Leave them out\?/);
    await expectValidHtml(asked.body);
    const kept = await on.send('plan/draft', { ...shorter, 'leave-out': 'no' });
    expect(kept.statusCode).toBe(422);
    expect(words(kept.body)).toContain('These are the days that leave milestones out: enter others');
    expect(kept.body).toContain('href="#ends-on-day"');
    expect(await on.open('plan?version=draft')).toContain('Early reading, step 3');
    const yes = { ...shorter, 'leave-out': /value="([^"]*spring-1)"/.exec(asked.body)?.[1] ?? '' };
    for (const time of [1, 2]) expect((await on.send('plan/draft', yes)).statusCode, String(time)).toBe(303);
    expect(await on.open('plan?version=draft')).not.toContain('Early reading, step 3');
  });

  it('has its days changed as they were read, and no version begun by a form of before', async () => {
    const read = { ...(await on.opened('plan/draft')), ...day('starts-on', '2026-09-28'), ...day('ends-on', '2027-03-25') };
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    expect(words((await on.send('plan/draft', read)).body)).toContain('Somebody changed the plan since you opened this page');
    await on.send('plan/discard', { ...(await on.opened('plan/discard')), reason: 'Begun anew' });
    expect(words((await on.send('plan/draft', read)).body)).toContain('Somebody changed the plan since you opened this page');
    expect(words(await on.open('plan'))).toContain('There is no plan yet');
  });
});

/** Everything that was typed stands on the page that answers. */
async function expectKept(answer: Awaited<ReturnType<InventedRun['send']>>, says: string, ...typed: string[]): Promise<void> {
  expect(answer.statusCode).toBe(409);
  expect(words(answer.body)).toContain(says);
  for (const text of typed) expect(answer.body).toContain(text);
  await expectValidHtml(answer.body);
}

describe('a form that is opened after Back', () => {
  it('leads to the plan, with a sentence', async () => {
    const fresh = await InventedRun.begin(app, 'Backworth Primary School');
    await fresh.draftPlan();
    // The first takes the place of none.
    expect(words(await fresh.open('plan/agree'))).not.toContain('version before');
    await fresh.send('plan/discard', { ...(await fresh.opened('plan/discard')), reason: 'Of another school' });
    for (const form of ['plan/agree', 'plan/approve', 'plan/discard', 'plan/priorities/p1', 'plan/support', 'exit-test', 'reviews/new']) {
      const opened = await app.open(`${fresh.path}/${form}`);
      expect([opened.statusCode, opened.headers.location], form).toEqual([303, `${fresh.path}/plan`]);
    }
  });
});

describe('what was typed on a form that lost a race', () => {
  beforeEach(async () => {
    on = await InventedRun.begin(app, invent());
    await on.draftPlan();
  });

  it('stands with the refusal where a priority, or the whole draft, is gone', async () => {
    await on.send('plan/priorities/new', await on.fillPriority('Behaviour'));
    const key = [...(await on.open('plan?version=draft')).matchAll(/plan\/priorities\/(p\d+)"/g)].at(-1)?.[1] ?? '';
    const mine = await on.fillPriority('Behaviour at lunch', key);
    await on.send(`plan/priorities/${key}/remove`, { seen: mine['seen'] ?? '' });
    await expectKept(
      await on.send(`plan/priorities/${key}`, mine),
      'This priority was taken out of the draft meanwhile',
      'Behaviour at lunch is taught well',
    );
    const another = await on.fillPriority('Attendance');
    const support = await on.fillSupport();
    expect((await on.agree('1', '2026-09-28')).statusCode).toBe(303);
    const gone = 'There is no draft of the plan any more: it was agreed or discarded meanwhile';
    await expectKept(await on.send('plan/priorities/new', another), gone, 'Attendance is taught well', 'Train staff in attendance');
    await expectKept(await on.send('plan/support', support), gone, 'An adviser in classrooms');
    expect((await on.send('plan/priorities/p999', another)).statusCode).toBe(404);
  });

  it('stands with the refusal where a milestone is gone, or the run has moved on', async () => {
    await on.agree('1', '2026-09-28');
    const milestone = /href="[^"]+\/(plan\/milestones\/[^"]+-spring-1)"/.exec(await on.open('plan'))?.[1] ?? '';
    const said = { 'is-met': 'yes', ...day('on', '2026-10-19'), 'evidence': 'Seen in every class' };
    await on.approve();
    await on.take(through('begin-the-plan', '2026-10-05'));
    const shorter = { ...(await on.opened('plan/draft')), ...day('starts-on', '2026-09-28'), ...day('ends-on', '2026-12-18') };
    await on.send('plan/draft', { ...shorter, 'leave-out': '2026-27-spring-1' });
    expect((await on.agree('2', '2026-10-12')).statusCode).toBe(303);
    await expectKept(await on.send(milestone, said), 'has no such milestone any more', 'Seen in every class');
    expect((await on.send(milestone.replace('spring-1', 'spring-9'), said)).statusCode).toBe(404);
    const test = await on.exitTest('yes');
    await on.take({ kind: 'paused', on: '2026-11-23', reason: 'A fire', until: null });
    await expectKept(await on.send('exit-test', test), 'The exit test is made while work on the plan goes on', 'Two leaders are trained');
  });
});

describe('the exit test', () => {
  const state = async () => (await on.now()).now.tasks['exit-test'];
  beforeEach(async () => {
    on = await InventedRun.begin(app, invent());
    await on.beginPlan();
  });
  const sayOfAll = async (isMet: string, which = /./): Promise<void> => {
    const links = new Set([...(await on.open('plan')).matchAll(/href="[^"]+\/(plan\/milestones\/[^"]+)"/g)].map(([, at]) => at ?? ''));
    for (const at of links) if (which.test(at)) await on.send(at, { 'is-met': isMet, ...day('on', '2026-11-20'), 'evidence': 'Seen' });
  };

  it('that was met is to be made again where a milestone is said not to be met since, and not by the school’s word', async () => {
    await sayOfAll('yes');
    await on.send('exit-test', await on.exitTest('yes'));
    const head = await on.head();
    const first = /href="[^"]+\/(plan\/milestones\/[^"]+)"/.exec(await on.open('plan'))?.[1] ?? '';
    await on.send(first, { 'is-met': 'no', ...day('on', '2026-11-20'), 'evidence': 'Not in year 2' }, head);
    expect(await state()).toMatchObject({ state: 'done', answers: { result: 'met' } });
    await sayOfAll('no', /spring-1$/);
    expect(await state()).toMatchObject({ state: 'to-do' });
    expect((await on.now()).steps.at(-1)).toMatchObject({
      kind: 'task-undone',
      reason: 'A milestone was said not to be met on 20 November 2026: Early reading, step 3',
    });
    await on.send('exit-test', await on.exitTest('yes'));
    expect(await state()).toMatchObject({ state: 'done', answers: { result: 'not-met' } });
  });

  it('that was met is to be made again on another version of the plan', async () => {
    await sayOfAll('yes');
    await on.send('exit-test', await on.exitTest('yes'));
    await on.beginDraft();
    await on.send('plan/priorities/new', await on.fillPriority('Attendance'));
    expect(await state()).toMatchObject({ state: 'done' });
    expect((await on.agree('2', '2026-11-20')).statusCode).toBe(303);
    expect(await state()).toMatchObject({ state: 'to-do' });
  });

  it('that was met is to be made again after a review that found insufficient progress, and after no other', async () => {
    await sayOfAll('yes');
    await on.send('exit-test', await on.exitTest('yes'));
    expect((await on.hold('2026-11-16', 'good')).statusCode).toBe(303);
    expect(await state()).toMatchObject({ state: 'done' });
    expect((await on.hold('2026-11-20', 'insufficient')).statusCode).toBe(303);
    expect(await state()).toMatchObject({ state: 'to-do' });
    expect((await on.now()).now.reviews).toHaveLength(2);
  });

  it('is kept whole, or asked to be shorter', async () => {
    await on.beginDraft();
    for (const title of ['Attendance', 'Behaviour', 'Governance', 'Mathematics', 'Writing'])
      await on.send('plan/priorities/new', await on.fillPriority(title));
    expect((await on.agree('2', '2026-11-20')).statusCode).toBe(303);
    const long = await on.send('exit-test', await on.exitTest('yes', 'x'.repeat(950)));
    expect(words(long.body)).toMatch(/What shows it comes to [56],\d{3} characters with the rest of the test, and 5,000 can be kept: shorten it/);
    expect(await state()).toMatchObject({ state: 'to-do' });
    expect((await on.send('exit-test', await on.exitTest('yes'))).statusCode).toBe(303);
    expect(await state()).toMatchObject({ state: 'done' });
  });
});

describe('a plan', () => {
  beforeEach(async () => {
    on = await InventedRun.begin(app, invent());
    await on.draftPlan();
  });

  it('says no sum of costs where one is not known', async () => {
    expect(words(await on.open('plan?version=draft'))).toContain('£3,000');
    const form = await on.fillSupport();
    const costs = Object.keys(form).filter((key) => key.endsWith('-cost'));
    await on.send('plan/support', { ...form, ...Object.fromEntries(costs.map((key) => [key, ''])) });
    expect(words(await on.open('plan?version=draft'))).toMatch(/Together .*Not known yet: 1 without a cost/);
  });

  it('is not agreed where an action on the one list refuses what it says', async () => {
    await on.agree('1', '2026-10-12');
    await on.beginDraft();
    const moved = await on.fillPriority('Early reading', 'p1');
    const action = (moved['actions'] ?? '').split(' ')[0] ?? '';
    await on.send('plan/priorities/p1', { ...moved, ...day(`${action}-due`, '2026-10-05') });
    const told = await on.agree('2', '2026-10-19');
    expect(words(told.body)).toContain('The action “Train staff in early reading”: It cannot be due before it was agreed, on 12 October 2026');
    expect(await on.actions()).toMatchObject([{ due_on: '2026-11-13' }]);
  });
});
