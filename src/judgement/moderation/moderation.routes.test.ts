import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addCase, type MadeCase, openJudgementApp, proposeAnew, signInAs, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { judgementForm, seenIn } from '../judging/judgement-form.fixture.ts';
import { judgementRoutes } from '../wing.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const send = (path: string, form: Readonly<Record<string, string | readonly string[]>>, cookie = lead) => app.post(path, form, cookie);
const textOf = async (url: string, cookie = lead) => wordsOf((await open(url, cookie)).body);

let days = 0;
/** A meeting of its own day. */
async function plan(): Promise<string> {
  days += 1;
  const answer = await send('/moderation/new', {
    'held-on-day': String(days),
    'held-on-month': '12',
    'held-on-year': '2026',
    'chair': 'Jo Marsh',
    'present': '',
  });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).replace('/agenda', '');
}
const put = (meeting: string, ...cases: MadeCase[]) =>
  send(`${meeting}/agenda`, { which: 'chosen', case: cases.map(({ caseId }) => String(caseId)) });
const judged = (given: Parameters<typeof addCase>[1] = {}) => addCase(app, { state: 'judged', ...given });

describe('planning a meeting', () => {
  it('offers the Head of Education Effectiveness as its chair, and asks for a day', async () => {
    const page = await open('/moderation/new');
    expect(page.body).toContain('value="Head of Education Effectiveness"');
    await expectValidHtml(page.body);
    const refused = await send('/moderation/new', { 'held-on-day': '', 'held-on-month': '', 'held-on-year': '', 'chair': '' });
    expect(refused.statusCode).toBe(422);
    expect(wordsOf(refused.body)).toContain('Enter the day of the meeting');
    expect(wordsOf(refused.body)).toContain('Enter who chairs the meeting');
    await expectValidHtml(refused.body);
  });

  it('sent twice is one meeting', async () => {
    const form = { 'held-on-day': '30', 'held-on-month': '11', 'held-on-year': '2026', 'chair': 'Twice', 'present': '' };
    const both = await Promise.all([send('/moderation/new', form), send('/moderation/new', form)]);
    expect(both[0].headers.location).toBe(both[1].headers.location);
  });

  it('is for those who run moderation; advisers and auditors see, and schools do not', async () => {
    const meeting = await plan();
    for (const role of ['sia', 'auditor']) {
      const cookie = await app.signInAs(role);
      expect((await open('/moderation', cookie)).statusCode).toBe(200);
      expect((await open(meeting, cookie)).statusCode).toBe(200);
      expect((await open('/moderation/new', cookie)).statusCode).toBe(403);
      expect((await open('/moderation/drift', cookie)).statusCode).toBe(403);
      expect((await send(`${meeting}/close`, {}, cookie)).statusCode).toBe(403);
    }
    expect((await open('/moderation', await app.signInAs('headteacher'))).statusCode).toBe(403);
    expect((await open('/moderation/999999')).statusCode).toBe(404);
  });
});

