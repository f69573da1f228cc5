import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { InventedRun, openTripApp, seen } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
let on: InventedRun;
let schools = 0;
beforeAll(async () => {
  app = await openTripApp();
});
beforeEach(async () => {
  schools += 1;
  on = await InventedRun.begin(app, `Holmeby ${String(schools)} Primary School`);
  await on.beginPlan();
});

const stored = () => app.db.kysely.selectFrom('plan_review').selectAll().where('run_id', '=', on.runId).orderBy('id').execute();

/** A second version of the plan, with a priority more. */
async function agreeSecond(): Promise<void> {
  await on.beginDraft();
  await on.send('plan/priorities/new', await on.fillPriority('Attendance'));
  const agreed = await on.agree('2', '2026-11-20');
  expect(agreed.statusCode, words(agreed.body)).toBe(303);
}

describe('a review that was recorded', () => {
  it('is the same when it is sent again, and is not taken for one that was corrected', async () => {
    const first = await on.hold('2026-11-16', 'some');
    expect((await on.hold('2026-11-16', 'some')).headers.location).toBe(first.headers.location);
    const corrections = [{ 'chaired-by': 'Ash Carr' }, { attended: 'Head' }, { apologies: 'Chair' }, { 'next-steps': 'Ring' }];
    for (const sent of [() => on.hold('2026-11-16', 'good'), ...corrections.map((over) => () => on.hold('2026-11-16', 'some', over))]) {
      const answer = await sent();
      expect(answer.statusCode).toBe(422);
      expect(words(answer.body)).toContain('A review of 16 November 2026 is recorded already: if it is wrong, withdraw it first');
    }
    expect(await stored()).toMatchObject([{ overall: 'some', chaired_by: 'Pat Moor' }]);
  });

  it('late is of the plan that was in force on its day, and the form asks for the priorities of that one', async () => {
    await agreeSecond();
    const asked = await on.hold('2026-11-09', 'some');
    expect(asked.statusCode).toBe(422);
    await expectValidHtml(asked.body);
    expect(words(asked.body)).toContain('On 9 November 2026 version 1 of the plan was in force, and the priorities below are its own: grade them');
    expect(words(asked.body)).toContain('Early reading');
    expect(words(asked.body)).not.toContain('Attendance');
    const [, key = ''] = /name="grade-(p\d+)"/.exec(asked.body) ?? [];
    const sent = {
      'seen': seen(asked.body),
      ...day('on', '2026-11-09'),
      'chaired-by': 'Pat Moor',
      [`grade-${key}`]: 'some',
      [`evidence-${key}`]: 'Two lessons',
      'direction': 'Slow',
      'attended': 'Head',
      'minutes': 'Minutes',
      'next-steps': 'Visit',
    };
    const held = await on.send('reviews/new', sent);
    expect(held.statusCode, words(held.body)).toBe(303);
    const [review] = await stored();
    const plan = await app.db.kysely
      .selectFrom('improvement_plan')
      .select('version')
      .where('id', '=', review?.plan_id ?? 0)
      .executeTakeFirst();
    expect(plan?.version).toBe(1);
    expect(review?.grades.map(({ title }) => title)).toEqual(['Early reading']);
    expect(review?.plan_state.priorities.map(({ title }) => title)).toEqual(['Early reading']);
    const second = await on.hold('2026-11-20', 'some');
    expect(second.statusCode, words(second.body)).toBe(303);
    expect((await stored()).at(-1)?.grades.map(({ title }) => title)).toEqual(['Early reading', 'Attendance']);
    expect(words((await on.hold('2026-09-21', 'some')).body)).toContain('before the plan was agreed, on 28 September 2026');
  });

  it('is told to the head, with where it is read', async () => {
    await on.head();
    await on.hold('2026-11-16', 'some');
    const told = await app.db.kysely
      .selectFrom('notice')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select(['account.role', 'notice.subject', 'notice.href'])
      .where('notice.href', 'like', `${on.path}%`)
      .execute();
    expect(told).toEqual([{ role: 'headteacher', subject: 'The review of 16 November 2026 is recorded', href: `${on.path}/reviews` }]);
    expect((await app.open(`${on.path}/reviews`, await on.head())).statusCode).toBe(200);
  });

  it('has papers as things stood on its day, whatever was said and approved since', async () => {
    const held = await on.hold('2026-11-16', 'some');
    const [review] = await stored();
    const pack = async () => words((await app.open(`${String(held.headers.location)}/pack`)).body.replace(/[^]*<article/, ''));
    const before = await pack();
    expect(before).toContain('approved by governors on 5 October 2026');
    expect(before).not.toMatch(/ Met /);
    const plan = await on.open('plan');
    const links = new Set([...plan.matchAll(/href="([^"]+\/plan\/milestones\/[^"]+)"/g)].map(([, href]) => href ?? ''));
    for (const href of links) await app.send(href, { 'is-met': 'yes', ...day('on', '2026-11-13'), 'evidence': 'Seen' });
    await app.db.kysely
      .updateTable('milestone_result')
      .set({ said_at: new Date((review?.entered_at.getTime() ?? 0) + 3_600_000) })
      .where('run_id', '=', on.runId)
      .execute();
    expect(await pack()).toBe(before);
    expect(words(await on.open('pack'))).toMatch(/ Met /);
    await app.db.kysely.updateTable('improvement_plan').set({ approved_on: '2026-11-17' }).where('run_id', '=', on.runId).execute();
    expect(await pack()).toContain('not approved by governors yet');
    expect(words(await on.open('pack'))).toContain('approved by governors on 17 November 2026');
  });

  it('has papers that say how each action stood then, and who was there, on the page and in Word', async () => {
    const held = await on.hold('2026-11-16', 'some', { apologies: 'The chair' });
    const [action] = await on.actions();
    await app.send(`/actions/${String(action?.id)}/complete`, { ...day('on', '2026-11-20'), evidence: 'Seen' });
    const page = await app.open(`${String(held.headers.location)}/pack`);
    const says = words(page.body);
    expect(says).toMatch(
      /Actions for “Early reading is taught well”.* Train staff in early reading Deputy head 13 November 2026 Late All were seen to teach it/,
    );
    expect(says).toContain('Early reading. Too few read fluently');
    expect(says).toContain('Success: Four in five pass');
    expect(says).toMatch(
      /Who was there Chair: Pat Moor Head Chair Apologies: The chair Those who attend reviews here: Headteacher; Chair of governors/,
    );
    await expectValidHtml(page.body);
    const next = await app.open(`${on.path}/pack`);
    expect(words(next.body)).toContain('Train staff in early reading Deputy head 13 November 2026 Done on 20 November 2026');
    expect(words(next.body)).toContain('Who attends');
    await expectValidHtml(next.body);
    const word = await app.open(`${String(held.headers.location)}/pack/word`);
    expect(word.headers['content-disposition']).toMatch(/holmeby-\d+-primary-school-review-2026-11-16\.docx/);
  });

  it('may be recorded by the director, whose finding it makes', async () => {
    const director = await app.signInAs('director');
    const page = await on.open('reviews/new', director);
    const [, key = ''] = /name="grade-(p\d+)"/.exec(page) ?? [];
    const sent = {
      'seen': seen(page),
      ...day('on', '2026-11-16'),
      'chaired-by': 'Dee Lowe',
      [`grade-${key}`]: 'good',
      [`evidence-${key}`]: 'Two lessons',
      'direction': 'Up',
      'attended': 'Head',
      'minutes': 'Minutes',
      'next-steps': 'Visit',
    };
    const held = await on.send('reviews/new', sent, director);
    expect(held.statusCode, words(held.body)).toBe(303);
    expect(await on.findings()).toMatchObject([{ value: 'good' }]);
  });
});
