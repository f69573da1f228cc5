import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { areaIds } from '../criteria/areas.ts';
import { known } from '../criteria/evaluate.fixture.ts';
import { calmFacts } from '../criteria/evaluate.fixture.ts';
import { addCase, openJudgementApp, proposeAnew, signInAs, stateOf, wordsOf } from '../cases/judgement.fixture.ts';
import { judgementRoutes } from '../wing.ts';
import { judgementForm, seenIn } from './judgement-form.fixture.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const send = (path: string, form: Readonly<Record<string, string>>, cookie = lead) => app.post(path, form, cookie);
const judgementsOf = (caseId: number) => app.db.kysely.selectFrom('tier_judgement').selectAll().where('case_id', '=', caseId).orderBy('id').execute();

describe('the page of a case', () => {
  it('says where it stands, what comes next, what was proposed and why', async () => {
    const made = await addCase(app, { tier: 'vulnerable' });
    const page = await open(made.path);
    const words = wordsOf(page.body);
    expect(words).toContain('Proposed by the service since 23 November 2026');
    expect(words).toContain('The adviser records a judgement in the nine areas.');
    expect(words).toContain('Floor: requires improvement overall, or in quality of education or leadership');
    expect(words).toContain('Provisional: not from the published framework');
    expect(words).toContain('Not judged yet');
    expect(page.body).toContain(`href="/providers/${String(made.providerId)}/tier"`);
    expect(page.body).toContain(`href="${made.path}/judgement"`);
    await expectValidHtml(page.body);
  });

  it('shows beside the tier what calls for support, and says that it moves nothing', async () => {
    const facts = {
      facts: { ...calmFacts().facts, 'asks-for-help': known(true, 'Asked in September'), 'governor-vacancies': known(true, 'Two of nine') },
    };
    const { path } = await addCase(app, { facts });
    const words = wordsOf((await open(path)).body);
    expect(words).toContain('The provider asks for help: Asked in September');
    expect(words).toContain('None of these moves the tier');
    expect(words).toMatch(/Tier Secure /);
  });

  it('is there for advisers of the provider and its locality, for an auditor, and not for the provider or strangers', async () => {
    const { path, providerId } = await addCase(app);
    const own = await app.signInAs('sia', { caseload: [providerId] });
    expect((await open(path, own)).statusCode).toBe(200);
    const auditor = await app.signInAs('auditor');
    const page = await open(path, auditor);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain(`${path}/judgement"`);
    expect((await open(path, await app.signInAs('sia'))).statusCode).toBe(404);
    for (const role of ['headteacher', 'chair'] as const) {
      const school = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId }] });
      expect((await open(path, school)).statusCode).toBe(404);
      expect((await open(`${path}/judgements`, school)).statusCode).toBe(404);
      expect((await open(`${path}/judgement`, school)).statusCode).toBe(403);
    }
    expect((await open(path, await app.signInAs('elected-member'))).statusCode).toBe(403);
    expect((await open('/cases/999999')).statusCode).toBe(404);
    expect((await open('/cases/nonsense')).statusCode).toBe(404);
  });
});

