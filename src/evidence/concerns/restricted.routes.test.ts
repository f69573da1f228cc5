import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { signInAgain } from '../../../test/harness/people.ts';
import { recordKinds } from '../../app.ts';
import { partsForPerson, partsForPublic } from '../../accountability/disclosure/disclosure.ts';
import { listHeldAboutPerson, listHeldAboutProvider } from '../../accountability/disclosure/list-held.ts';
import { fixedClock } from '../../platform/clock.ts';
import { aConcern, aboutSafeguarding, openConcernsApp } from './concerns.fixture.ts';
import { actionsWork } from '../actions/find-actions-work.ts';
import { findActions } from '../actions/find-actions.ts';
import { listPossibleOwners } from '../actions/find-owners.ts';
import { concernsPanel } from './concerns-panel.ts';

let on: Awaited<ReturnType<typeof openConcernsApp>>;
const cookies = { lead: '', safeguarding: '', sia: '', director: '', dataOfficer: '' };
let siaId: number;
let school: number;
const monday = '2026-11-23T09:00:00Z';
let now = monday;
const clock = { now: () => fixedClock(now).now(), today: () => fixedClock(now).today() };

beforeAll(async () => {
  on = await openConcernsApp(clock);
  school = await on.aSchool();
  cookies.lead = await on.app.signInAs('lead', { name: 'Jo Marsh' });
  cookies.safeguarding = await on.app.signInAs('safeguarding-lead', { name: 'Ali Reeve' });
  cookies.sia = await on.app.signInAs('sia', { name: 'Sol Weir', caseload: [school] });
  cookies.director = await on.app.signInAs('director', { name: 'Di Crane' });
  cookies.dataOfficer = await on.app.signInAs('data-officer', { name: 'Bo Finch' });
  siaId = (await on.app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Sol Weir').executeTakeFirstOrThrow()).id;
});
beforeEach(() => (now = monday));

const status = async (path: string, cookie: string) => (await on.open(path, cookie)).statusCode;
const actorOf = (role: string, accountId = 0) =>
  ({ kind: 'person', role, accountId, name: 'x', authorityId: on.app.authorityId, tokenId: null }) as const;
const authority = () => ({ id: on.app.authorityId, laCode: '999', name: 'Testshire Council' });

describe('a restricted concern', () => {
  it('is there for the safeguarding lead and whoever logged it, and for nobody else, on any page', async () => {
    const path = await on.log(school, cookies.dataOfficer, aboutSafeguarding);
    const number = path.split('/').at(-1) ?? '';
    expect([await status(path, cookies.safeguarding), await status(path, cookies.dataOfficer)]).toEqual([200, 200]);
    for (const cookie of [cookies.lead, cookies.sia, cookies.director, await on.app.signInAs('auditor'), await on.app.signInAs('specialist')]) {
      expect(await status(path, cookie)).toBe(404);
      for (const list of ['/concerns?state=all', '/concerns/export?state=all', `/providers/${String(school)}/concerns`]) {
        const { body } = await on.open(list, cookie);
        expect(body).not.toContain('Checks on staff');
        expect(body).not.toContain(`href="/concerns/${number}"`);
      }
    }
    for (const part of ['decision', 'tell', 'restriction', 'trip', 'actions/new', 'whistleblower', 'whistleblower/new'])
      expect(await status(`${path}/${part}`, cookies.lead), part).toBe(404);
    expect((await on.trailOf(path)).filter(({ event }) => event === 'concern.refused').length).toBeGreaterThan(8);
  });

  it('has each reading in the trail, and no word of it', async () => {
    const path = await on.log(school, cookies.dataOfficer, { ...aboutSafeguarding, title: 'Doors are left open' });
    await on.open(path, cookies.safeguarding);
    await on.decide(path, cookies.safeguarding, 'monitor', { reason: 'A secret reason' });
    const trail = await on.trailOf(path);
    expect(trail.map(({ event, actor_name }) => [event, actor_name])).toEqual([
      ['concern.logged', 'Bo Finch'],
      ['concern.viewed', 'Ali Reeve'],
      ['concern.opened', 'Ali Reeve'],
      ['concern.decided', 'Ali Reeve'],
    ]);
    expect(trail.map(({ all }) => all).join(' ')).not.toMatch(/Doors|secret reason|central record/);
  });

  it('is read by somebody who is named, until they are taken off, and so are its actions', async () => {
    const path = await on.log(school, cookies.dataOfficer, { ...aboutSafeguarding, title: 'Visitors are not signed in' });
    await expectValidHtml((await on.open(`${path}/restriction`, cookies.safeguarding)).body);
    await on.app.post(`${path}/actions/new`, { 'what': 'Sign visitors in', 'side': 'provider', 'owner': 'The head', 'due-day': '1', 'due-month': '2', 'due-year': '2027', 'measure': '' }, cookies.safeguarding);
    const of = sql`came_from = 'concern' and came_from_id = ${Number(path.split('/').at(-1))}`;
    const kept = await sql<{ id: number; is_restricted: boolean; is_shared: boolean }>`select id, is_restricted, is_shared from agreed_action where ${of}`.execute(on.app.db.kysely);
    expect(kept.rows).toMatchObject([{ is_restricted: true, is_shared: false }]);
    const reads = async (role: string, accountId: number) => (await findActions(on.app.db.kysely, { actor: actorOf(role, accountId), today: clock.today(), id: kept.rows[0]?.id ?? 0 })).length === 1;
    // Owning it opens nothing.
    await sql`update agreed_action set owner_account_id = ${siaId} where ${of}`.execute(on.app.db.kysely);
    expect([await reads('sia', siaId), await reads('lead', 1), await reads('safeguarding-lead', 2)]).toEqual([false, false, true]);
    const owners = async () => (await listPossibleOwners(on.app.db.kysely, { id: school, authorityId: on.app.authorityId }, clock.today(), kept.rows[0]?.id)).map(({ name }) => name);
    expect(await owners()).toContain('Ali Reeve');
    expect(await owners()).not.toContain('Sol Weir');
    const give = on.app.db.transaction(async (tx) => actionsWork({ db: on.app.db, clock }).handOver?.(tx, [kept.rows[0]?.id ?? 0], { accountId: siaId, name: 'Sol Weir' }));
    await expect(give).rejects.toThrow('for people who are named, and Sol Weir is not');
    await on.app.post(`${path}/restriction`, { change: 'name', person: String(siaId), reason: 'She advises the school' }, cookies.safeguarding);
    expect(await status(path, cookies.sia)).toBe(200);
    expect([await reads('sia', siaId), (await owners()).includes('Sol Weir')]).toEqual([true, true]);
    expect(on.words((await on.open(path, cookies.sia)).body)).toContain('Sol Weir Named by Ali Reeve');
    await on.app.post(`${path}/restriction`, { change: 'unname', off: String(siaId), reason: 'Done' }, cookies.safeguarding);
    expect(await status(path, cookies.sia)).toBe(404);
    expect(await reads('sia', siaId)).toBe(false);
    const head = (await sql<{ id: number }>`select id from account where role = 'headteacher'`.execute(on.app.db.kysely)).rows[0]?.id ?? 0;
    const refused = await on.app.post(`${path}/restriction`, { change: 'name', person: String(head), reason: 'x' }, cookies.safeguarding);
    expect(refused.statusCode).toBe(422);
  }); // prettier-ignore

  it('can be made of any, by whoever reads it in full, and lifted again', async () => {
    const path = await on.log(school, cookies.dataOfficer);
    expect(await status(path, cookies.sia)).toBe(200);
    await on.app.post(`${path}/restriction`, { reason: 'It names a member of staff' }, cookies.lead);
    expect([await status(path, cookies.sia), await status(path, cookies.lead), await status(path, cookies.safeguarding)]).toEqual([404, 200, 200]);
    await on.app.post(`${path}/restriction`, { change: 'lift', reason: 'It no longer does' }, cookies.lead);
    expect(await status(path, cookies.sia)).toBe(200);
  });

  it('when it is accepted, tells those who read findings that there is one, and no more; confirmed as critical by the safeguarding lead alone', async () => {
    const own = await on.aSchool();
    const path = await on.log(own, cookies.dataOfficer, aboutSafeguarding);
    await on.decide(path, cookies.safeguarding, 'accept');
    expect(await on.findingsOf(own)).toMatchObject([{ kind: 'concern-accepted', title: 'Kept with the concern', source: 'Accepted at triage' }]);
    await on.decide(path, cookies.safeguarding, 'confirm');
    expect((await on.findingsOf(own)).map(({ kind }) => kind)).toEqual(['concern-accepted', 'critical-safeguarding-concern']);
    await on.app.post(`${path}/tell`, { 'was-told': 'no', 'why-not': 'The police asked us not to' }, cookies.safeguarding);
    await on.decide(path, cookies.safeguarding, 'close', { outcome: 'resolved' });
    expect((await on.findingsOf(own)).map(({ kind, ended, withdrawn }) => [kind, ended, withdrawn])).toEqual([
      ['concern-accepted', false, false],
      ['critical-safeguarding-concern', true, false],
    ]);
  });
});

describe('breaking the glass', () => {
  const open = (number: string, cookie: string, reason = 'The safeguarding lead is away') =>
    on.app.post('/concerns/break-glass', { number, reason }, cookie);

  it('opens it for a day with a typed reason, tells those who are named at once, and stands in its history and in the trail', async () => {
    const path = await on.log(school, cookies.dataOfficer, { ...aboutSafeguarding, title: 'Gates stand open' });
    const number = path.split('/').at(-1) ?? '';
    await expectValidHtml((await on.open('/concerns/break-glass', cookies.lead)).body);
    expect((await open(number, cookies.lead, '')).statusCode).toBe(422);
    expect(await status(path, cookies.lead)).toBe(404);
    expect((await open(number, cookies.lead)).headers.location).toBe(path);
    const page = on.words((await on.open(path, cookies.lead)).body);
    expect(page).toContain('You opened this in an emergency');
    expect(page).toContain('The safeguarding lead is away');
    for (const name of ['Ali Reeve', 'Bo Finch']) {
      const told = (await on.noticesOf(name)).filter(({ href, kind }) => href === path && kind === 'record-opened');
      expect(told).toEqual([
        expect.objectContaining({ urgency: 'urgent', subject: 'Jo Marsh opened a record that you are named on, and gave a reason' }),
      ]);
    }
    expect(await status(`${path}/restriction`, cookies.lead), 'who may read it is for those who are named').toBe(404);
    expect(await status(`${path}/whistleblower`, cookies.lead), 'and a whistleblower is never opened so').toBe(404);
    const later = async (moment: string, name: string) => {
      now = moment;
      const { id } = await on.app.db.kysely.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow();
      return signInAgain({ db: on.app.db, clock, config: on.app.config }, id);
    };
    expect(await status(path, await later('2026-11-24T08:59:00Z', 'Jo Marsh'))).toBe(200);
    expect(await status(path, await later('2026-11-24T09:01:00Z', 'Jo Marsh'))).toBe(404);
    expect(on.words((await on.open(path, await later('2026-11-24T09:01:00Z', 'Ali Reeve'))).body)).toContain(
      'Opened in an emergency by somebody who is not named by Jo Marsh',
    );
  });

  it('is for three roles, and answers alike of what is not there, not restricted, or theirs already', async () => {
    const plain = (await on.log(school, cookies.dataOfficer, { ...aConcern, title: 'Nothing restricted' })).split('/').at(-1) ?? '';
    const answers = [await open(plain, cookies.lead), await open('999999', cookies.lead)].map(({ statusCode, body }) => [
      statusCode,
      body.includes('There is no restricted concern of this number that you are not named on'),
    ]);
    expect(answers).toEqual([
      [422, true],
      [422, true],
    ]);
    expect((await open(plain, cookies.sia)).statusCode).toBe(403);
    expect((await open(plain, cookies.safeguarding)).statusCode).toBe(403);
  });

  it('is offered where a restricted one is past its day, by number and day alone', async () => {
    const path = await on.log(school, cookies.dataOfficer, { ...aboutSafeguarding, title: 'Nobody looked' });
    const number = path.split('/').at(-1) ?? '';
    await sql`update concern set triage_due_on = '2026-11-20' where id = ${Number(number)}`.execute(on.app.db.kysely);
    const page = await on.open('/concerns/queue', cookies.director);
    expect(on.words(page.body)).toContain(`Concern ${number}, due on 20 November 2026`);
    expect(page.body).not.toContain('Nobody looked');
    await expectValidHtml(page.body);
  });
});

describe('one about the head', () => {
  it('is told to the chair, never to the head; and the head sees nothing of it anywhere', async () => {
    const own = await on.aSchool();
    const reaches = [{ kind: 'provider', providerId: own }] as const;
    const head = await on.app.signInAs('headteacher', { reaches });
    const delegate = await on.app.signInAs('head-delegate', { reaches });
    const chair = await on.app.signInAs('chair', { reaches });
    const path = await on.log(own, cookies.dataOfficer, { ...aConcern, 'about-head': 'yes' });
    await on.decide(path, cookies.lead, 'accept');
    expect(await on.findingsOf(own), 'a finding may be read more widely').toMatchObject([{ title: 'Kept with the concern' }]);
    const refused = await on.tell(path, cookies.lead, { 'told-to': 'head' });
    expect(on.words(refused.body)).toContain('never to the head');
    await on.tell(path, cookies.lead);
    const told = `/providers/${String(own)}/concerns/told`;
    const toChair = await on.open(told, chair);
    expect(toChair.body).toContain('That two posts are empty');
    await expectValidHtml(toChair.body);
    for (const cookie of [head, delegate]) {
      expect(on.words((await on.open(told, cookie)).body)).toContain('Nothing yet');
      for (const url of [path, '/concerns', '/concerns/export', '/concerns/queue', `/providers/${String(own)}/concerns`, `/providers/${String(own)}/findings`])
        expect([403, 404], url).toContain(await status(url, cookie));
    }
    const panel = concernsPanel({ db: on.app.db, clock });
    const accountOf = async (role: string) => (await sql<{ id: number }>`select account_id as id from access_scope s join account a on a.id = s.account_id where s.provider_id = ${own} and a.role = ${role}`.execute(on.app.db.kysely)).rows[0]?.id ?? 0;
    expect(await panel.load(own, actorOf('headteacher', await accountOf('headteacher')))).toBeNull();
    expect((await panel.load(own, actorOf('chair', await accountOf('chair'))))?.data).toMatchObject({ count: 1 });
  }); // prettier-ignore

  it('takes back from the head what was said before anybody knew that it is about the head', async () => {
    const own = await on.aSchool();
    const head = await on.app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: own }] });
    const path = await on.log(own, cookies.dataOfficer);
    await on.tell(path, cookies.lead, { 'told-to': 'head' });
    const told = `/providers/${String(own)}/concerns/told`;
    expect((await on.open(told, head)).body).toContain('That two posts are empty');
    await on.decide(path, cookies.lead, 'monitor', { 'about-head': 'yes' });
    expect((await on.open(told, head)).body).not.toContain('That two posts are empty');
  });
});

