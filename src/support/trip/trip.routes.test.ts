import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { aConcern, concernsOf } from '../../evidence/concerns/concerns.fixture.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import type { OwnProvider } from '../../register/index.ts';
import { words } from '../support-app.fixture.ts';
import { runHappenings } from '../timeline/list-run-happenings.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { tripWork } from './trip-work.ts';
import { InventedRun, openTripApp, seen, through } from './trip-pages.fixture.ts';

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

describe('the entry letter', () => {
  it('is drawn from what was agreed at the meeting, and read by the head once it is sent', async () => {
    const letter = await on.open('letters/entry-letter');
    expect(words(letter)).toMatch(
      /15 September 2026 .*Working together to improve quickly: Elmsworth .*speaking with us on 14 September 2026.*Why It cannot wait What we agreed To begin.*Jo Marsh/,
    );
    expect(words(letter)).not.toMatch(/It lacks|Legal services/);
    await expectValidHtml(letter);
    const read = await app.open(`${on.path}/sent-letters/entry-letter`, await on.head());
    expect(words(read.body)).toContain('What we agreed To begin');
    await expectValidHtml(read.body);
  });
});

describe('why it began', () => {
  it('stands on the timeline of those who read it on their page of the run, in the same words', async () => {
    const timeline = runHappenings(app);
    const provider = { id: on.school, authorityId: app.authorityId } as OwnProvider;
    const began = async (role: string) => {
      const { actor } = await asPerson(app, role, 'Ada Thorne', { reaches: [{ kind: 'provider', providerId: on.school }] });
      return (await timeline(actor, provider, '2026-11-23')).filter(({ title }) => title.includes('began')).map(({ says }) => says);
    };
    expect(words((await app.open(on.path, await on.head())).body)).toContain('Why it began It asked');
    expect(await began('headteacher')).toEqual(['It asked']);
    expect(await began('chair')).toEqual(['It asked']);
  });
});

