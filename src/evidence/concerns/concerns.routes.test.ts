import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import { aConcern, aboutSafeguarding, openConcernsApp } from './concerns.fixture.ts';
import { concernsPanel } from './concerns-panel.ts';
import { findConcern } from './find-concerns.ts';
import { concernsWork } from './gather-work.ts';
import { findUntriaged } from './find-untriaged.ts';

let on: Awaited<ReturnType<typeof openConcernsApp>>;
let lead: string;
let safeguarding: string;
let clerk: string;
beforeAll(async () => {
  on = await openConcernsApp();
  lead = await on.app.signInAs('lead', { name: 'Jo Marsh' });
  safeguarding = await on.app.signInAs('safeguarding-lead', { name: 'Ali Reeve' });
  clerk = await on.app.signInAs('business-support', { name: 'Bo Finch' });
});

const idOf = (path: string): number => Number(path.split('/').at(-1));

describe('logging', () => {
  it('is one page for any officer, of any provider, that says it is never about a child', async () => {
    const school = await on.aSchool();
    const page = await on.open(`/providers/${String(school)}/concerns/new`, clerk);
    expect(on.words(page.body)).toContain('About the institution, never about a child');
    await expectValidHtml(page.body);
    const path = await on.log(school, clerk);
    expect(path).toMatch(/^\/concerns\/\d+$/);
    const own = on.words((await on.open(path, clerk)).body);
    expect(own).toContain('Waits for triage');
    expect(own).toContain('30 November 2026: 5 working days after Monday 23 November 2026, which');
    expect(await on.log(school, clerk), 'sent twice, it is logged once').toBe(path);
    expect(await on.noticesOf('Jo Marsh')).toContainEqual(expect.objectContaining({ href: path, kind: 'record-to-triage', subject: 'Something was logged, and waits for triage' })); // prettier-ignore
  });

  it('finds the provider first where it is not known', async () => {
    await on.aSchool({ name: 'Quillworth Infant School' });
    const page = await on.open('/concerns/new?q=quillworth', clerk);
    expect(page.body).toMatch(/href="\/providers\/\d+\/concerns\/new">Quillworth Infant School/);
    await expectValidHtml(page.body);
    await expectValidHtml((await on.open('/concerns/new?q=nowhere-at-all', clerk)).body);
  });

  it('shows the same-day route first where it is about safeguarding, loses nothing, and saves nothing before it is answered', async () => {
    const school = await on.aSchool();
    const url = `/providers/${String(school)}/concerns/new`;
    const { 'same-day': _, 'same-day-words': __, ...unanswered } = aboutSafeguarding;
    const first = await on.app.post(url, unanswered, clerk);
    const said = on.words(first.body);
    expect(said).toContain('First: the same-day route');
    expect(said).toMatch(/MASH .*LADO/);
    expect(said).toContain('Provisional: not from the published framework');
    expect(first.body).toContain('The single central record has gaps');
    await expectValidHtml(first.body);
    const again = await on.app.post(url, { ...unanswered, 'route-shown': 'yes' }, clerk);
    expect(again.statusCode).toBe(422);
    expect(on.words(again.body)).toContain('Select whether it was reported by the same-day route');
    const { rows } = await sql`select 1 from concern where provider_id = ${school}`.execute(on.app.db.kysely);
    expect(rows).toHaveLength(0);
    const path = await on.log(school, clerk, aboutSafeguarding);
    expect(await on.rowOf(path)).toMatchObject({ is_restricted: true, same_day: 'reported' });
    expect((await on.noticesOf('Ali Reeve')).find(({ href }) => href === path)).toMatchObject({ urgency: 'urgent' });
    expect(
      (await on.noticesOf('Jo Marsh')).find(({ href }) => href === path),
      'the lead is not one of those named',
    ).toBeUndefined();
  });

  it('shows the authority’s own contact details once somebody has entered them', async () => {
    await expectValidHtml((await on.open('/concerns/same-day-route', safeguarding)).body);
    await on.app.post('/concerns/same-day-route', { 'mash': 'Ring the hub on 01632 960001', 'lado': 'Ring 01632 960002', 'out-of-hours': 'Ring 01632 960003', 'note': '' }, safeguarding);
    const form = await on.open(`/providers/${String(await on.aSchool())}/concerns/new`, clerk);
    expect(form.body).toContain('01632 960001');
    expect(form.body).not.toContain('has not entered');
    await sql`delete from same_day_route`.execute(on.app.db.kysely);
  }); // prettier-ignore

  it('asks gently about what may tell who a child is, and believes the answer', async () => {
    const school = await on.aSchool();
    const url = `/providers/${String(school)}/concerns/new`;
    const asked = await on.app.post(url, { ...aConcern, evidence: 'A pupil called Sam was sent home' }, clerk);
    expect(on.words(asked.body)).toContain('“pupil called Sam”');
    await expectValidHtml(asked.body);
    const saved = await on.app.post(url, { ...aConcern, 'evidence': 'A pupil called Sam was sent home', 'no-child': 'yes' }, clerk);
    expect(saved.statusCode).toBe(303);
  });

  it('says what is missing', async () => {
    const page = await on.app.post(`/providers/${String(await on.aSchool())}/concerns/new`, {}, clerk);
    expect(page.statusCode).toBe(422);
    expect(on.words(page.body)).toContain('Enter what the concern is');
    await expectValidHtml(page.body);
  });
});

