import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addCase, type GivenCase, type MadeCase, openJudgementApp, proposeAnew, signInAs, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { judgementForm, seenIn } from '../judging/judgement-form.fixture.ts';
import { judgementRoutes } from '../wing.ts';

let app: TestApp;
let lead: { cookie: string; account: number };
let assistant: { cookie: string; account: number };

beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await signInAs(app, 'lead', 'Jo Marsh');
  assistant = await signInAs(app, 'assistant-director', 'Priya Calloway');
});

const open = (url: string, { cookie } = lead) => app.inject({ url, headers: { cookie } });
const send = (path: string, form: Readonly<Record<string, string>>, { cookie } = lead) => app.post(path, form, cookie);
const urgent = { tier: 'secure', reasons: 'Borne out by both visits.', where: 'outside', urgency: 'It was inspected today.', conflict: 'none' };
const decisionsOf = (caseId: number) => app.db.kysely.selectFrom('tier_decision').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
const toldTo = (account: number) =>
  app.db.kysely.selectFrom('notice').select(['subject', 'href']).where('account_id', '=', account).orderBy('id').execute();
const eventsOf = async (caseId: number) =>
  (
    await app.db.kysely
      .selectFrom('audit_event')
      .select('event')
      .where('subject_kind', '=', 'tier-case')
      .where('subject_id', '=', String(caseId))
      .orderBy('sequence')
      .execute()
  ).map(({ event }) => event);

/** Decides as a browser would: with what the form says was seen. */
async function decide(made: MadeCase, form: Readonly<Record<string, string>> = {}, who = lead) {
  const page = await open(`${made.path}/decision`, who);
  return send(`${made.path}/decision`, { seen: seenIn(page.body), ...urgent, ...form }, who);
}
async function answer(made: MadeCase, form: Readonly<Record<string, string>>, who = assistant) {
  const decision = (await decisionsOf(made.caseId)).at(-1);
  return send(`${made.path}/second`, { seen: String(decision?.id), conflict: 'none', reasons: '', ...form }, who);
}
const judged = (given: GivenCase = {}) => addCase(app, { state: 'judged', ...given });
let advisers = 0;
async function judgedByAdviser(given: GivenCase = {}) {
  advisers += 1;
  const name = `Adviser ${String(advisers)}`;
  const adviser = await signInAs(app, 'sia', name);
  return { adviser, made: await judged({ ...given, judged: { by: name, byAccount: adviser.account, ...given.judged } }) };
}

