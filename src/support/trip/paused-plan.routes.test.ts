import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { InventedRun, openTripApp, seen } from './trip-pages.fixture.ts';

const refusal = 'It is paused: nothing of its plan is recorded or agreed before it is resumed';

let app: Awaited<ReturnType<typeof openTripApp>>;
let on: InventedRun;
let schools = 0;
beforeAll(async () => {
  app = await openTripApp();
});
beforeEach(async () => {
  schools += 1;
  on = await InventedRun.begin(app, `Withern ${String(schools)} Primary School`);
});
const pause = () => on.take({ kind: 'paused', on: '2026-11-23', reason: 'The head is ill', until: null });

/** Everything of the plan that is kept, and every step of its run. */
async function kept(): Promise<unknown> {
  const rows = (table: 'improvement_plan' | 'milestone_result' | 'plan_review') =>
    app.db.kysely.selectFrom(table).selectAll().where('run_id', '=', on.runId).orderBy('id').execute();
  return [await rows('improvement_plan'), await rows('milestone_result'), await rows('plan_review'), (await on.now()).steps];
}

async function expectRefused(sent: Readonly<Record<string, () => Promise<{ statusCode: number; body: string }>>>): Promise<void> {
  const before = await kept();
  for (const [what, send] of Object.entries(sent)) {
    const answer = await send();
    expect(answer.statusCode, what).toBe(409);
    expect(words(answer.body), what).toContain(refusal);
    await expectValidHtml(answer.body);
  }
  expect(await kept()).toEqual(before);
}

describe('while rapid improvement is paused', () => {
  it('no draft is written, discarded or agreed, and nothing is approved', async () => {
    await on.draftPlan();
    const priority = await on.fillPriority('Writing');
    const support = await on.fillSupport();
    const agree = { ...(await on.opened('plan/agree')), with: 'Head, chair', ...day('on', '2026-09-28') };
    const discard = { ...(await on.opened('plan/discard')), reason: 'Begun anew' };
    const span = { ...(await on.opened('plan/draft')), ...day('starts-on', '2026-09-28'), ...day('ends-on', '2027-03-25') };
    await pause();
    await expectRefused({
      priority: () => on.send('plan/priorities/new', priority),
      support: () => on.send('plan/support', support),
      agree: () => on.send('plan/agree', agree),
      discard: () => on.send('plan/discard', discard),
      span: () => on.send('plan/draft', span),
    });
    await on.take({ kind: 'resumed', on: '2026-11-23', reason: 'The head is back' });
    expect((await on.send('plan/agree', agree)).statusCode).toBe(303);
    await pause();
    await expectRefused({ approve: () => on.approve() });
  });

  it('no milestone is said, by the school neither, no review held or withdrawn, and no exit test made', async () => {
    await on.beginPlan();
    const held = await on.hold('2026-11-16', 'some');
    const reviewAt = String(held.headers.location);
    const head = await on.head();
    const at = /href="[^"]+\/(plan\/milestones\/[^"]+)"/.exec(await on.open('plan'))?.[1] ?? '';
    const milestone = { 'is-met': 'yes', ...day('on', '2026-11-20'), 'evidence': 'Seen in every class' };
    const page = await on.open('reviews/new');
    const [, key = ''] = /name="grade-(p\d+)"/.exec(page) ?? [];
    const said = { 'chaired-by': 'Pat Moor', 'direction': 'Up', 'attended': 'Head', 'minutes': 'Minutes', 'next-steps': 'Visit' };
    const review = { seen: seen(page), ...day('on', '2026-11-20'), ...said, [`grade-${key}`]: 'good', [`evidence-${key}`]: 'Two lessons' };
    await pause();
    await expectRefused({
      milestone: () => on.send(at, milestone),
      milestoneBySchool: () => on.send(at, milestone, head),
      review: () => on.send('reviews/new', review),
      withdrawal: () => app.send(`${reviewAt}/withdraw`, { reason: 'Of another school' }),
    });
    await on.take({ kind: 'resumed', on: '2026-11-23', reason: 'The head is back' });
    expect((await on.send(at, milestone)).statusCode).toBe(303);
  });

  it('its pages offer nothing of it and say why, to the school without the reason, and its forms lead back to the plan', async () => {
    await on.beginPlan();
    const held = await on.hold('2026-11-16', 'some');
    const reviewAt = String(held.headers.location);
    const at = /href="[^"]+\/(plan\/milestones\/[^"]+)"/.exec(await on.open('plan'))?.[1] ?? '';
    expect(at).not.toBe('');
    const head = await on.head();
    await pause();
    const says = 'Paused since 23 November 2026. Nothing of the plan is recorded or agreed before it is resumed';
    for (const [path, cookie] of [
      [`${on.path}/plan`, undefined],
      [`${on.path}/plan`, head],
      [`${on.path}/reviews`, undefined],
      [reviewAt, undefined],
    ] as const) {
      const { body } = await app.open(path, cookie);
      expect(words(body), path).toContain(says);
      expect(words(body), path).not.toContain('The head is ill');
      expect(body, path).not.toMatch(/reviews\/new|exit-test|plan\/draft|plan\/approve|plan\/milestones|\/withdraw/);
      await expectValidHtml(body);
    }
    for (const form of ['plan/draft', 'plan/approve', 'reviews/new', 'exit-test', at, `${reviewAt.slice(on.path.length + 1)}/withdraw`]) {
      const opened = await app.open(`${on.path}/${form}`);
      expect([opened.statusCode, opened.headers.location], form).toEqual([303, `${on.path}/plan`]);
    }
  });
});