describe('reviews', () => {
  it('are held on the plan, make a finding of the lowest grade, and are in the papers of the next', async () => {
    await on.beginPlan();
    const form = await on.open('reviews/new');
    await expectValidHtml(form);
    expect(words(form)).toMatch(/Progress : Early reading .*Evidence : Early reading/);
    const wrong = await on.hold('2026-11-24', 'some');
    expect(words(wrong.body)).toContain('The day of the review must be today or earlier');
    expect((await on.hold('2026-11-09', 'some', { direction: '' })).statusCode).toBe(422);
    const held = await on.hold('2026-11-16', 'some');
    expect(held.statusCode).toBe(303);
    expect(await on.findings()).toEqual([{ value: 'some', valid_from: '2026-11-16', withdrawn_at: null }]);
    expect((await on.now()).now.reviews).toMatchObject([{ on: '2026-11-16', overall: 'some' }]);
    const href = String(held.headers.location);
    const page = await app.open(href);
    expect(words(page.body)).toMatch(/Some: every priority was graded so.*0 of 3 milestones met.*1 late.*Not graded before/);
    await expectValidHtml(page.body);
    const pack = await app.open(`${href}/pack`, await on.head());
    expect(words(pack.body)).toMatch(/Review of 16 November 2026.*Actions that are late Train staff in early reading.*Questions to ask/);
    await expectValidHtml(pack.body);
    const next = await app.open(`${on.path}/pack`);
    expect(words(next.body)).toMatch(/Papers for the next review.*It is held by 11 January 2027\..*To be graded.*Some/);
    const word = await app.open(`${href}/pack/word`);
    const document = strFromU8(unzipSync(word.rawPayload)['word/document.xml'] ?? new Uint8Array());
    expect(document).toContain('Train staff in early reading');
    expect(document).toContain('Questions to ask');
  });

  it('are not waited for by the board, which says what of the plan is late', async () => {
    await on.beginPlan();
    const school = /Elmsworth (\d+) /.exec(words(await on.open('')))?.[0] ?? '';
    const row = async () => words((await app.open('/programmes?which=late')).body.split('<tr').find((one) => one.includes(school)) ?? '');
    // A milestone of 23 October of which nobody has said, and the action of 13 November.
    expect(await row()).toContain('2 late Milestone, not said yet: Early reading, step 1, by 23 October 2026');
    const [action] = await on.actions();
    await app.send(`/actions/${String(action?.id)}/complete`, { ...day('on', '2026-11-13'), evidence: 'Seen' });
    expect(await row()).toContain('1 late');
  });

  it('of which two running find insufficient progress ask whether to escalate, until one is withdrawn with its finding', async () => {
    await on.beginPlan();
    await on.hold('2026-10-26', 'insufficient');
    const second = await on.hold('2026-11-20', 'insufficient');
    const question = /Two reviews running, on 26 October 2026 and 20 November 2026, found insufficient progress: decide whether to escalate/;
    expect(words(await on.open('plan'))).toMatch(question);
    expect(words(await on.open('exit-test'))).toMatch(question);
    expect(words((await app.open(on.path)).body)).toMatch(question);
    expect(words(await on.open('gates/escalate-improving'))).toMatch(question);
    const all = await on.open('reviews');
    expect(words(all)).toMatch(/20 November 2026 : insufficient .*26 October 2026 : insufficient/);
    await expectValidHtml(all);
    expect(words(await on.open('plan', await on.head()))).not.toMatch(question);
    const late = expect.stringMatching(/^2 things of the plan are late, the longest: /u) as string;
    const work = () => tripWork({ db: app.db, clock: app.clock }).list?.(app.doingAsLead.actor, '2026-11-23') ?? Promise.resolve([]);
    expect((await work()).filter(({ provider }) => provider?.id === on.school).map(({ text }) => text)).toEqual([
      expect.stringMatching(question),
      late,
    ]);
    await expectValidHtml((await app.open(`${String(second.headers.location)}/withdraw`)).body);
    for (const time of [1, 2])
      expect((await app.send(`${String(second.headers.location)}/withdraw`, { reason: 'Wrong school' })).statusCode, String(time)).toBe(303);
    expect(await on.findings()).toMatchObject([{ withdrawn_at: null }, { withdrawn_at: expect.any(Date) as Date }]);
    expect((await on.now()).now.reviews).toHaveLength(1);
    const waits = async () => (await work()).filter(({ provider }) => provider?.id === on.school).map(({ text, href, dueOn }) => [text, href, dueOn]);
    expect(await waits(), 'what of its plan is late, as nobody carries it').toEqual([[late, `${on.path}/plan`, '2026-10-23']]);
    await app.db.kysely.updateTable('programme_run').set({ account_id: app.doingAsLead.actor.accountId }).where('id', '=', on.runId).execute();
    expect(await waits()).toHaveLength(1);
    const carriedBy = async (role: string) => {
      const { actor } = await asPerson(app, role, `Al Thorn, ${role}`);
      await app.db.kysely.updateTable('programme_run').set({ account_id: actor.accountId }).where('id', '=', on.runId).execute();
      const theirs = (await tripWork({ db: app.db, clock: app.clock }).list?.(actor, '2026-11-23')) ?? [];
      return [theirs.filter(({ href }) => href === `${on.path}/plan`).length, (await waits()).length];
    };
    expect(await carriedBy('sia'), 'it is the lead’s where whoever carries it cannot open it').toEqual([0, 1]);
    expect(await carriedBy('assistant-director')).toEqual([1, 0]);
  });

  it('are not recorded at all where the run does not take them', async () => {
    await on.agreePlan();
    for (const form of ['reviews/new', 'exit-test']) expect((await app.open(`${on.path}/${form}`)).headers.location, form).toBe(`${on.path}/plan`);
    const plan = await on.open('plan');
    const key = /id="(p\d+)"/.exec(plan)?.[1] ?? '';
    const sent = {
      'seen': String((await on.now()).now.count),
      ...day('on', '2026-11-09'),
      'chaired-by': 'P',
      [`grade-${key}`]: 'good',
      [`evidence-${key}`]: 'E',
      'direction': 'D',
      'attended': 'A',
      'minutes': 'M',
      'next-steps': 'N',
    };
    const refused = await on.send('reviews/new', sent);
    expect(words(refused.body)).toContain('The stage that the run is in has no reviews');
    expect(await on.findings()).toEqual([]);
  });
});