describe('a decision', () => {
  it('as the service proposed stands at once, and the adviser is told without the tier', async () => {
    const { made, adviser } = await judgedByAdviser();
    const page = await open(`${made.path}/decision`);
    expect(wordsOf(page.body)).toContain('The service proposes Secure');
    expect(wordsOf(page.body)).toContain('Proposed by the service and judged by the adviser');
    await expectValidHtml(page.body);
    expect((await decide(made)).headers.location).toBe(made.path);
    expect(await stateOf(app, made.caseId)).toBe('decided');
    expect(await eventsOf(made.caseId)).toEqual(['tier-case.taken-outside-a-meeting', 'tier-case.decided']);
    const [told] = await toldTo(adviser.account);
    expect(told).toMatchObject({ subject: `${made.name}: a decision has been made` });
    expect(told?.subject).not.toMatch(/secure|vulnerable/i);
    expect(told?.href).toBe(made.path);
    const shown = await open(made.path);
    expect(wordsOf(shown.body)).toContain('Secure, as the service proposed');
    expect(wordsOf(shown.body)).toContain('Outside a meeting, because: It was inspected today.');
    await expectValidHtml(shown.body);
  });

  it('otherwise than proposed waits for a second person, who is told', async () => {
    const { made, adviser } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    expect(await stateOf(app, made.caseId)).toBe('awaiting-second');
    expect(await decisionsOf(made.caseId)).toMatchObject([{ tier: 'vulnerable', overrides: true, second_answer: null }]);
    const asked = (await toldTo(assistant.account)).filter(({ subject }) => subject.startsWith(made.name));
    expect(asked).toMatchObject([{ subject: `${made.name}: a decision waits for a second person` }]);
    expect(asked[0]?.href).toBe(`${made.path}/second`);
    expect((await toldTo(adviser.account)).filter(({ subject }) => subject.startsWith(made.name))).toEqual([]);
    // The decider is offered no second answer; another is.
    expect((await open(made.path)).body).not.toContain(`${made.path}/second`);
    expect((await open(made.path, assistant)).body).toContain(`${made.path}/second`);
  });

  it.each([
    [{ tier: '' }, 'Select the tier'],
    [{ reasons: ' ' }, 'Enter the reasons for the tier'],
    [{ where: '' }, 'Select where it was decided'],
    [{ urgency: '' }, 'Enter why it cannot wait for a meeting'],
    [{ conflict: '' }, 'Select whether you have a conflict of interest'],
    [{ 'conflict': 'some', 'conflict-words': '' }, 'Enter what the conflict of interest is'],
  ])('is asked again for %j', async (form, problem) => {
    const made = await judged();
    const page = await decide(made, form);
    expect(page.statusCode).toBe(422);
    expect(wordsOf(page.body)).toContain(problem);
    await expectValidHtml(page.body);
    expect(await decisionsOf(made.caseId)).toEqual([]);
  });

  it('is not made by somebody with a conflict, who is told who may', async () => {
    const made = await judged();
    const page = await decide(made, { 'conflict': 'some', 'conflict-words': 'I was its head until 2024.' });
    expect(wordsOf(page.body)).toMatch(/you may not decide this case\. .*Priya Calloway.* may\./);
    await expectValidHtml(page.body);
    expect(await stateOf(app, made.caseId)).toBe('judged');
    expect(await eventsOf(made.caseId)).toEqual(['tier-case.conflict-declared']);
  });

  it('is never made from the data alone', async () => {
    const made = await addCase(app);
    const page = await open(`${made.path}/decision`);
    expect(page.headers.location).toBe(made.path);
    await send(`${made.path}/decision`, { seen: `${String(made.proposalId)}.0.0`, ...urgent });
    expect(await decisionsOf(made.caseId)).toEqual([]);
    expect(await stateOf(app, made.caseId)).toBe('proposed');
  });

  it('sent twice is one decision', async () => {
    const made = await judged();
    const seen = seenIn((await open(`${made.path}/decision`)).body);
    const both = await Promise.all([1, 2].map(() => send(`${made.path}/decision`, { seen, ...urgent })));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await decisionsOf(made.caseId)).toHaveLength(1);
  });

  it('does not pass over a judgement that came meanwhile', async () => {
    const made = await judged();
    const seen = seenIn((await open(`${made.path}/decision`)).body);
    const judgement = await open(`${made.path}/judgement`, lead);
    await send(`${made.path}/judgement`, judgementForm({ 'seen': seenIn(judgement.body), 'evidence-capacity': 'Seen since.' }));
    const late = await send(`${made.path}/decision`, { seen, ...urgent }, assistant);
    expect(late.statusCode).toBe(422);
    expect(wordsOf(late.body)).toContain('Jo Marsh recorded a new judgement while you were writing.');
    expect(late.body).toContain('It was inspected today.');
    await expectValidHtml(late.body);
  });

  it('is for the lead, the assistant director and the director alone', async () => {
    const made = await judged();
    for (const role of ['sia', 'auditor', 'data-officer', 'headteacher']) {
      const cookie = await app.signInAs(role, { caseload: [made.providerId] });
      expect((await open(`${made.path}/decision`, { cookie, account: 0 })).statusCode).toBe(403);
      expect((await send(`${made.path}/decision`, urgent, { cookie, account: 0 })).statusCode).toBe(403);
    }
    const director = await signInAs(app, 'director', 'Test director');
    expect((await open(`${made.path}/decision`, director)).statusCode).toBe(200);
  });
});

describe('a decision that waits for a second person', () => {
  it('is taken back by whoever made it, with a reason, stays readable, and can be made anew', async () => {
    const { made, adviser } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    const path = `${made.path}/decision/take-back`;
    expect((await open(made.path)).body).toContain(path);
    await expectValidHtml((await open(path)).body);
    const unreasoned = await send(path, { reason: '' });
    expect([unreasoned.statusCode, wordsOf(unreasoned.body).includes('Enter why you take it back')]).toEqual([422, true]);
    for (const time of [1, 2]) expect((await send(path, { reason: 'I read the wrong results.' })).statusCode, String(time)).toBe(303);
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
    expect((await eventsOf(made.caseId)).filter((event) => event === 'tier-case.decision-taken-back')).toHaveLength(1);
    for (const account of [adviser.account, assistant.account])
      expect((await toldTo(account)).map(({ subject }) => subject)).toContain(`${made.name}: the decision was taken back`);
    expect((await answer(made, { answer: 'confirmed' })).headers.location).toBe(made.path);
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
    const shown = await open(made.path);
    expect(wordsOf(shown.body)).toContain('I read the wrong results.');
    await expectValidHtml(shown.body);
    await decide(made, { tier: 'secure', reasons: 'On reading the right ones.' });
    expect(await stateOf(app, made.caseId)).toBe('decided');
  });

  it('is not taken back by anybody else', async () => {
    const { made } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    expect((await open(made.path, assistant)).body).not.toContain('/decision/take-back');
    await send(`${made.path}/decision/take-back`, { reason: 'As I wish.' }, assistant);
    expect(await stateOf(app, made.caseId)).toBe('awaiting-second');
  });
});