describe('a whistleblower', () => {
  const identity = 'Merle Ottershaw';
  it('is kept apart, read with a reason that is kept, by two roles; and is in no page, list or file', async () => {
    const own = await on.aSchool();
    const path = await on.log(own, cookies.dataOfficer, { ...aConcern, source: 'whistleblowing', title: 'Results were changed' });
    expect(on.words((await on.open(path, cookies.dataOfficer)).body)).toContain('Record, apart, who told you');
    await expectValidHtml((await on.open(`${path}/whistleblower/new`, cookies.dataOfficer)).body);
    await on.app.post(`${path}/whistleblower/new`, { name: identity, contact: '01632 960009', wishes: 'Ring in the evening' }, cookies.dataOfficer);
    expect(await status(`${path}/whistleblower`, cookies.dataOfficer)).toBe(403);
    expect(await status(`${path}/whistleblower`, await on.app.signInAs('auditor'))).toBe(403);
    await expectValidHtml((await on.open(`${path}/whistleblower`, cookies.lead)).body);
    const unasked = await on.app.post(`${path}/whistleblower`, { reason: '' }, cookies.lead);
    expect([unasked.statusCode, unasked.body.includes(identity)]).toEqual([422, false]);
    const shown = await on.app.post(`${path}/whistleblower`, { reason: 'To ring them before the meeting' }, cookies.lead);
    expect(shown.body).toContain(identity);
    expect(shown.headers['cache-control']).toBe('no-store');
    await expectValidHtml(shown.body);
    expect((await on.trailOf(path)).find(({ event }) => event === 'concern.whistleblower-read')).toMatchObject({ actor_name: 'Jo Marsh', reason: 'To ring them before the meeting' });
    await on.tell(path, cookies.lead);
    const chair = await on.app.signInAs('chair', { reaches: [{ kind: 'provider', providerId: own }] });
    const everywhere = [
      ...(await Promise.all([path, '/concerns?state=all', '/concerns/export?state=all', `/providers/${String(own)}/concerns`].map((url) => on.open(url, cookies.lead)))),
      await on.open(`/providers/${String(own)}/concerns/told`, chair),
    ];
    for (const { body } of everywhere) expect(body).not.toMatch(/Ottershaw|960009|in the evening/);
    expect(everywhere.at(-1)?.body, 'nor that it came from a whistleblower').not.toMatch(/histleblow/);
    const held = await listHeldAboutProvider(on.app.db.kysely, recordKinds, authority(), own);
    expect(JSON.stringify([held, partsForPublic(held, { everybody: [] })])).not.toMatch(/Ottershaw|960009|in the evening/);
    const person = { names: [identity], emails: [], accountIds: [] };
    expect(await listHeldAboutPerson(on.app.db.kysely, recordKinds, authority(), person), 'a name found would be told by being found').toEqual([]);
    const { rows } = await sql<{ found: number }>`select count(*)::int as found from record_version where content::text like '%Ottershaw%'`.execute(on.app.db.kysely);
    expect(rows[0]?.found).toBe(0);
  }); // prettier-ignore
});