describe('the decision', () => {
  it('waits for the exit test, and exits where every milestone is met and it can be sustained', async () => {
    await on.beginPlan();
    await on.hold('2026-10-26', 'good');
    await on.hold('2026-11-20', 'sustained');
    const exit = () => on.try(through('exit-improving', '2026-11-23'));
    expect(await exit()).toMatchObject({ ok: false, reason: 'Make the exit test first: the decision is made on what it says' });
    const test = async (can: string) => {
      const page = await on.open('exit-test');
      const key = /name="can-(p\d+)"/.exec(page)?.[1] ?? '';
      return on.send('exit-test', { seen: seen(page), [`can-${key}`]: can, [`evidence-${key}`]: 'Two leaders are trained' });
    };
    const late = await on.send('exit-test', { ...(await on.exitTest('yes')), ...day('on', '2026-11-24') });
    expect(words(late.body)).toContain('24 November 2026 is in the future');
    const milestone = /plan\/milestones\/[^"]+/u.exec(await on.open('plan'))?.[0] ?? '';
    await on.send(milestone, { 'is-met': 'yes', ...day('on', '2026-11-21'), 'evidence': 'Seen in class' });
    await on.send('exit-test', { ...(await on.exitTest('yes')), ...day('on', '2026-11-20') });
    expect(words(await on.open('exit-test')), 'what was seen later is not in it').toContain('Not met Early reading. 0 of 3 milestones met');
    expect((await on.now()).now.tasks['exit-test'], 'entered late').toMatchObject({ doneOn: '2026-11-20', answers: { 'made-on': '2026-11-20' } });
    expect((await test('yes')).statusCode).toBe(303);
    const made = await app.open(`${on.path}/exit-test`);
    expect(words(made.body)).toContain('Not met Early reading. 1 of 3 milestones met: 2 to come');
    await expectValidHtml(made.body);
    expect(await exit()).toMatchObject({ ok: false, reason: expect.stringContaining('The exit test is not met') as string });
    const plan = await on.open('plan');
    const links = new Set([...plan.matchAll(/href="([^"]+\/plan\/milestones\/[^"]+)"/g)].map(([, href]) => href ?? ''));
    for (const href of links) await app.send(href, { 'is-met': 'yes', ...day('on', '2026-11-20'), 'evidence': 'Seen' });
    await test('yes');
    expect((await exit()).ok).toBe(true);
    expect((await on.now()).now.stage).toBe('aftercare');
    // No review comes any more.
    for (const page of ['plan', 'reviews']) expect(await on.open(page), page).not.toContain(`${on.path}/pack`);
    expect((await app.open(`${on.path}/pack`)).statusCode).toBe(404);
  });
});

describe('a second cycle', () => {
  it('asks for a plan that reaches to its decision, and says so on the plan', async () => {
    await on.beginPlan();
    await on.hold('2026-10-26', 'some');
    await on.hold('2026-11-20', 'some');
    await on.send('exit-test', await on.exitTest('no'));
    await on.take(through('continue-improving', '2026-11-23'));
    const short = 'The plan ends on 12 February 2027, and this cycle is decided by 30 March 2027 at the latest: change the plan';
    expect(words(await on.open('plan'))).toContain(short);
    const form = await on.open('tasks/plan-further');
    const changed = { 'seen': seen(form), ...day('on', '2026-11-23'), 'field-how': 'Two milestones more', 'note': '' };
    expect(words((await on.send('tasks/plan-further', changed)).body)).toContain(short);
    await sql`update improvement_plan set document = jsonb_set(document::jsonb, '{endsOn}', '"2027-03-30"') where run_id = ${on.runId}`.execute(
      app.db.kysely,
    );
    expect((await on.send('tasks/plan-further', changed)).statusCode).toBe(303);
    expect(words(await on.open('plan'))).not.toContain('at the latest: change the plan');
  });
});

describe('a second cycle of a programme that the authority has edited', () => {
  it('asks for a plan that reaches to the day of its own rule, which the clock has too', async () => {
    await on.beginPlan();
    await on.hold('2026-10-26', 'some');
    await on.hold('2026-11-20', 'some');
    await on.send('exit-test', await on.exitTest('no'));
    await on.take(through('continue-improving', '2026-11-23'));
    const { definition } = await on.now();
    const stages = definition.stages.map((stage) => {
      const decideAfter = stage.review?.decideAfter ?? null;
      return decideAfter === null ? stage : { ...stage, review: { ...stage.review, decideAfter: { ...decideAfter, latest: { ...decideAfter.latest, count: 14 } } } };
    });
    await app.db.kysely.updateTable('programme_run').set({ definition: JSON.stringify({ ...definition, stages }) }).where('id', '=', on.runId).execute();
    const short = 'this cycle is decided by 1 March 2027 at the latest: change the plan';
    expect(words(await on.open('plan'))).toContain(short);
    const changed = { 'seen': seen(await on.open('tasks/plan-further')), ...day('on', '2026-11-23'), 'field-how': 'A milestone more', 'note': '' };
    expect(words((await on.send('tasks/plan-further', changed)).body)).toContain(short);
    await sql`update improvement_plan set document = jsonb_set(document::jsonb, '{endsOn}', '"2027-03-01"') where run_id = ${on.runId}`.execute(app.db.kysely);
    expect((await on.send('tasks/plan-further', changed)).statusCode).toBe(303);
  }); // prettier-ignore
});

describe('where rapid improvement is due', () => {
  it('is listed by tier until a run has begun, and the form that begins one says why already', async () => {
    const due = await app.addSchool('Quarrybank Primary School', { tier: 'cause-for-concern' });
    const list = await app.open('/rapid-improvement');
    expect(words(list.body)).toMatch(/Quarrybank Primary School Its tier is Cause for Concern, since 4 November 2026/);
    await expectValidHtml(list.body);
    const form = await app.open(`/providers/${String(due)}/rapid-improvement`);
    expect((await app.open(`/providers/${String(due)}/programmes`)).body).toContain(`/providers/${String(due)}/rapid-improvement`);
    expect(form.body).toMatch(/value="tier"[^>]*checked/);
    expect(form.body).toContain('Its tier is Cause for Concern, since 4 November 2026.');
    await expectValidHtml(form.body);
    const sent = { seen: seen(form.body), trigger: 'tier', reason: 'Its tier', ...day('on', '2026-11-23'), account: '' };
    const locations: unknown[] = [];
    for (const time of [1, 2]) {
      const answer = await app.send(`/providers/${String(due)}/rapid-improvement`, sent);
      expect(answer.statusCode, `${String(time)} ${words(answer.body)}`).toBe(303);
      locations.push(answer.headers.location);
    }
    expect(locations[0]).toBe(locations[1]);
    expect(words((await app.open('/rapid-improvement')).body)).not.toContain('Quarrybank');
    expect((await app.open('/rapid-improvement', await app.signInAs('sia'))).statusCode).toBe(403);
  });

  it('is due by a concern that recommends it until a run takes it up, of which the reason tells nothing', async () => {
    const school = await app.addSchool('Larchmere Primary School');
    const concerns = concernsOf(app);
    const concern = await concerns.log(school, app.lead);
    await concerns.decide(concern, app.lead, 'accept');
    await app.send(`${concern}/trip`, { reason: 'Two posts empty since May' });
    expect(words((await app.open('/concerns?trip=yes')).body)).toContain('Larchmere Primary School');
    const form = (await app.open(`/providers/${String(school)}/rapid-improvement`)).body;
    expect(words(form)).toContain('Recommended by Jo Marsh on 23 November 2026');
    expect(form).not.toContain('Two posts empty');
    expect(form).not.toContain(aConcern.title);
    const trigger = /value="(concern-\d+)"/.exec(form)?.[1] ?? '';
    const sent = { seen: seen(form), trigger, reason: 'Leadership is thin', ...day('on', '2026-11-23'), account: '' };
    const answers = [];
    for (const _ of [1, 2]) answers.push(await app.send(`/providers/${String(school)}/rapid-improvement`, sent));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(words((await app.open('/concerns?trip=yes')).body)).not.toContain('Larchmere Primary School');
    expect(words((await app.open(concern)).body)).toContain('Begun on 23 November 2026');
    expect(words((await app.open('/rapid-improvement')).body)).not.toContain('Larchmere');
  });
});