describe('a second person', () => {
  it('confirms, and those whom it concerns are told', async () => {
    const { made, adviser } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    const page = await open(`${made.path}/second`, assistant);
    expect(wordsOf(page.body)).toContain('Vulnerable, where the service proposed Secure');
    await expectValidHtml(page.body);
    expect((await answer(made, { answer: 'confirmed' })).headers.location).toBe(made.path);
    expect(await stateOf(app, made.caseId)).toBe('decided');
    expect(await decisionsOf(made.caseId)).toMatchObject([
      { second_answer: 'confirmed', second_by: 'Priya Calloway', second_by_account: assistant.account },
    ]);
    for (const account of [lead.account, adviser.account]) {
      expect((await toldTo(account)).map(({ subject }) => subject)).toContain(`${made.name}: the decision was confirmed`);
    }
    expect(wordsOf((await open(made.path)).body)).toContain('Confirmed by Priya Calloway');
  });

  it('returns it with reasons, and it can be decided anew; both stay readable', async () => {
    const { made, adviser } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    const asked = await answer(made, { answer: 'returned' });
    expect(asked.statusCode).toBe(422);
    expect(wordsOf(asked.body)).toContain('Enter why you return it');
    await expectValidHtml(asked.body);
    await answer(made, { answer: 'returned', reasons: 'One visit is thin.' });
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
    expect((await toldTo(adviser.account)).map(({ subject }) => subject)).toContain(`${made.name}: the decision was returned to moderation`);
    await decide(made, { tier: 'secure', reasons: 'On second thoughts.' });
    expect(await stateOf(app, made.caseId)).toBe('decided');
    const shown = await open(made.path);
    expect(wordsOf(shown.body)).toContain('Decisions before it (1)');
    expect(wordsOf(shown.body)).toContain('One visit is thin.');
    await expectValidHtml(shown.body);
  });

  it('does not confirm what was decided on facts that have changed since, and returns it', async () => {
    const { made } = await judgedByAdviser();
    await decide(made, { tier: 'vulnerable' });
    await proposeAnew(app, made, 'cause-for-concern');
    await answer(made, { answer: 'confirmed' });
    expect(await stateOf(app, made.caseId)).toBe('awaiting-second');
    expect(wordsOf((await open(made.path, assistant)).body)).toContain('the service proposes Cause for Concern now. Return the decision');
    await answer(made, { answer: 'returned', reasons: 'Something has happened.' });
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
  });

  it('is never who decided, nor who judged, and each is told who may', async () => {
    const made = await judged({ judged: { by: 'Priya Calloway', byAccount: assistant.account } });
    await decide(made, { tier: 'vulnerable' });
    const director = await signInAs(app, 'director', 'Dara Whitcombe');
    for (const [who, reason] of [
      [lead, 'You decided this case'],
      [assistant, 'You judged this case'],
    ] as const) {
      expect((await open(`${made.path}/second`, who)).statusCode).toBe(303);
      expect((await answer(made, { answer: 'confirmed' }, who)).statusCode).toBe(303);
      const told = wordsOf((await open(made.path, who)).body);
      expect(told).toContain(reason);
      expect(told).toContain('Dara Whitcombe');
      expect(await stateOf(app, made.caseId)).toBe('awaiting-second');
    }
    await answer(made, { answer: 'confirmed' }, director);
    expect(await stateOf(app, made.caseId)).toBe('decided');
  });

  it('is held to by the database too', async () => {
    const made = await judged({ judged: { by: 'Priya Calloway', byAccount: assistant.account } });
    await decide(made, { tier: 'vulnerable' });
    const by = (account: number) =>
      app.db.transaction((tx) =>
        tx
          .updateTable('tier_decision')
          .set({ second_answer: 'confirmed', second_by: 'Somebody', second_by_account: account, second_at: app.clock.now() })
          .where('case_id', '=', made.caseId)
          .execute(),
      );
    await expect(by(lead.account)).rejects.toThrow(/check constraint/);
    await expect(by(assistant.account)).rejects.toThrow('The second person judged this case.');
  });

  it('with a conflict of interest does not confirm', async () => {
    const made = await judged();
    await decide(made, { tier: 'vulnerable' });
    const page = await answer(made, { 'conflict': 'some', 'conflict-words': 'I govern there.' });
    expect(wordsOf(page.body)).toContain('you may not confirm this case');
    expect(await stateOf(app, made.caseId)).toBe('awaiting-second');
  });

  it('answers once, however often it is sent, and is not there for others’ roles', async () => {
    const made = await judged();
    await decide(made, { tier: 'vulnerable' });
    const both = await Promise.all([answer(made, { answer: 'confirmed' }), answer(made, { answer: 'confirmed' })]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await eventsOf(made.caseId)).filter((event) => event === 'tier-case.second-answered')).toHaveLength(1);
    const cookie = await app.signInAs('sia', { caseload: [made.providerId] });
    expect((await open(`${made.path}/second`, { cookie, account: 0 })).statusCode).toBe(403);
  });
});
