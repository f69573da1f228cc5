import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { letterInWords, letterOf as letterIn } from '../../programme-definitions/letter-in-words.ts';
import { programmeRoutes } from '../../programmes/programmes.routes.ts';
import { isToldTo } from '../../programmes/own-run-view.ts';
import { answersOf } from '../../programmes/replay.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { type Law, openLaw, rang, suspension } from '../intervention.fixture.ts';
import { interventionRoutes } from '../intervention.routes.ts';

let app: SupportApp;
let law: Law;
let director: string;
beforeAll(async () => {
  app = await openSupportApp((means) => [...programmeRoutes(means), ...interventionRoutes(means)]);
  law = await openLaw(app);
  director = await app.signInAs('director', { name: 'Dee Lowe' });
});

let schools = 0;
let school: number;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Carrow ${String(schools)} Primary School`);
});

/** The letter as its page shows it. */
const letterOf = async (runId: number, key: string): Promise<string> => {
  const answer = await app.open(`/providers/${String(school)}/programmes/${String(runId)}/letters/${key}`, director);
  expect(answer.statusCode).toBe(200);
  return words(answer.body);
};

describe('the letter of a power', () => {
  it('names the gateway that carries it on its day, and not one that has shut since intervention began', async () => {
    await law.makeEligible(await law.give(school), ['s66']);
    await law.givePay(school);
    const runId = await law.intervene(school, 's60');
    await law.stateNotice(school, '2026-11-11');
    await law.task(runId, 'plan-s66', '2026-11-12', { use: 'yes', why: 'Pay is not as the document says.' });
    const used = {
      'from': '2026-11-16',
      ...rang('2026-11-16'),
      'basis': 'The notice of 2 September was not complied with.',
      'reasons': 'Money',
      'signed-by': 'Dee Lowe',
    };
    expect(await law.lawTask(runId, 'use-s66', '2026-11-16', { ...used, gateway: 's60' })).toContain(
      'notice of 11 November 2026 ended the authority’s',
    );
    expect(await law.lawTask(runId, 'use-s66', '2026-11-16', { ...used, gateway: 's60a' })).toBeNull();
    const letter = await letterOf(runId, 's66');
    expect(letter).toContain('by this gateway: Pay and conditions notice not complied with (s60A). The notice of 2 September was not complied with.');
    expect(letter).not.toContain('s60)');
  });
});

describe('a letter', () => {
  it('says that its power was taken back before its day, and is then not to be sent', async () => {
    const runId = await law.begun(school, 'delegation', '2026-10-05');
    await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' });
    await law.lawGate(runId, 'suspend', '2026-11-16');
    const notice = suspension('2026-12-01', '2026-12-02', '2026-11-16');
    expect(await law.lawTask(runId, 'suspend', '2026-11-16', notice)).toBeNull();
    expect(await letterOf(runId, 'suspension-of-delegation')).toContain('Confirmed, to be sent');
    expect(await law.lawTask(runId, 'restore', '2026-11-17', { because: 'taken-back', reasons: 'It was meant for another school.' })).toBeNull();
    const page = await letterOf(runId, 'suspension-of-delegation');
    expect(page).toContain('Taken back The power was taken back on 17 November 2026, before its first day: the letter is not to be sent.');
    expect(page).not.toContain('Confirmed, to be sent');
  });
});

describe('a notice of powers', () => {
  it('is followed by a further one where another power becomes needed, and both stand', async () => {
    const notice = await law.give(school);
    await law.makeEligible(notice, ['s64']);
    const runId = await law.intervene(school, 's60');
    await law.task(runId, 'plan-s66', '2026-11-09', { use: 'yes', why: 'Money is missing.' });
    const used = {
      'from': '2026-11-23',
      ...rang('2026-11-23'),
      'gateway': 's60',
      'basis': 'The notice of 2 September.',
      'reasons': 'Money',
      'signed-by': 'Dee Lowe',
    };
    expect(await law.lawTask(runId, 'use-s66', '2026-11-23', used)).toContain('a further notice may be given');
    const further = { 'given-on': '2026-11-12', ...rang('2026-11-12'), 'powers': ['s66'], 'acts-from': '2026-11-23', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(notice, 'notice-of-powers-further', '2026-11-12', further)).toBeNull();
    const letter = await letterOf(notice, 'notice-of-powers-further');
    expect(letter).toContain('it proposes to use: Suspend the delegated budget (s66). It will act no earlier than 23 November 2026.');
    expect(letter).toContain('beside that of 3 November 2026, which stands');
    expect(letter, 'nothing is said of governors where none are proposed').not.toContain('s64(2)');
    expect(await letterOf(notice, 'notice-of-powers')).toContain('within two months of the end of the compliance period (s64(2))');
    expect(await law.lawTask(runId, 'use-s66', '2026-11-23', used)).toBeNull();
  });
});

describe('a copy that the Act asks for', () => {
  it('is not left out: a notice of a church school goes to its diocese, and to whoever appoints its foundation governors', async () => {
    const kind = { type_name: 'Voluntary aided school', religious_character: 'Roman Catholic' };
    const church = await app.addSchool('Carrow Holy Cross School', { with: kind });
    const runId = await law.prepare(church);
    const given = { 'given-on': '2026-09-02', 'compliance-ends': '2026-10-30', 'copies': ['ofsted'], 'signed-by': 'Dee Lowe' };
    const says = await law.lawTask(runId, 'given', '2026-09-02', given);
    for (const who of ['the head', 'the diocesan authority', 'the foundation governors', 'the Secretary of State', 's60(6)'])
      expect(says).toContain(who);
    const copies = ['head', 'diocese', 'appointing-body', 'regions-group'];
    expect(await law.lawTask(runId, 'given', '2026-09-02', { ...given, copies })).toBeNull();
  });
});

describe('a statement of action', () => {
  it('may propose nothing, and says why', async () => {
    await law.category(school, 'Special measures', '2026-10-06');
    const runId = await law.begun(school, 'statement-of-action', '2026-11-02', { trigger: 'inspection' });
    await law.task(runId, 'report', '2026-11-02', { 'received-on': '2026-11-02', 'category': 'special-measures', 'report': 'Of 6 October' });
    await law.task(runId, 'parents', '2026-11-09', { 'asked-on': '2026-11-04', 'how': 'A meeting', 'say': 'They want news each week.' });
    const statement = { 'prepared-on': '2026-11-12', 'proposes': 'nothing', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'statement', '2026-11-12', statement)).toContain('gives the authority’s reasons');
    expect(await law.lawTask(runId, 'statement', '2026-11-12', { ...statement, reasons: 'The school closes in December.' })).toBeNull();
    const letter = await letterOf(runId, 'statement-of-action');
    expect(letter).toContain('Why it proposes none The school closes in December.');
    expect(letter).not.toMatch(/In what time|voluntary aided/u);
  });

  it('is not called sent while its copies wait, and says which', async () => {
    school = await app.addSchool('Carrow Saint Hild School', { with: { type_name: 'Voluntary aided school', religious_character: 'Church of England' } });
    await law.category(school, 'Special measures', '2026-10-06');
    const runId = await law.begun(school, 'statement-of-action', '2026-11-02', { trigger: 'inspection' });
    await law.task(runId, 'report', '2026-11-02', { 'received-on': '2026-11-02', 'category': 'special-measures', 'report': 'Of 6 October' });
    await law.task(runId, 'parents', '2026-11-09', { 'asked-on': '2026-11-04', 'how': 'A meeting', 'say': 'They want news each week.' });
    const statement = { 'prepared-on': '2026-11-12', 'proposes': 'nothing', 'reasons': 'The school closes in December.', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'statement', '2026-11-12', statement)).toBeNull();
    expect(await letterOf(runId, 'statement-of-action')).toContain('Copies wait Its copies wait: to Ofsted, and to its appointing body. “Copies are sent” is not recorded yet.');
    const copies = { 'sent-on': '2026-11-12', 'copies': ['ofsted', 'appointing-body', 'head'] };
    expect(await law.take(runId, { kind: 'task-proposed', task: 'copies', on: '2026-11-12', answers: copies, note: null })).toBeNull();
    expect(await letterOf(runId, 'statement-of-action')).toContain('to Ofsted, and to Appointing body of a voluntary aided school, and to Headteacher. “Copies are sent” waits for a second person.');
    expect(await law.take(runId, { kind: 'task-done', task: 'copies', on: '2026-11-12', answers: {}, note: null }, law.second)).toBeNull();
    const sent = await letterOf(runId, 'statement-of-action');
    expect(sent).toContain('Sent ');
    expect(sent).not.toMatch(/copies wait/iu);
  }); // prettier-ignore
});

describe('a concern about an academy', () => {
  it('goes to the DfE only after the trust was spoken with and written to, with a copy to the trust', async () => {
    const academy = await app.addSchool('Carrow Academy', { with: { legal_track: 'academy' } });
    const runId = await law.begun(academy, 'academy-route', '2026-10-05');
    const refer = { kind: 'gate-passed', gate: 'refer', on: '2026-11-17', reason: 'No answer came' } as const;
    expect(await law.take(runId, refer, law.second)).toContain('Still to be done in this stage');
    const letter = { 'sent-on': '2026-10-15', 'facts': 'Suspensions.', 'asks': 'A plan.', 'reply-by': '2026-11-14', 'signed-by': 'Dee Lowe' };
    expect(await law.task(runId, 'letter', '2026-10-15', letter)).toContain('Ring before the letter goes');
    expect(await law.task(runId, 'conversation', '2026-10-12', { 'held-on': '2026-10-12', 'with': 'The trust', 'said': 'It looks.' })).toBeNull();
    expect(await law.task(runId, 'letter', '2026-10-15', letter)).toContain('14 November 2026 is a Saturday');
    expect(await law.task(runId, 'letter', '2026-10-16', { ...letter, 'sent-on': '2026-10-16', 'reply-by': '2026-11-16' })).toContain('is a Friday');
    expect(await law.task(runId, 'letter', '2026-10-15', { ...letter, 'reply-by': '2026-11-16' })).toBeNull();
    expect(await law.task(runId, 'reply', '2026-11-17', { came: 'none' })).toBeNull();
    expect(await law.take(runId, refer, law.second)).toBeNull();
    const referral = { 'sent-on': '2026-11-17', 'says': 'That no answer came.', 'copies': ['head'], 'signed-by': 'Ash Penn' };
    expect(await law.task(runId, 'referral', '2026-11-17', referral)).toContain('The trust has a copy');
    expect(await law.task(runId, 'referral', '2026-11-17', { ...referral, copies: ['trust', 'head'] })).toBeNull();
    school = academy;
    expect(await letterOf(runId, 'regions-referral')).toMatch(
      /What the trust answered An answer, asked for by 16 November 2026: Did not come\. What we ask/u,
    );
  });
});

describe('an outcome', () => {
  it('of a notice that is withdrawn is a letter, which the chair reads from its day', async () => {
    const runId = await law.give(school);
    expect(await law.lawGate(runId, 'withdraw', '2026-11-02')).toContain('Tell the governing body first in writing that the notice is withdrawn');
    const told = { 'reasons': 'It was meant for another school.', 'told-on': '2026-11-02', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(runId, 'withdrawal', '2026-11-02', told)).toBeNull();
    expect(await letterOf(runId, 'notice-withdrawn')).toMatch(/On 2 September 2026 .* withdraws it: .* It was meant for another school\./u);
    const chair = await app.signInAs('chair', { reaches: [{ kind: 'provider', providerId: school }] });
    const sent = await app.open(`/providers/${String(school)}/programmes/${String(runId)}/sent-letters/notice-withdrawn`, chair);
    expect([sent.statusCode, words(sent.body).includes('It was meant for another school.')]).toEqual([200, true]);
    expect(await law.lawGate(runId, 'withdraw', '2026-11-02')).toBeNull();
  });

  it('of a notice that the Secretary of State’s ended is a letter, to those who had the notice too', async () => {
    const notice = await law.give(school);
    await law.makeEligible(notice);
    await law.stateNotice(school, '2026-11-11');
    expect(await law.lawGate(notice, 'ended-by-state', '2026-11-16')).toContain('Tell the governing body first in writing');
    const told = { 'state-on': '2026-11-11', 'copies': ['head', 'regions-group'], 'told-on': '2026-11-16', 'signed-by': 'Dee Lowe' };
    expect(await law.lawTask(notice, 'state-ended-later', '2026-11-16', { ...told, 'state-on': '2026-11-12' })).toContain('of 11 November 2026');
    expect(await law.lawTask(notice, 'state-ended-later', '2026-11-16', told)).toBeNull();
    const letter = await letterOf(notice, 'notice-ended-by-state-later');
    expect(letter).toMatch(/The Secretary of State has given the governing body a warning notice, of 11 November 2026\. .* \(section 60\(4B\)\).*Copies: Headteacher; Secretary of State/u);
    const head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    expect((await app.open(`/providers/${String(school)}/programmes/${String(notice)}/sent-letters/notice-ended-by-state-later`, head)).statusCode).toBe(200);
    expect(await law.lawGate(notice, 'ended-by-state', '2026-11-16')).toBeNull();
  }); // prettier-ignore

  it('of a suspension that has ended is a letter with its last day; of one taken back before anything went there is none', async () => {
    for (const isBack of [false, true]) {
      const runId = await law.begun(await app.addSchool(`Carrow ${isBack ? 'Hill' : 'Vale'} School`), 'delegation', '2026-10-05');
      await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' });
      await law.lawGate(runId, 'suspend', '2026-10-06');
      await law.lawTask(runId, 'suspend', '2026-10-07', suspension(isBack ? '2026-12-01' : '2026-10-07'));
      const end = isBack ? { because: 'taken-back', reasons: 'An error.' } : { 'because': 'restored', 'last-day': '2026-11-20', 'reasons': 'A new bursar.' };
      const ended = await law.lawTask(runId, 'restore', '2026-11-23', end);
      if (isBack) {
        expect(ended).toBeNull();
        expect(isToldTo(await law.read(runId), { role: 'chair', name: 'Mo Lane' }, '2026-11-23'), 'nothing of it has gone').toBe(false);
      } else {
        expect(ended).toContain('who signs');
        expect(await law.lawTask(runId, 'restore', '2026-11-23', { ...end, 'told-on': '2026-11-23', 'signed-by': 'Dee Lowe' })).toBeNull();
        const { definition, now } = await law.read(runId);
        const letter = letterIn(definition, 'end-of-suspension');
        if (letter === null) throw new Error('It has a letter.');
        expect(letterInWords(letter, { definition, answers: answersOf(now), providerName: 'Carrow', authorityName: 'Ambermoor' }).body).toContain('Its last day: 20 November 2026.');
      }
    }
  }); // prettier-ignore
});
