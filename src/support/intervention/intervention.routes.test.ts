import { beforeAll, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { type Law, openLaw, rang } from './intervention.fixture.ts';
import { programmeRoutes } from '../programmes/programmes.routes.ts';
import { interventionRoutes } from './intervention.routes.ts';
import { deadlineRoutes } from '../deadlines/deadlines.routes.ts';
import { timelineRoutes } from '../timeline/timeline.routes.ts';
import { tripRoutes } from '../trip/trip.routes.ts';

let app: SupportApp;
let law: Law;
let director: string;
beforeAll(async () => {
  app = await openSupportApp((means) => [
    ...programmeRoutes(means),
    ...interventionRoutes(means),
    ...tripRoutes(means),
    ...timelineRoutes(means),
    ...deadlineRoutes(means),
  ]);
  law = await openLaw(app);
  director = await app.signInAs('director', { name: 'Dee Lowe' });
});

const read = async (url: string, cookie = director) => {
  const answer = await app.open(url, cookie);
  expect(answer.statusCode).toBe(200);
  return words(answer.body);
};

describe('the ladder of a provider', () => {
  it('offers an academy its own route alone, and says why not the rest', async () => {
    const academy = await app.addSchool('Birchwell Academy', { with: { legal_track: 'academy' } });
    const page = await read(`/providers/${String(academy)}/escalation`);
    expect(page).toContain('This is an academy. The authority never gives an academy a notice');
    expect(page.indexOf('Trust, then DfE Regions Group')).toBeLessThan(page.indexOf('What is not, and why'));
    expect(page.indexOf('Interim executive board')).toBeGreaterThan(page.indexOf('What is not, and why'));
    expect(page).not.toContain('Gateways to intervention');
    const { body } = await app.open(`/providers/${String(academy)}/escalation`, director);
    expect(body).toContain('programme=academy-route');
    expect(body).not.toContain('programme=warning-notice');
  });

  it('shows of a maintained school what is open, why the rest is not, and what is under way', async () => {
    const school = await app.addSchool('Birchwell Primary School');
    const url = `/providers/${String(school)}/escalation`;
    expect(await read(url)).toContain('No warning notice is in force (Education and Inspections Act 2006 s60)');
    const runId = await law.give(school);
    expect(await read(url)).toContain('Under way since 24 August 2026: Compliance period');
    await law.makeEligible(runId);
    const page = await read(url);
    expect(page).toContain('Section 64 may be used until 30 December 2026 (s64(2))');
    expect(page).toContain('Consultation comes first, and the Secretary of State’s consent.');
    const { body } = await app.open(url, director);
    expect(body).toContain('programme=intervention');
    expect(body).not.toContain('programme=warning-notice');
  });

  it('begins nothing at a school that is closed, and says so on the ladder, the list and the form', async () => {
    const school = await app.addSchool('Bexstead Mill School', { with: { status: 'closed', closed_on: '2026-08-31' } });
    await law.category(school, 'Requires significant improvement', '2026-06-09');
    const at = `/providers/${String(school)}`;
    const says = 'It closed on 31 August 2026: nothing begins at a provider that is closed.';
    const ladder = await app.open(`${at}/escalation`, director);
    expect(ladder.body).not.toMatch(/programmes\/start|rapid-improvement|findings\/new/);
    expect(words(ladder.body)).toContain(`This is a maintained school. ${says}`);
    expect(words(ladder.body)).not.toContain('none is under way');
    for (const page of [`${at}/programmes`, `${at}/programmes/start?programme=letter-of-concern`, `${at}/rapid-improvement`])
      expect(await read(page), page).toContain(says);
    for (const programme of ['warning-notice', 'letter-of-concern', 'trip'])
      expect(await law.begin(school, programme, '2026-08-24'), programme).toMatchObject({ ok: false, reason: says.slice(0, -1) });
  });

  it('asks for a statement of action where an inspection has judged so', async () => {
    const school = await app.addSchool('Birchwell Junior School');
    await law.category(school, 'Requires significant improvement', '2026-10-06');
    const page = await read(`/providers/${String(school)}/escalation`);
    expect(page).toMatch(
      /requires significant improvement\. The authority prepares a statement of action \(Education Act 2005 s15\), and none is under way\. It is due on 20 October 2026 ?\. .*Counted from the inspection of 6 October 2026/,
    );
    expect(page).toContain('Open. It needed no notice.');
  });

  it('is no page for the school itself, and offers an auditor nothing to begin', async () => {
    const school = await app.addSchool('Birchwell Infant School');
    const url = `/providers/${String(school)}/escalation`;
    const head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    expect((await app.open(url, head)).statusCode).toBe(403);
    const auditor = await app.signInAs('auditor');
    expect((await app.open(url, auditor)).body).not.toContain('programme=');
  });
});

describe('a letter that was sent', () => {
  it('is read by those to whom it went, from its day, and by nobody else', async () => {
    const school = await app.addSchool('Dunmere Primary School');
    const runId = await law.give(school);
    const run = `/providers/${String(school)}/programmes/${String(runId)}`;
    const reaches = [{ kind: 'provider', providerId: school }] as const;
    const [head, chair] = [await app.signInAs('headteacher', { reaches: [...reaches] }), await app.signInAs('chair', { reaches: [...reaches] })];
    for (const person of [head, chair]) {
      expect((await app.open(run, person)).body).toContain(`${run}/sent-letters/warning-notice`);
      const letter = await read(`${run}/sent-letters/warning-notice`, person);
      expect(letter).toContain('Appoint a deputy head.');
      expect(letter).not.toMatch(/Draft|Download/u);
    }
    for (const path of ['sent-letters/notice-of-powers', 'sent-letters/s65', 'letters/warning-notice'])
      expect([403, 404], path).toContain((await app.open(`${run}/${path}`, chair)).statusCode);
    const another = await app.signInAs('chair', { reaches: [{ kind: 'provider', providerId: await app.addSchool('Dunmere Infant School') }] });
    expect([403, 404]).toContain((await app.open(`${run}/sent-letters/warning-notice`, another)).statusCode);
    await law.makeEligible(runId);
    expect(await read(`${run}/sent-letters/notice-of-powers`, chair)).toContain('It will act no earlier than 9 November 2026');
    expect((await app.open(`${run}/sent-letters/notice-of-powers`, head)).statusCode).toBe(404);
  });
});

describe('a letter', () => {
  it('is drawn from the run before it is confirmed, as a draft, and says what it lacks', async () => {
    const school = await app.addSchool('Carrow Primary School');
    const runId = await law.give(school);
    const url = `/providers/${String(school)}/programmes/${String(runId)}/letters`;
    const given = await read(`${url}/warning-notice`);
    expect(given).toContain('Warning notice under section 60 of the Education and Inspections Act 2006: Carrow Primary School');
    expect(given).toContain('by the end of 30 October 2026');
    expect(given).not.toContain('It lacks');
    expect(given).not.toContain('Draft');
    const next = await read(`${url}/notice-of-powers`);
    expect(next).toContain('Draft: not confirmed, and not to be sent');
    expect(next).toContain('It lacks');
    expect(next).toContain('Earliest day on which it acts (Notice of powers)');
  });

  it('is a Word document too, and none of a letter that the run has not, or of another provider’s run', async () => {
    const school = await app.addSchool('Carrow Junior School');
    const other = await app.addSchool('Carrow Infant School');
    const runId = await law.give(school);
    const at = (provider: number, letter: string) => `/providers/${String(provider)}/programmes/${String(runId)}/letters/${letter}`;
    const word = await app.open(`${at(school, 'warning-notice')}/word`, director);
    expect(word.headers['content-disposition']).toContain('warning-notice-2026-09-02.docx');
    for (const url of [at(school, 'breach-notice'), at(school, 'nothing'), at(other, 'warning-notice')])
      expect((await app.open(url, director)).statusCode).toBe(404);
  });
});

describe('the register', () => {
  it('has every statutory step with its day, both people, deadline and lapse', async () => {
    const school = await app.addSchool('Dunmere Primary School');
    const runId = await law.give(school);
    const page = await read('/programmes/escalations');
    const from = page.indexOf('Dunmere Primary School');
    expect(from).toBeGreaterThan(-1);
    expect(page).toMatch(
      /The notice is given Warning notice: Education and Inspections Act 2006 s60 Taken 2 September 2026 Dee Lowe Confirmed by Ash Penn/u,
    );
    expect(page).toContain('Section 64 lapses after 30 December 2026');
    expect(page).toContain('Complied with or not');
    expect(await read('/programmes/escalations?state=late')).toContain('Late');
    await law.lawTask(runId, 'withdrawal', '2026-11-02', { 'reasons': 'Wrong grounds', 'told-on': '2026-11-02', 'signed-by': 'Dee Lowe' });
    await law.take(runId, { kind: 'gate-proposed', gate: 'withdraw', on: '2026-11-02', reason: 'Wrong grounds' });
    expect(await read('/programmes/escalations?state=waits')).toMatch(
      /Withdraw the notice .* Waits for a second person 2 November 2026 Dee Lowe Not confirmed/u,
    );
  });

  it('has what is only being prepared, a letter that has no force of law, and a statement that nobody has begun, each with its day', async () => {
    const school = await app.addSchool('Dunmere Valley School');
    await law.begin(school, 'warning-notice', '2026-11-02');
    await law.begin(school, 'letter-of-concern', '2026-11-16');
    const owing = await app.addSchool('Dunmere Hill School');
    await law.category(owing, 'Special measures', '2026-10-06');
    const page = await read('/programmes/escalations?state=under-way');
    expect(page).toMatch(
      /Dunmere Valley School Before the notice Warning notice: Education and Inspections Act 2006 s60 Under way Late 2 November 2026/u,
    );
    expect(page).toMatch(/Dunmere Valley School [^.]* Letter of concern: /u);
    expect(page).not.toContain('Section 64 lapses');
    const late = await app.open('/programmes/escalations?state=late', director);
    expect(words(late.body)).toMatch(
      /Dunmere Hill School To be begun: special measures Statement of action: .*? Late .*? 20 October 2026 Tuesday 20 October 2026: 10 .*? Counted from the inspection of 6 October 2026, as no day of publication is on record/u,
    );
    const csv = (await app.open(/href="([^"]*\.csv[^"]*)"/u.exec(late.body)?.[1] ?? '', director)).body;
    expect(csv).toMatch(/Dunmere Hill School,Statement of action,[^]*Dunmere Valley School,Warning notice,[^]*,"Under way, late",2026-11-02/u);
    expect(csv).not.toContain(',Taken,');
  });

  it('is a CSV file with the same rows', async () => {
    await law.give(await app.addSchool('Dunmere Junior School'));
    const answer = await app.open('/programmes/escalations.csv', director);
    expect(answer.headers['content-disposition']).toContain('escalations-2026-11-23.csv');
    expect(answer.body).toContain('Provider,Programme,Law,Step,State,Day,Recorded by,Confirmed by,Deadline');
    expect(answer.body).toContain(
      'Dunmere Junior School,Warning notice,Education and Inspections Act 2006 s60,The notice is given,Taken,2026-09-02,Dee Lowe,Ash Penn',
    );
  });

  it('is for the director and those who answer with her, and no adviser', async () => {
    const adviser = await app.signInAs('sia');
    for (const url of ['/programmes/escalations', '/programmes/escalations.csv']) expect((await app.open(url, adviser)).statusCode).toBe(403);
  });
});

describe('the pages of a run', () => {
  const runPage = (school: number, runId: number) => `/providers/${String(school)}/programmes/${String(runId)}`;

  it('say of each power that is not open why not, before anybody plans it', async () => {
    const school = await app.addSchool('Gosford Primary School');
    await law.makeEligible(await law.give(school));
    const runId = await law.begun(school, 'intervention', '2026-11-09');
    await law.lawTask(runId, 'gateway', '2026-11-09', { gateway: 's60', basis: 'The notice' });
    await law.lawGate(runId, 'use-powers', '2026-11-09');
    const page = await read(runPage(school, runId));
    const of = (task: string) => page.split(`${task}: propose it or not`)[1]?.split('Why this day')[0];
    expect(of('Requiring arrangements (s63)')).toMatch(/Runs no longer .*Not open today\. No notice of powers named it/);
    expect(of('Additional governors (s64)')).not.toMatch(/Not open today|Runs no longer/);
  });

  it('tell the day of what need not be done once it has passed, and call a way out by its own name', async () => {
    const school = await app.addSchool('Gosford Junior School');
    const runId = await law.give(school);
    const page = await read(runPage(school, runId));
    expect(page).toMatch(/Representations of the governing body Need not be done .*?Its day was 30 October 2026\. [^?]*? Until when it was for/u);
    expect(page).toContain('Ends the run: ended by a notice of the Secretary of State’s');
    expect(await law.take(runId, { kind: 'paused', on: '2026-11-18', reason: 'The chair is ill', until: null })).toBeNull();
    expect(await read(`/providers/${String(school)}/escalation`)).toContain('Paused since 18 November 2026: Compliance period');
    expect(await read(`/providers/${String(school)}/deadlines`)).toContain('Complied with or not (the run is paused)');
  });
});

describe('what is in a process of the law', () => {
  it('is in preparation unknown to the school, its governors, its clerk and its diocese', async () => {
    const school = await app.addSchool('Barnsdale Primary School');
    const begun = await law.begin(school, 'warning-notice', '2026-11-02');
    if (!begun.ok) throw new Error(begun.reason);
    const at = `/providers/${String(school)}`;
    for (const role of ['headteacher', 'chair', 'governor', 'clerk']) {
      const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: school }] });
      expect((await app.open(`${at}/programmes/${String(begun.value.runId)}`, cookie)).statusCode, role).toBe(404);
      for (const page of [`${at}/programmes`, `${at}/timeline`, `${at}/deadlines`, at]) {
        const answer = await app.open(page, cookie);
        expect(words(answer.body), `${role} ${page}`).not.toMatch(/warning notice/iu);
      }
    }
  });

  it('is read by those who may read the ladder and by whoever carries it; other officers see that it is under way', async () => {
    const school = await app.addSchool('Ellerby Primary School');
    const runId = await law.give(school);
    const at = `/providers/${String(school)}`;
    const pages = [`${at}/programmes/${String(runId)}`, `${at}/programmes`, `${at}/timeline`, `${at}/deadlines`];
    const adviser = await app.signInAs('sia', { caseload: [school] });
    for (const cookie of [director, adviser]) expect(await read(pages[0] ?? '', cookie)).toContain('Results fell three years running.');
    expect(await read(pages[2] ?? '', adviser)).toContain('“The notice is given” was done');
    for (const role of ['specialist', 'safeguarding-lead', 'data-officer']) {
      const cookie = await app.signInAs(role);
      for (const page of pages)
        expect(await read(page, cookie), `${role} ${page}`).not.toMatch(/Results fell|Compliance period|Complied with|is given|governors/u);
      expect(await read(pages[0] ?? '', cookie), role).toMatch(
        /Warning notice Under way .*It began on 24 August 2026.*This is a process of the law\./u,
      );
      expect(await read(pages[2] ?? '', cookie), role).toContain('Warning notice: the run began');
    }
    const specialist = await app.signInAs('specialist');
    const { id } = await app.db.kysely.selectFrom('account').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    await app.db.kysely.updateTable('programme_run').set({ account_id: id }).where('id', '=', runId).execute();
    expect(await read(pages[0] ?? '', specialist)).toContain('Results fell three years running.');
  });
});