describe('an adviser’s judgement', () => {
  it('does not pass over what the service proposed meanwhile', async () => {
    const made = await addCase(app);
    const form = judgementForm({ proposal: String(made.proposalId) });
    await proposeAnew(app, made, 'cause-for-concern');
    const late = await send(`${made.path}/judgement`, form);
    expect(wordsOf(late.body)).toContain('The service proposed anew while you were writing');
    expect(late.body).toContain('Seen on the visit.');
    await expectValidHtml(late.body);
    expect(await judgementsOf(made.caseId)).toEqual([]);
    const now = /name="proposal" value="(\d+)"/.exec(late.body)?.[1] ?? '';
    await send(`${made.path}/judgement`, { ...form, proposal: now, reasons: 'It was put right on the day.' });
    expect(await judgementsOf(made.caseId)).toHaveLength(1);
  });

  it('begins from what the data says of each area, which fills in nothing', async () => {
    const { path } = await addCase(app, { tier: 'cause-for-concern' });
    const page = await open(`${path}/judgement`);
    const words = wordsOf(page.body);
    expect(words).toContain('The service proposes Cause for Concern');
    expect(words).toContain('A category of concern is in force (special measures)');
    expect(words).toContain('ks2-rwm-expected|all (2024/25): green, 3 points better than England');
    expect(page.body).not.toMatch(/ checked/);
    await expectValidHtml(page.body);
  });

  it('is recorded by the provider’s adviser, and stands on the case', async () => {
    const made = await addCase(app);
    const adviser = await signInAs(app, 'sia', 'Mina Halloway', [made.providerId]);
    const answer = await send(`${made.path}/judgement`, judgementForm({ 'evidence-inclusion': 'Two visits; the SENCO’s records.' }), adviser.cookie);
    expect(answer.headers.location).toBe(made.path);
    expect(await stateOf(app, made.caseId)).toBe('judged');
    const page = await open(made.path);
    expect(wordsOf(page.body)).toContain('Two visits; the SENCO’s records.');
    expect(wordsOf(page.body)).toContain('Judged by Mina Halloway');
    await expectValidHtml(page.body);
    const events = await app.db.kysely
      .selectFrom('audit_event')
      .select(['event', 'actor_name'])
      .where('subject_kind', '=', 'tier-case')
      .where('subject_id', '=', String(made.caseId))
      .execute();
    expect(events).toEqual([{ event: 'tier-case.judged', actor_name: 'Mina Halloway' }]);
  });

  it.each([
    ['area-safeguarding', '', 'Select what you judge of safeguarding'],
    ['evidence-safeguarding', '', 'Enter your evidence for safeguarding'],
    ['confidence-safeguarding', '', 'Select how sure you are of safeguarding'],
    ['tier', '', 'Select the tier that you propose'],
    ['confidence', '', 'Select how sure you are of the tier'],
    ['conflict', '', 'Select whether you have a conflict of interest'],
    ['tier', 'vulnerable', 'Enter why the tier is another than the service’s.'],
  ])('is asked again for %s when it is "%s", and nothing typed is lost', async (field, value, problem) => {
    const { path, caseId } = await addCase(app);
    const page = await send(`${path}/judgement`, judgementForm({ 'evidence-capacity': 'A deputy who is ready.', [field]: value }));
    expect(page.statusCode).toBe(422);
    expect(wordsOf(page.body)).toContain(problem);
    expect(page.body).toContain('A deputy who is ready.');
    await expectValidHtml(page.body);
    expect(await judgementsOf(caseId)).toEqual([]);
  });

  it('may leave an area open with why, and then asks for no confidence in it', async () => {
    const made = await addCase(app);
    await send(
      `${made.path}/judgement`,
      judgementForm({ 'area-capacity': 'not-judged', 'evidence-capacity': 'New trust since May.', 'confidence-capacity': '' }),
    );
    const [judgement] = await judgementsOf(made.caseId);
    expect(judgement?.areas).toContainEqual({ area: 'capacity', judgement: 'not-judged', evidence: 'New trust since May.', confidence: null });
    expect((judgement?.areas as unknown[]).length).toBe(areaIds.length);
  });

  it('departs from a floor only with reasons', async () => {
    const made = await addCase(app, { tier: 'cause-for-concern' });
    const refused = await send(`${made.path}/judgement`, judgementForm({ tier: 'secure' }));
    expect(wordsOf(refused.body)).toContain(
      'Enter why the tier departs from a floor. A category of concern is in force: the criteria say Cause for Concern.',
    );
    await send(`${made.path}/judgement`, judgementForm({ tier: 'secure', reasons: 'It was lifted last week; the file is older.' }));
    expect((await judgementsOf(made.caseId))[0]).toMatchObject({ tier: 'secure', reasons: 'It was lifted last week; the file is older.' });
    expect(wordsOf((await open(made.path)).body)).toContain('The service proposed Cause for Concern.');
  });

  it('is not for somebody with a conflict of interest, who is told who may', async () => {
    const made = await addCase(app);
    const adviser = await signInAs(app, 'sia', 'Owen Tarrant', [made.providerId]);
    await app.signInAs('sia', { name: 'Sal Beckwith', caseload: [made.providerId] });
    const page = await send(
      `${made.path}/judgement`,
      { 'seen': '0', 'conflict': 'some', 'conflict-words': 'My daughter teaches there.' },
      adviser.cookie,
    );
    expect(page.statusCode).toBe(422);
    expect(wordsOf(page.body)).toMatch(/you may not judge this case\. .*Jo Marsh.*Sal Beckwith.* may\./);
    await expectValidHtml(page.body);
    expect(await stateOf(app, made.caseId)).toBe('proposed');
    expect(await judgementsOf(made.caseId)).toEqual([]);
    const declared = await app.db.kysely
      .selectFrom('audit_event')
      .select('reason')
      .where('event', '=', 'tier-case.conflict-declared')
      .where('subject_id', '=', String(made.caseId))
      .execute();
    expect(declared).toEqual([{ reason: 'My daughter teaches there.' }]);
  });

  it('sent twice is one judgement', async () => {
    const made = await addCase(app);
    const form = judgementForm();
    const answers = await Promise.all([send(`${made.path}/judgement`, form), send(`${made.path}/judgement`, form)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await judgementsOf(made.caseId)).toHaveLength(1);
  });

  it('does not pass over another’s that was recorded meanwhile, and stays readable beside a later one', async () => {
    const made = await addCase(app);
    const seen = seenIn((await open(`${made.path}/judgement`)).body);
    const adviser = await signInAs(app, 'sia', 'Ines Whitlow', [made.providerId]);
    await send(`${made.path}/judgement`, judgementForm({ 'seen': seen, 'evidence-inclusion': 'The first of two.' }), adviser.cookie);
    const late = await send(`${made.path}/judgement`, judgementForm({ 'seen': seen, 'evidence-inclusion': 'The second of two.' }));
    expect(late.statusCode).toBe(422);
    expect(wordsOf(late.body)).toContain('Ines Whitlow recorded a judgement while you were writing.');
    expect(late.body).toContain('The second of two.');
    await expectValidHtml(late.body);
    await send(`${made.path}/judgement`, judgementForm({ 'seen': seenIn(late.body), 'evidence-inclusion': 'The second of two.' }));
    const page = await open(`${made.path}/judgements`);
    const words = wordsOf(page.body);
    expect(words.indexOf('The second of two.')).toBeLessThan(words.indexOf('The first of two.'));
    expect(words).toContain('Earlier: Ines Whitlow');
    await expectValidHtml(page.body);
  });

  it('comes too late when the tier is decided, which it is told', async () => {
    const { path } = await addCase(app, { state: 'decided' });
    expect((await open(`${path}/judgement`)).statusCode).toBe(303);
    const page = await send(`${path}/judgement`, judgementForm({ seen: '1' }));
    expect([303, 422]).toContain(page.statusCode);
  });
});
