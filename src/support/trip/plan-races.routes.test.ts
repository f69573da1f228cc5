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
    const early = await on.agree('2026-09-28');
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
    expect((await on.agree('2026-09-28')).statusCode).toBe(303);
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
    expect((await on.agree('2026-09-28')).statusCode).toBe(303);
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
    expect((await on.send('plan/draft', { ...shorter, 'leave-out': 'no' })).statusCode).toBe(422);
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
