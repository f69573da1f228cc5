import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, latestEventIn, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { findingRoutes } from './findings.routes.ts';

let app: TestApp;
let lead: string;
let safeguarding: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => findingRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
  safeguarding = await app.signInAs('safeguarding-lead', { name: 'Ali Reeve' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const aSchool = async (over = {}): Promise<string> => `/providers/${await addOwnProvider(app, over)}/findings`;
const confirm = (path: string, kind: string, answers: Record<string, string> = {}, cookie = lead) =>
  sendForm(
    app,
    `${path}/new?kind=${kind}`,
    { ...day('from', '2026-09-01'), source: 'The minutes of 1 September', document: '', step: 'confirmed', ...answers },
    cookie,
  );
const secretWords = 'The single central record had gaps';
const confirmConcern = (path: string) => confirm(path, 'critical-safeguarding-concern', { source: secretWords }, safeguarding);

async function findingsOf(path: string) {
  const { rows } = await sql<{
    id: number;
    kind: string;
    value: string | null;
    confirmed_by: string;
    confirmed_role: string;
    ended_on: string | null;
  }>`
    select id, kind, value, confirmed_by, confirmed_role, ended_on from finding
    where provider_id = ${Number(/\d+/.exec(path)?.[0])} order by id`.execute(app.db.kysely);
  return rows;
}
const firstOf = async (path: string): Promise<string> => `${path}/${String((await findingsOf(path))[0]?.id)}`;
async function eventsOf(path: string): Promise<unknown[]> {
  const { rows } = await sql<{ payload: unknown }>`
    select data -> 'payload' as payload from pgboss.job where name = 'event' and data ->> 'event' = 'finding-changed'
      and data -> 'payload' ->> 'providerId' = ${/\d+/.exec(path)?.[0]} order by created_on`.execute(app.db.kysely);
  return rows.map(({ payload }) => payload);
}
async function trailOf(id: string): Promise<{ event: string; actor_name: string; all: string }[]> {
  const { rows } = await sql<{ event: string; actor_name: string; all: string }>`
    select event, actor_name, concat_ws(' ', before, after, reason) as all from audit_event
    where subject_kind = 'finding' and subject_id = ${id} order by id`.execute(app.db.kysely);
  return rows;
}

describe('the page of what has been confirmed', () => {
  it('says of each kind what it means that none is recorded', async () => {
    const page = await open(await aSchool());
    const text = words(page.body);
    expect(text).toContain('Nothing is recorded that holds today');
    expect(text).toMatch(/Statutory power in force None .*Budget deficit Not known/);
    await expectValidHtml(page.body);
    const academy = words((await open(await aSchool({ legal_track: 'academy' }))).body);
    expect(academy).not.toContain('Statutory power');
    expect(academy).toContain('Safeguarding audit Not known');
  });

  it('is recorded as read, and so is being turned away from a record', async () => {
    const path = await aSchool();
    await confirmConcern(path);
    const record = await firstOf(path);
    await open(record, safeguarding);
    await open(record, await app.signInAs('data-officer', { name: 'Dee Kent' }));
    const id = record.split('/').at(-1) ?? '';
    expect((await trailOf(id)).map(({ event, actor_name }) => [event, actor_name])).toEqual([
      ['finding.recorded', 'Ali Reeve'],
      ['finding.viewed', 'Ali Reeve'],
      ['finding.refused', 'Dee Kent'],
    ]);
  });
});

describe('recording a finding', () => {
  it('offers the kinds that one’s role confirms of this provider', async () => {
    const path = await aSchool();
    const offered = async (cookie: string, at = path) =>
      [...(await open(`${at}/new`, cookie)).body.matchAll(/new\?kind=([a-z-]+)/g)].map(([, kind]) => kind);
    expect(await offered(safeguarding)).toEqual(['critical-safeguarding-concern', 'safeguarding-audit', 'concern-accepted', 'asks-for-help']);
    expect(await offered(lead, await aSchool({ legal_track: 'academy' }))).not.toContain('deficit');
    expect((await open(`${path}/new?kind=critical-safeguarding-concern`)).statusCode).toBe(404);
    await expectValidHtml((await open(`${path}/new`)).body);
  });

  it('reads back what it means, keeps who confirmed it in which role, and tells whoever listens', async () => {
    const path = await aSchool();
    await confirm(path, 'deficit', { value: 'licensed', ...day('from', '2026-04-01') });
    const check = await confirm(path, 'deficit', { value: 'none', step: '' });
    expect(words(check.body)).toContain('It takes the place of “Budget deficit: Licensed”, recorded of 1 April 2026.');
    await expectValidHtml(check.body);
    expect(await findingsOf(path)).toHaveLength(1);
    const saved = await confirm(path, 'deficit', { value: 'none' });
    expect(saved.headers.location).toBe(path);
    expect(await findingsOf(path)).toMatchObject([{}, { kind: 'deficit', value: 'none', confirmed_by: 'Jo Marsh', confirmed_role: 'lead' }]);
    expect(await eventsOf(path)).toEqual(
      [1, 2].map(() => ({ authorityId: app.authorityId, providerId: Number(/\d+/.exec(path)?.[0]), kind: 'deficit' })),
    );
    const page = await open(path);
    expect(words(page.body)).toMatch(
      /Holds today Budget deficit: None Since 1 September 2026 Confirmed by Jo Marsh, Head of Education Effectiveness/,
    );
    expect(words(page.body)).toMatch(/Held before Budget deficit: Licensed Since 1 April 2026. A later one took its place on 1 September 2026/);
    await expectValidHtml(page.body);
  });

  it('says what is missing, and loses nothing that was typed', async () => {
    const path = await aSchool();
    const sent = await confirm(path, 'concern-accepted', { title: '', ...day('from', '2026-13-01') });
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toContain('Enter what it is about');
    expect(words(sent.body)).toContain('Day it was accepted must be a real date');
    expect(sent.body).toContain('The minutes of 1 September');
    await expectValidHtml(sent.body);
    const late = await confirm(path, 'asks-for-help', day('from', '2026-12-01'));
    expect(words(late.body)).toContain('Day it asked must be today or earlier');
  });

  it('keeps the same thing once, however often the form is sent', async () => {
    const path = await aSchool();
    const twice = await Promise.all([1, 2].map(() => confirm(path, 'leadership-breakdown')));
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await findingsOf(path)).toHaveLength(1);
    expect(await eventsOf(path)).toHaveLength(1);
  });

  it('is not overtaken by somebody who reads another, which is no part of its history either', async () => {
    const path = await aSchool();
    await confirm(path, 'asks-for-help');
    const form = await open(`${path}/new?kind=leadership-breakdown`);
    const record = await open(await firstOf(path), safeguarding);
    expect(words((await open(await firstOf(path))).body).match(/ by (Jo Marsh|Ali Reeve) on /g)).toEqual([' by Jo Marsh on ']);
    expect(words(record.body)).toContain('Entered on 23 November 2026');
    const answers = { ...day('from', '2026-09-01'), 'source': 'The minutes', 'step': 'confirmed', 'latest-event': latestEventIn(form.body) };
    expect((await app.post(`${path}/new?kind=leadership-breakdown`, answers, lead)).statusCode).toBe(303);
  });

  it('tells of what somebody else did meanwhile, without what that says', async () => {
    const path = await aSchool();
    const form = await open(`${path}/new?kind=leadership-breakdown`);
    await confirmConcern(path);
    const answers = { ...day('from', '2026-09-01'), 'source': 'The minutes', 'step': 'confirmed', 'latest-event': latestEventIn(form.body) };
    const sent = await app.post(`${path}/new?kind=leadership-breakdown`, answers, lead);
    expect(words(sent.body)).toContain('Ali Reeve recorded: A confirmed safeguarding finding.');
    expect(sent.body).not.toContain(secretWords);
  });
});

describe('a finding that no longer holds, or never did', () => {
  it('is ended with its last day and why, and told of', async () => {
    const path = await aSchool();
    await confirm(path, 'statutory-power', { value: 'warning-notice' });
    const record = await firstOf(path);
    const wrong = await sendForm(app, `${record}/end`, { ...day('until', '2026-08-01'), reason: 'Complied with' }, lead);
    expect(words(wrong.body)).toContain('The last day must be the same as or after 1 September 2026');
    await sendForm(app, `${record}/end`, { ...day('until', '2026-11-01'), reason: 'Complied with' }, lead);
    expect(await findingsOf(path)).toMatchObject([{ ended_on: '2026-11-01' }]);
    expect(await eventsOf(path)).toHaveLength(2);
    const page = await open(record);
    expect(words(page.body)).toContain('Last day 1 November 2026 , as Jo Marsh recorded');
    expect(words(page.body)).toContain('Reason: Complied with');
    expect(page.body).not.toContain('/end"');
    await expectValidHtml(page.body);
    expect(words((await open(path)).body)).toMatch(/Held before Statutory power in force: Warning notice From 1 September 2026 to 1 November 2026/);
  });

  it('does not end where it is of one day', async () => {
    const path = await aSchool();
    await confirm(path, 'concern-accepted', { title: 'Attendance is not followed up' });
    expect((await open(`${await firstOf(path)}/end`)).statusCode).toBe(404);
  });

  it('is withdrawn with a reason, stays readable, and counts nowhere', async () => {
    const path = await aSchool();
    await confirm(path, 'support-capacity', { value: 'yes' });
    const record = await firstOf(path);
    for (const _ of [1, 2]) await sendForm(app, `${record}/withdraw`, { reason: 'Meant for another school' }, lead);
    const page = words((await open(path)).body);
    expect(page).toMatch(/Capacity to support others Not known .*Withdrawn, because entered in error Capacity to support others: Yes/);
    expect(words((await open(record)).body)).toContain('Reason: Meant for another school');
    expect(await eventsOf(path)).toHaveLength(2);
  });

  it('is ended and withdrawn only by those who confirm its kind', async () => {
    const path = await aSchool();
    await confirmConcern(path);
    const record = await firstOf(path);
    for (const step of ['end', 'withdraw']) expect((await open(`${record}/${step}`)).statusCode, step).toBe(404);
    await sendForm(app, `${record}/withdraw`, { reason: 'Not mine' }, lead);
    expect(words((await open(path, safeguarding)).body)).toContain('Holds today Critical safeguarding concern');
  });
});

describe('a critical safeguarding concern', () => {
  it('is read by named people; others are told that there is one, and no more', async () => {
    const path = await aSchool();
    const providerId = Number(/\d+/.exec(path)?.[0]);
    await confirmConcern(path);
    const record = await firstOf(path);
    const adviser = await app.signInAs('sia', { caseload: [providerId] });
    for (const cookie of [lead, safeguarding, adviser, await app.signInAs('director'), await app.signInAs('assistant-director')]) {
      const page = await open(record, cookie);
      expect(words(page.body)).toContain(secretWords);
      expect(words(page.body)).toContain('No child is named.');
      expect((await open(path, cookie)).body).toContain(record);
    }
    await expectValidHtml((await open(record)).body);
    for (const role of ['data-officer', 'auditor', 'specialist']) {
      const cookie = await app.signInAs(role, { reaches: [{ kind: 'strand', strand: 'finance' }] });
      expect((await open(record, cookie)).statusCode, role).toBe(404);
      const list = await open(path, cookie);
      expect(words(list.body)).toContain('Holds today A confirmed safeguarding finding Its contents are for named people');
      expect(list.body).not.toContain(record);
      expect(words(list.body)).not.toContain('1 September 2026');
      await expectValidHtml(list.body);
    }
  });

  it('leaves none of its words in the audit trail', async () => {
    const path = await aSchool();
    await confirmConcern(path);
    const record = await firstOf(path);
    await sendForm(app, `${record}/end`, { ...day('until', '2026-11-01'), reason: 'The record is whole now' }, safeguarding);
    const trail = await trailOf(record.split('/').at(-1) ?? '');
    expect(trail.map(({ event }) => event)).toEqual(['finding.recorded', 'finding.ended']);
    expect(trail.map(({ all }) => all).join(' ')).not.toMatch(/central record|whole now/);
    expect(words((await open(record)).body)).toContain('Reason: The record is whole now');
  });
});

describe('reach', () => {
  it('an adviser confirms of the providers allocated to them; of the locality they see, and of others nothing', async () => {
    const path = await aSchool();
    const own = await app.signInAs('sia', { caseload: [Number(/\d+/.exec(path)?.[0])] });
    await confirm(path, 'self-evaluation', { value: 'corroborated' }, own);
    expect(await findingsOf(path)).toMatchObject([{ kind: 'self-evaluation', confirmed_role: 'sia' }]);
    const stranger = await app.signInAs('sia');
    expect((await open(path, stranger)).statusCode).toBe(404);
    expect((await confirm(path, 'self-evaluation', { value: 'not-corroborated' }, stranger)).statusCode).toBe(404);
    expect((await open(path, await app.signInAs('headteacher'))).statusCode).toBe(403);
  });

  it('only the strand of finance confirms a deficit', async () => {
    const path = await aSchool();
    const finance = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'finance' }] });
    const send = await app.signInAs('specialist', { reaches: [{ kind: 'strand', strand: 'send' }] });
    expect((await confirm(path, 'deficit', { value: 'unlicensed' }, send)).statusCode).toBe(404);
    expect((await confirm(path, 'deficit', { value: 'unlicensed' }, finance)).statusCode).toBe(303);
  });
});