describe('an agenda', () => {
  it('takes departures first, then questions, then low confidence, and says why', async () => {
    const meeting = await plan();
    const agreed = await judged();
    const unsure = await judged({ judged: { confidence: 'low' } });
    const asked = await judged({ tier: 'vulnerable', question: 'cause-for-concern' });
    const departs = await judged({ judged: { tier: 'vulnerable' } });
    const beyond = await judged({ tier: 'cause-for-concern', judged: { tier: 'vulnerable' } });
    await put(meeting, agreed, unsure, asked, departs, beyond);
    const page = await open(meeting);
    const words = wordsOf(page.body);
    const places = [beyond, departs, asked, unsure, agreed].map(({ name }) => words.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(words).toContain('The adviser departs from a floor.');
    expect(words).toContain('The criteria ask whether it is Cause for Concern.');
    await expectValidHtml(page.body);
    expect(await stateOf(app, agreed.caseId)).toBe('in-moderation');
  });

  it('tells each adviser how many of theirs are on it', async () => {
    const adviser = await signInAs(app, 'sia', 'Mina Halloway');
    const own = { by: 'Mina Halloway', byAccount: adviser.account };
    const [one, other] = [await judged({ judged: own }), await judged({ judged: own })];
    await put(await plan(), one, other);
    const told = await app.db.kysely.selectFrom('notice').select(['subject', 'href']).where('account_id', '=', adviser.account).execute();
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('2 of your cases');
    expect(told[0]?.href).toMatch(/^\/moderation\/\d+$/);
    expect(told[0]?.subject).not.toMatch(/secure|vulnerable/i);
  });

  it('asks for a case, offers only those that wait, and puts none before two meetings', async () => {
    const [first, second] = [await plan(), await plan()];
    const made = await judged();
    const choice = await open(`${first}/agenda`);
    expect(choice.body).toContain(made.name);
    await expectValidHtml(choice.body);
    const none = await send(`${first}/agenda`, { which: 'chosen' });
    expect(none.statusCode).toBe(422);
    expect(wordsOf(none.body)).toContain('Select the cases to put on the agenda');
    await expectValidHtml(none.body);
    await put(first, made);
    expect((await open(`${second}/agenda`)).body).not.toContain(made.name);
    await put(second, made);
    expect(await textOf(second)).toContain('it is before another meeting');
    const early = await addCase(app);
    await put(second, early);
    expect(await textOf(second)).toContain(`${early.name}: The case is “proposed by the service” now`);
  });

  it('takes again a case that was decided on facts that have changed since, and no other decided one', async () => {
    const [changed, decided] = [await addCase(app, { state: 'decided' }), await addCase(app, { state: 'decided' })];
    const asked = await addCase(app, { state: 'decided' });
    await proposeAnew(app, changed, 'cause-for-concern');
    await proposeAnew(app, decided, 'secure');
    await proposeAnew(app, asked, 'secure', { floor: 'deficit' });
    const meeting = await plan();
    const choice = (await open(`${meeting}/agenda`)).body;
    for (const { name } of [changed, asked]) expect(choice).toContain(name);
    expect(choice).not.toContain(decided.name);
    await put(meeting, changed, decided);
    expect(await textOf(meeting)).toContain(`${decided.name}: it is decided.`);
    expect([await stateOf(app, changed.caseId), await stateOf(app, decided.caseId)]).toEqual(['in-moderation', 'decided']);
  });

  it('keeps a case that is judged anew while it is before the meeting, so that the meeting can decide it', async () => {
    const made = await judged();
    const meeting = await plan();
    await put(meeting, made);
    const form = await open(`${made.path}/judgement`);
    await send(`${made.path}/judgement`, judgementForm({ 'seen': seenIn(form.body), 'evidence-capacity': 'Seen since.' }));
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
  });

  it('takes all of a cycle at once', async () => {
    const cycle = await app.db.kysely
      .insertInto('tier_cycle')
      .values({ authority_id: app.authorityId, name: 'Autumn of the test', as_at: '2026-09-14', opened_by: 'Test', opened_at: app.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const inCycle = [await judged({ cycleId: cycle.id }), await judged({ cycleId: cycle.id })];
    const outside = await judged();
    const meeting = await plan();
    await send(`${meeting}/agenda`, { which: 'all', cycle: String(cycle.id) });
    const words = await textOf(meeting);
    for (const { name } of inCycle) expect(words).toContain(name);
    expect(words).not.toContain(outside.name);
  });

  it('lets an undiscussed case go, which waits for another meeting', async () => {
    const meeting = await plan();
    const made = await judged();
    await put(meeting, made);
    await send(`${meeting}/cases/${String(made.caseId)}/remove`, {});
    expect(await stateOf(app, made.caseId)).toBe('judged');
    expect((await open(`${meeting}/cases/${String(made.caseId)}`)).statusCode).toBe(404);
  });

  it('shows an adviser the cases within reach, and how many are not', async () => {
    const meeting = await plan();
    const [own, other] = [await judged(), await judged()];
    await put(meeting, own, other);
    const adviser = await app.signInAs('sia', { caseload: [own.providerId] });
    for (const path of [meeting, `${meeting}/print`]) {
      const words = await textOf(path, adviser);
      expect(words).toContain(own.name);
      expect(words).not.toContain(other.name);
    }
    expect(await textOf(meeting, adviser)).toContain('1 case on this agenda is of providers that you do not advise.');
    expect((await open(`${meeting}/cases/${String(other.caseId)}`, adviser)).statusCode).toBe(404);
    const side = await open(`${meeting}/cases/${String(own.caseId)}`, adviser);
    expect(side.statusCode).toBe(200);
    expect(side.body).not.toContain(other.name);
  });

  it('is there to print, and as Word', async () => {
    const meeting = await plan();
    const made = await judged({ judged: { tier: 'vulnerable' } });
    await put(meeting, made);
    const printed = await open(`${meeting}/print`);
    expect(wordsOf(printed.body)).toContain('The adviser says Vulnerable, the service Secure.');
    await expectValidHtml(printed.body);
    const word = await open(`${meeting}/word`);
    const xml = strFromU8(unzipSync(new Uint8Array(word.rawPayload))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain(made.name);
    expect(xml).toContain('Official: sensitive');
  });
});

describe('a case at a meeting', () => {
  it('stands beside the two cases most like it', async () => {
    const facts = { provider: { id: 1, urn: null, name: '', setId: 'special', phase: 'primary', pupils: 90, localityId: null } } as const;
    const made = await judged({ facts });
    const like = await judged({ facts, judged: { tier: 'vulnerable' } });
    const meeting = await plan();
    await put(meeting, made);
    const page = await open(`${meeting}/cases/${String(made.caseId)}`);
    const words = wordsOf(page.body);
    expect(words).toContain(`${made.name} (this case)`);
    expect(words).toContain(`${like.name} : the same in every band and floor.`);
    await expectValidHtml(page.body);
  });

  it('is discussed, decided there, and read afterwards', async () => {
    const meeting = await plan();
    const made = await judged();
    await put(meeting, made);
    const path = `${meeting}/cases/${String(made.caseId)}`;
    const empty = await send(path, { discussion: '', seen: '' });
    expect(empty.statusCode).toBe(422);
    await expectValidHtml(empty.body);
    await send(path, { discussion: 'The chair asked about attendance.', seen: '' });
    const form = await open(`${made.path}/decision`);
    expect(wordsOf(form.body)).toContain('At the meeting of');
    const where = meeting.split('/').at(-1) ?? '';
    await send(`${made.path}/decision`, { seen: seenIn(form.body), tier: 'secure', reasons: 'As judged.', where, conflict: 'none' });
    expect(await stateOf(app, made.caseId)).toBe('decided');
    const shown = await textOf(made.path);
    expect(shown).toContain('The chair asked about attendance.');
    expect(shown).toMatch(/Where Meeting of \d+ December 2026/);
    expect(await textOf(meeting)).toContain('Secure, as the service proposed');
  });

  it('keeps what two people write at once', async () => {
    const meeting = await plan();
    const made = await judged();
    await put(meeting, made);
    const path = `${meeting}/cases/${String(made.caseId)}`;
    await send(path, { discussion: 'What the first wrote.', seen: '' });
    const late = await send(path, { discussion: 'What the second wrote.', seen: '' });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('What the second wrote.');
    expect(wordsOf(late.body)).toContain('What stands there now: What the first wrote.');
    await expectValidHtml(late.body);
  });
});

describe('closing a meeting', () => {
  it('asks who was there, sends what is undecided to the next, and can be changed no more', async () => {
    const meeting = await plan();
    const made = await judged();
    await put(meeting, made);
    const page = await open(`${meeting}/close`);
    expect(wordsOf(page.body)).toContain('1 case is not decided. It waits, judged, for the next meeting.');
    await expectValidHtml(page.body);
    expect((await send(`${meeting}/close`, { present: '' })).statusCode).toBe(422);
    await send(`${meeting}/close`, { present: 'Jo Marsh, three advisers', notes: 'Attendance needs two terms.' });
    expect(await stateOf(app, made.caseId)).toBe('judged');
    const closed = await open(meeting);
    expect(wordsOf(closed.body)).toContain('Present: Jo Marsh, three advisers.');
    await expectValidHtml(closed.body);
    await put(meeting, made);
    expect(await stateOf(app, made.caseId)).toBe('judged');
    expect(await textOf(meeting)).toContain('The meeting is closed: nothing of it can be changed.');
    const next = await plan();
    await put(next, made);
    expect(await stateOf(app, made.caseId)).toBe('in-moderation');
  });
});

describe('how judgements fall', () => {
  it('is counted for whoever has judged five cases, and of others nothing is said', async () => {
    for (const tier of ['vulnerable', 'vulnerable', 'secure', 'secure', 'secure'] as const) await judged({ judged: { tier, by: 'Freda Quillon' } });
    await judged({ judged: { tier: 'vulnerable', by: 'Seldom Ashby' } });
    const page = await open('/moderation/drift');
    const words = wordsOf(page.body);
    expect(words).toMatch(
      /Freda Quillon 5 2 more, 3 the same, 0 less Too few Of 5 cases, 2 were judged to need more support than the service proposed, and none less\./,
    );
    expect(words).toContain('Seldom Ashby 1 Too few Too few Fewer than 5 cases: too few to say anything.');
    expect(words).toContain('never used for appraisal or capability');
    await expectValidHtml(page.body);
  });
});