describe('triage', () => {
  it('accepts with a reason: a finding, an event, a notice to whoever logged it, and its history', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    await expectValidHtml((await on.open(`${path}/decision`, lead)).body);
    await on.decide(path, lead, 'accept');
    expect(await on.rowOf(path)).toMatchObject({ state: 'accepted', triaged_on: '2026-11-23', accepted_on: '2026-11-23' });
    expect(await on.findingsOf(school)).toEqual([
      { kind: 'concern-accepted', title: 'Leadership', source: 'Accepted at triage', document_reference: `Concern ${String(idOf(path))}`, withdrawn: false, ended: false },
    ]); // prettier-ignore
    expect((await on.noticesOf('Bo Finch')).map(({ href }) => href)).toContain(path);
    const page = await on.open(path, lead);
    expect(on.words(page.body)).toMatch(/History Logged by Bo Finch, Business support .* Accepted by Jo Marsh, Head of Education Effectiveness/);
    await expectValidHtml(page.body);
    const { rows } = await sql`select 1 from pgboss.job where name = 'event' and data ->> 'event' = 'finding-changed' and data -> 'payload' ->> 'kind' = 'concern-accepted' and data -> 'payload' ->> 'providerId' = ${String(school)}`.execute(on.app.db.kysely); // prettier-ignore
    expect(rows).toHaveLength(1);
    const finding = await on.open(`/providers/${String(school)}/findings`, lead);
    const href = /href="(\/providers\/\d+\/findings\/\d+)"/.exec(finding.body)?.[1] ?? '';
    expect(on.words((await on.open(href, lead)).body)).toContain('It rests on a concern');
    expect((await on.open(`${href}/withdraw`, lead)).statusCode).toBe(404);
  });

  it('takes an acceptance back, and the finding with it', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    await on.decide(path, lead, 'accept');
    await on.decide(path, lead, 'undo');
    expect(await on.rowOf(path)).toMatchObject({ state: 'waiting', accepted_on: null, triaged_on: null });
    expect(await on.findingsOf(school)).toMatchObject([{ withdrawn: true }]);
    await on.decide(path, lead, 'accept');
    expect((await on.findingsOf(school)).filter(({ withdrawn }) => !withdrawn)).toHaveLength(1);
  });

  it('raises a signal with the third of 12 months, at once, and ends it when one is taken back', async () => {
    const school = await on.aSchool();
    const signals = async () =>
      (await sql<{ says: string; ended: boolean }>`select says, ended_on is not null as ended from signal where provider_id = ${school} and rule = 'concerns-accepted'`.execute(on.app.db.kysely)).rows; // prettier-ignore
    const paths: string[] = [];
    for (const title of ['One', 'Two', 'Three']) {
      expect(await signals()).toEqual([]);
      paths.push(await on.log(school, clerk, { ...aConcern, title }));
      await on.decide(paths.at(-1) ?? '', lead, 'accept');
    }
    expect(await signals()).toEqual([
      { says: '3 concerns were accepted at triage in the last 12 months, the latest on 23 November 2026.', ended: false },
    ]);
    await on.decide(paths[0] ?? '', lead, 'undo');
    expect(await signals()).toMatchObject([{ ended: true }]);
  });

  it('refuses whoever was slower, and those whose role does not decide', async () => {
    const path = await on.log(await on.aSchool(), clerk);
    await on.decide(path, lead, 'monitor');
    const late = await on.app.post(
      `${path}/decision`,
      { 'seen': '1', 'decision': 'accept', 'reason': 'x', 'severity': 'low', 'about-head': 'no' },
      lead,
    );
    expect(late.statusCode).toBe(422);
    expect(on.words(late.body)).toContain('Somebody decided on it meanwhile');
    for (const role of ['sia', 'specialist', 'auditor', 'headteacher'])
      expect((await on.open(`${path}/decision`, await on.app.signInAs(role))).statusCode).toBe(403);
    expect((await on.open(`${path}/decision`, safeguarding)).statusCode, 'not about safeguarding').toBe(404);
  });

  it('is a queue, and what waits of it', async () => {
    const path = await on.log(await on.aSchool({ name: 'Overwater Primary School' }), clerk);
    await sql`update concern set triage_due_on = '2026-11-20' where id = ${idOf(path)}`.execute(on.app.db.kysely);
    const late = await on.open('/concerns/queue', lead);
    expect(on.words(late.body)).toMatch(/Overdue Two senior posts are empty at Overwater/);
    await expectValidHtml(late.body);
    const actor = { kind: 'person', role: 'lead', accountId: 0, name: 'Jo Marsh', authorityId: on.app.authorityId, tokenId: null } as const;
    const items = await concernsWork({ db: on.app.db, clock: on.app.clock }).list?.(actor, '2026-11-23');
    expect(items?.[0]).toMatchObject({ kind: 'triage', href: path, dueOn: '2026-11-20', text: 'A concern waits for your decision' });
  });

  it('asks for a day to look again at what is monitored, and brings it back then', async () => {
    const path = await on.log(await on.aSchool({ name: 'Sedgebrook Primary School' }), clerk);
    const none = await on.decide(path, lead, 'monitor', { 'look-again-day': '', 'look-again-month': '', 'look-again-year': '' });
    expect(none.statusCode).toBe(422);
    expect(on.words(none.body)).toContain('Enter the day on which to look at it again');
    await expectValidHtml(none.body);
    await on.decide(path, lead, 'monitor', day('look-again', '2026-12-01'));
    expect(on.words((await on.open(path, lead)).body)).toContain('To be looked at again by 1 December 2026');
    const actor = { kind: 'person', role: 'lead', accountId: 0, name: 'Jo Marsh', authorityId: on.app.authorityId, tokenId: null } as const;
    const waiting = async (today: string) => {
      const clock = { ...on.app.clock, today: () => today };
      return (await concernsWork({ db: on.app.db, clock }).list?.(actor, today))?.find(({ href }) => href === path);
    };
    expect(await waiting('2026-11-23')).toBeUndefined();
    expect(await waiting('2026-11-24')).toMatchObject({ dueOn: '2026-12-01', text: 'A concern that is monitored is to be looked at again' });
    await on.decide(path, lead, 'monitor', day('look-again', '2026-11-26'));
    expect(on.words((await on.open('/concerns/queue', lead)).body)).toMatch(/To look at again within a week .*Sedgebrook Primary School/);
    await on.decide(path, lead, 'accept');
    expect(await waiting('2026-11-24')).toBeUndefined();
  });

  it('leaves what waits for it to the facts of a tier, as it was on a day', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    const restricted = await on.aSchool();
    await on.log(restricted, clerk, aboutSafeguarding);
    const ask = (asAt: string) => findUntriaged(on.app.db.kysely, { authorityId: on.app.authorityId, asAt });
    expect((await ask('2026-11-22')).get(school)).toBeUndefined();
    expect((await ask('2026-11-23')).get(school)).toEqual({ count: 1, since: '2026-11-23' });
    expect((await ask('2026-11-23')).get(restricted), 'whoever reads a tier need not be named').toBeUndefined();
    await on.decide(path, lead, 'refer', { 'referred-to': 'ofsted' });
    expect((await ask('2026-11-23')).get(school)).toBeUndefined();
  });
});