describe('a file that is given out', () => {
  it('says that there is a restricted concern, and not a word of it', async () => {
    const own = await on.aSchool();
    const path = await on.log(own, cookies.dataOfficer, { ...aboutSafeguarding, evidence: 'Ida Fenwick said that checks are late' });
    await on.decide(path, cookies.safeguarding, 'monitor', { reason: 'Ida Fenwick will ring again' });
    await on.log(own, cookies.dataOfficer, { ...aConcern, title: 'An open one' });
    const held = await listHeldAboutProvider(on.app.db.kysely, recordKinds, authority(), own);
    const text = JSON.stringify([held, partsForPublic(held, { everybody: [] })]);
    expect(text.match(/.{0,150}(Fenwick|Checks on staff|MASH this morning|ring again).{0,50}/g) ?? []).toEqual([]);
    expect(text).toContain('Restricted to named people. Not in this file');
    expect(text).toContain('An open one');
    const known = { theirs: ['Ida Fenwick'], emails: [], accountIds: [], everybody: [] };
    const hers = await listHeldAboutPerson(on.app.db.kysely, recordKinds, authority(), { names: ['Ida Fenwick'], emails: [], accountIds: [] });
    expect(hers.map(({ kind }) => kind.kind)).toEqual(['record-version', 'concern', 'concern-move']);
    expect(JSON.stringify(partsForPerson(hers, known))).not.toMatch(/checks are late|ring again/);
  });
});