describe('by the pages of programmes', () => {
  const form = { 'on-day': '16', 'on-month': '11', 'on-year': '2026', 'reason': 'Standards', 'account': '', 'seen': '0', 'trigger': 'by-hand' };

  it('a warning notice to an academy is refused with the reason, whatever is sent', async () => {
    const academy = await app.addSchool('Fenwick Academy', { with: { legal_track: 'academy' } });
    const list = `/providers/${String(academy)}/programmes`;
    for (const programme of ['warning-notice', 'intervention', 'delegation']) {
      const answer = await app.send(`${list}/start`, { ...form, programme }, director);
      expect(answer.statusCode).toBe(422);
      expect(words(answer.body)).toMatch(programme === 'delegation' ? /Schedule 15/u : /never gives an academy a notice/u);
    }
    expect(await read(list)).toContain('No programme is under way here');
    expect(await read(list)).toContain('Concern about an academy');
  });

  it('a maintained school is given one by the director, whose letter the second person reads before confirming', async () => {
    const school = await app.addSchool('Fenwick Primary School');
    const list = `/providers/${String(school)}/programmes`;
    const { body } = await app.open(list, director);
    expect(body).toContain(`/providers/${String(school)}/escalation`);
    const begun = await app.send(`${list}/start`, { ...form, programme: 'warning-notice' }, director);
    expect(begun.statusCode).toBe(303);
    const path = begun.headers.location ?? '';
    expect(await read(path)).toContain('Grounds, facts and action required');
    const runId = await law.give(await app.addSchool('Fenwick Junior School'));
    const given = await law.read(runId);
    const answers = { complied: 'no', reasons: 'No deputy was appointed.' };
    await law.lawTask(runId, 'compliance', '2026-11-02', answers);
    await law.lawGate(runId, 'not-complied', '2026-11-02');
    const notice = { 'given-on': '2026-11-03', ...rang('2026-11-03'), 'powers': ['s64'], 'acts-from': '2026-11-09', 'signed-by': 'Dee Lowe' };
    await law.take(runId, { kind: 'task-proposed', task: 'notice-of-powers', on: '2026-11-03', answers: notice, note: null });
    const second = await app.signInAs('assistant-director', { name: 'Bo Dale' });
    const run = `/providers/${String(given.providerId)}/programmes/${String(runId)}`;
    expect((await app.open(run, second)).body).toContain(`${run}/letters/notice-of-powers`);
    const confirm = await app.open(`${run}/tasks/notice-of-powers/second`, second);
    expect(confirm.body).toContain(`${run}/letters/notice-of-powers`);
    expect(await read(`${run}/letters/notice-of-powers`, second)).toContain(
      'The authority gives notice that it proposes to use: Appoint governors (s64), within two months of the end of the compliance period (s64(2)). It will act no earlier than 9 November 2026.',
    );
  });
});