describe('telling and closing', () => {
  it('is closed once the provider was told and no action is open, and reopened with a reason', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    await on.decide(path, lead, 'accept');
    const close = () => on.decide(path, lead, 'close', { outcome: 'resolved' });
    expect(on.words((await close()).body)).toContain('Record first that the provider was told, or why it was not');
    await on.tell(path, lead);
    await on.app.post(`${path}/actions/new`, { what: 'Fill both posts', side: 'provider', owner: 'The governors', ...day('due', '2027-01-31'), measure: '' }, lead);
    const page = await on.open(path, lead);
    expect(on.words(page.body)).toMatch(/Fill both posts .*The governors, by 31 January 2027: open/);
    expect(on.words(page.body)).toContain('Santosh Reeve (the chair of governors), on the telephone, on 23 November 2026');
    await expectValidHtml(page.body);
    expect(on.words((await close()).body)).toContain('An action is still open');
    await sql`update agreed_action set state = 'done', done_on = '2026-11-23', done_by = 'x', done_at = now(), evidence = 'x' where came_from = 'concern' and came_from_id = ${idOf(path)}`.execute(on.app.db.kysely); // prettier-ignore
    expect((await close()).statusCode).toBe(303);
    expect(await on.rowOf(path)).toMatchObject({ state: 'closed', outcome: 'resolved', closed_on: '2026-11-23' });
    const again = (await on.open(`${path}/reopen`, lead)).body;
    await expectValidHtml(again);
    const seen = /name="seen" value="(\d+)"/.exec(again)?.[1] ?? '';
    await on.app.post(`${path}/reopen`, { seen, reason: 'The posts fell empty again' }, lead);
    expect(await on.rowOf(path)).toMatchObject({ state: 'waiting', closed_on: null, triage_due_how: expect.stringContaining('reopened') as string });
    expect(on.words((await on.open(path, lead)).body)).toContain('The posts fell empty again');
  }); // prettier-ignore

  it('keeps why nobody was told, and recommends rapid improvement, which is listed', async () => {
    const path = await on.log(await on.aSchool({ name: 'Larchmere Primary School' }), clerk);
    await on.app.post(`${path}/tell`, { 'was-told': 'no', 'why-not': 'The auditors asked us to wait' }, lead);
    await on.app.post(`${path}/trip`, { reason: 'It needs help fast' }, lead);
    const said = on.words((await on.open(path, lead)).body);
    expect(said).toContain('Not told. The auditors asked us to wait');
    expect(said).toContain('Recommended on 23 November 2026 by Jo Marsh: It needs help fast');
    expect(on.words((await on.open('/concerns?trip=yes', lead)).body)).toContain('Larchmere Primary School');
  });
});

describe('the list', () => {
  it('keeps what was asked, says when there is none, and gives a file without what is restricted', async () => {
    const school = await on.aSchool({ name: 'Hazelmere Primary School' });
    await on.log(school, clerk);
    await on.log(school, safeguarding, aboutSafeguarding);
    const page = await on.open('/concerns?q=hazelmere&state=waiting&severity=medium', lead);
    expect(on.words(page.body)).toMatch(/1 concern\..*Hazelmere/);
    expect(page.body).toContain('<option value="medium" selected>');
    await expectValidHtml(page.body);
    const none = await on.open('/concerns?q=nothing-of-this-name', lead);
    expect(on.words(none.body)).toContain('No such concerns');
    await expectValidHtml(none.body);
    const own = await on.open('/concerns?q=hazelmere', safeguarding);
    expect(on.words(own.body)).toContain('A restricted concern');
    expect(own.body, 'its words stand on its own page').not.toContain('Checks on staff');
    const file = await on.open('/concerns/export?q=hazelmere', safeguarding);
    expect(file.body).toContain('Two senior posts are empty');
    expect(file.body).not.toContain('Checks on staff');
    expect(file.body.trim().split('\r\n')).toHaveLength(2);
  });

  it('gives an adviser their caseload in full, the rest of the locality in summary, and nothing of the others', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    const adviser = await on.app.signInAs('sia', { caseload: [school] });
    expect((await on.open(path, adviser)).body).toContain('governors’ minutes');
    expect((await on.open(path, await on.app.signInAs('sia'))).statusCode).toBe(404);
    await on.app.db.transaction((tx) => addLocalities(tx, on.app.authorityId, ['Ashby Vale', 'Elsewhere']));
    const there = await on.log(await on.aSchool({ sites: [{ locality: 'Ashby Vale' }] }), clerk);
    await on.decide(there, lead, 'monitor', { reason: 'A talk behind closed doors' });
    await on.tell(there, lead);
    const localityId = async (name: string) => (await on.app.db.kysely.selectFrom('locality').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
    const near = await on.app.signInAs('sia', { reaches: [{ kind: 'locality', localityId: await localityId('Ashby Vale') }] });
    const far = await on.app.signInAs('sia', { reaches: [{ kind: 'locality', localityId: await localityId('Elsewhere') }] });
    const summary = await on.open(there, near);
    await expectValidHtml(summary.body);
    expect(on.words(summary.body)).toMatch(/Two senior posts are empty .*What it is about Leadership .*This provider is not allocated to you, so you see no more of it/);
    for (const url of [there, '/concerns?state=all', '/concerns/export?state=all'])
      expect((await on.open(url, near)).body, url).not.toMatch(/governors’ minutes|closed doors|glad to help|Santosh Reeve/);
    expect((await on.open('/concerns/export?state=all', near)).body).toContain('Two senior posts are empty');
    const { id } = await on.app.db.kysely.selectFrom('account').select('id').where('account.id', 'in', (of) => of.selectFrom('access_scope').select('account_id').where('locality_id', 'is not', null)).orderBy('id').executeTakeFirstOrThrow();
    const asked = { actor: { kind: 'person', role: 'sia', accountId: id, name: 'x', authorityId: on.app.authorityId, tokenId: null }, clock: on.app.clock } as const;
    expect(await findConcern(on.app.db.kysely, asked, String(idOf(there)))).toMatchObject({ sight: 'summary', title: aConcern.title, evidence: '', sameDayWords: null, tripReason: null });
    for (const part of ['decision', 'tell', 'actions/new']) expect([403, 404], part).toContain((await on.open(`${there}/${part}`, near)).statusCode);
    expect((await on.open(there, far)).statusCode).toBe(404);
    const panel = concernsPanel({ db: on.app.db, clock: on.app.clock });
    const actor = (role: string) => ({ kind: 'person', role, accountId: 0, name: 'x', authorityId: on.app.authorityId, tokenId: null }) as const;
    expect((await panel.load(school, actor('lead')))?.data['open']).toHaveLength(1);
    expect(await panel.load(school, actor('elected-member'))).toBeNull();
    await expectValidHtml((await on.open(`/providers/${String(school)}/concerns`, lead)).body);
  }); // prettier-ignore
});
