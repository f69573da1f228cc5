import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { recordTierSummary } from '../../register/tier-summaries/record-tier-summary.ts';
import { recordAgreedAction } from '../actions/record-agreed-action.ts';
import { inspectionRoutes } from '../inspections/inspections.routes.ts';
import { ofstedCallsWork } from './find-calls-work.ts';
import { ofstedCallRoutes } from './ofsted-calls.routes.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => [...ofstedCallRoutes({ db, clock }), ...inspectionRoutes({ db, clock })], access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const answers = { ...day('called', '2026-11-23'), at: '9:40', ...day('from', '2026-11-23'), ...day('to', '2026-11-24'), caller: 'HMI Jo Fell' };
const idOf = async (name: string): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select id from account where name = ${name} order by id desc limit 1`.execute(app.db.kysely);
  return rows[0]?.id ?? 0;
};

async function aCall(over = {}, cookie = lead) {
  const id = await addOwnProvider(app);
  const adviser = await app.signInAs('sia', { name: 'Al Reed', caseload: [id] });
  const accountId = await idOf('Al Reed');
  const sent = await sendForm(app, `/providers/${String(id)}/ofsted-calls/new`, { ...answers, ...over }, cookie);
  return { id, adviser, accountId, sent, path: String(sent.headers.location) };
}

describe('an Ofsted call', () => {
  it('in one action tells the adviser and the lead at once, books both conversations and drafts the briefing', async () => {
    const { id, accountId, path } = await aCall();
    const { rows } = await sql<{
      account_id: number;
      urgency: string;
      href: string;
    }>`select account_id, urgency, href from notice where href = ${path}`.execute(app.db.kysely);
    expect(rows.map((row) => row.account_id)).toEqual(expect.arrayContaining([accountId, await idOf('Jo Marsh')]));
    expect(rows.every(({ urgency }) => urgency === 'urgent')).toBe(true);
    const page = await open(path);
    expect(words(page.body)).toMatch(
      /Welfare call Booked 23 November 2026 at 15:30, Al Reed.*Feedback meeting Booked 24 November 2026 at 16:00, Al Reed/,
    );
    await expectValidHtml(page.body);
    const briefing = await open(`${path}/briefing`);
    expect(words(briefing.body)).toMatch(/Briefing for the inspector: Ashmere Primary School .*community school/);
    await expectValidHtml(briefing.body);
    const word = await open(`${path}/briefing/word`);
    expect(word.headers['content-type']).toContain('wordprocessingml');
    const list = await open('/ofsted-calls?name=Ashmere');
    expect(list.body).toContain(`/providers/${String(id)}/ofsted-calls/new`);
    await expectValidHtml(list.body);
  });

  it('is kept once, however often the form is sent, and says what is wrong with it', async () => {
    const id = await addOwnProvider(app);
    const form = `/providers/${String(id)}/ofsted-calls/new`;
    const wrong = await sendForm(app, form, { ...answers, at: 'noon', caller: '' }, lead);
    expect(words(wrong.body)).toMatch(/The time must be like 9:15 or 14:30 Enter who called/);
    await expectValidHtml(wrong.body);
    const twice = await Promise.all([1, 2].map(() => sendForm(app, form, answers, lead)));
    expect(new Set(twice.map(({ headers }) => headers.location)).size).toBe(1);
    const other = await sendForm(app, form, { ...answers, caller: 'HMI Bo Lane' }, lead);
    expect(words(other.body)).toContain('A call of that day is recorded already, and says otherwise');
  });

  it('is recorded by whoever answers the telephone, and is not there for those outside', async () => {
    const { id, path } = await aCall({}, await app.signInAs('business-support'));
    expect(path).toContain('/ofsted-calls/');
    expect((await open(path, await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: id }] }))).statusCode).toBe(403);
    expect((await open(path, await app.signInAs('sia'))).statusCode).toBe(404);
  });

  it('is withdrawn with a reason, and stays readable', async () => {
    const { path, accountId } = await aCall();
    const agreed = { 'what': 'Send the register', 'side': 'authority', 'owner': 'The adviser', ...day('agreed', '2026-11-23'), 'measure': '', 'shared': 'no', 'due-way': 'date', ...day('due', '2026-11-25') }; // prettier-ignore
    for (const _ of [1, 2]) await sendForm(app, `${path}/actions/new`, agreed, lead);
    await sendForm(app, `${path}/withdraw`, { reason: 'The inspection was deferred' }, lead);
    const { rows } = await sql<{ state: string; withdrawn_reason: string }>`
      select state, withdrawn_reason from agreed_action where came_from_href = ${path}`.execute(app.db.kysely);
    expect(rows, 'sent twice, kept once, and withdrawn with the call').toEqual([
      { state: 'withdrawn', withdrawn_reason: 'The inspection was deferred' },
    ]);
    const told = await sql<{ subject: string }>`select subject from notice where account_id = ${accountId} and href = ${path}`.execute(app.db.kysely);
    expect(told.rows.at(-1)?.subject).toContain('is withdrawn');
    expect(words((await open(path)).body)).toContain('Reason: The inspection was deferred');
    expect((await open(`${path}/briefing/edit`)).statusCode).toBe(404);
  });
});

describe('what it books', () => {
  it('is moved, held, and is its owner’s work', async () => {
    const { id, accountId, adviser, path } = await aCall();
    const page = await open(path, adviser);
    const [, held] = /href="([^"]+\/held)"/.exec(page.body) ?? [];
    const change = String(held).replace(/held$/, 'change');
    const form = await open(change, adviser);
    expect(form.body).toContain('value="15:30"');
    await expectValidHtml(form.body);
    const leadId = String(await idOf('Jo Marsh'));
    await sendForm(app, change, { ...day('day', '2026-11-23'), at: '17.15', owner: leadId }, adviser);
    expect(words((await open(path)).body)).toContain('23 November 2026 at 17:15, Jo Marsh');
    const work = ofstedCallsWork({ db: app.db, clock: app.clock });
    const actor: Actor = { kind: 'person', accountId, name: 'Al Reed', role: 'sia', authorityId: app.authorityId, tokenId: null };
    expect(await work.list?.(actor, '2026-11-23')).toMatchObject([{ text: 'Feedback meeting, Ashmere Primary School, at 16:00', provider: { id } }]);
    expect(await work.diary?.(actor, '2026-11-20', '2026-11-30')).toMatchObject([{ on: '2026-11-24', from: '16:00' }]);
    await sendForm(app, String(held), { ...day('held', '2026-11-23'), words: 'The head is well supported' }, lead);
    expect(words((await open(path)).body)).toMatch(/Welfare call Held .*Held on 23 November 2026, as Jo Marsh recorded. The head is well supported/);
    const items = (await work.held?.(app.db.kysely, accountId))?.items ?? [];
    expect(items).toHaveLength(1);
    await app.db.transaction(async (tx) =>
      work.handOver?.(
        tx,
        items.map((one) => one.id),
        { accountId: Number(leadId), name: 'Jo Marsh' },
      ),
    );
    expect((await work.held?.(app.db.kysely, accountId))?.items).toEqual([]);
  });

  it('leads to actions that say where they come from', async () => {
    const { path } = await aCall();
    const form = {
      'what': 'Send the safeguarding audit',
      'side': 'authority',
      'owner': 'Al Reed',
      'due-way': 'date',
      ...day('agreed', '2026-11-23'),
      ...day('due', '2026-11-24'),
      'measure': '',
      'shared': 'no',
    };
    await sendForm(app, `${path}/actions/new`, form, lead);
    expect(words((await open(path)).body)).toContain('Ofsted call, inspection of 23 November 2026 to 24 November 2026');
  });
});

describe('the briefing', () => {
  it('has nothing that may not be shared: no action of staff’s own, nothing restricted, and no tier unless the lead chooses', async () => {
    const id = await addOwnProvider(app);
    await app.db.transaction(async (tx) => {
      await recordTierSummary(tx, { authorityId: app.authorityId, providerId: id, tier: 'vulnerable', since: '2026-11-01' });
      const actor: Actor = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: app.authorityId, tokenId: null };
      const given = {
        authorityId: app.authorityId,
        providerId: id,
        cameFrom: 'visit',
        cameFromId: 1,
        ownerSide: 'provider',
        ownerName: 'Head',
        ownerAccountId: null,
      } as const;
      const days = { agreedOn: '2026-11-02', dueOn: '2026-11-30', dueHow: 'Set', measure: null } as const;
      const doing = { actor, clock: app.clock, event: 'agreed-action.recorded' } as const;
      await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Match the books', isShared: true });
      await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Ask finance quietly', isShared: false });
      await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Secret concern', isShared: true, isRestricted: true });
    });
    const path = String((await sendForm(app, `/providers/${String(id)}/ofsted-calls/new`, answers, lead)).headers.location);
    const briefing = words((await open(`${path}/briefing`)).body);
    expect(briefing).toContain('Match the books');
    expect(briefing).not.toMatch(/Ask finance|Secret concern|Vulnerable/);
    const adviser = await app.signInAs('sia', { caseload: [id] });
    expect((await open(`${path}/briefing/edit`, adviser)).body).not.toContain('Should it say the tier');
    const form = await open(`${path}/briefing/edit`);
    expect(form.body).toContain('Should it say the tier');
    await expectValidHtml(form.body);
    const was = (/name="was" value="([^"]*)"/.exec(form.body)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    const edited = { was, context: 'A school in Ashmere', known: 'One line\nAnother', support: 'Two visits', contact: 'Al Reed' };
    expect((await sendForm(app, `${path}/briefing/edit`, { ...edited, tier: 'yes' }, lead)).statusCode).toBe(303);
    expect(words((await open(`${path}/briefing`)).body)).toMatch(/One line Another The authority’s tier of support in force is Vulnerable/);
    const late = await sendForm(app, `${path}/briefing/edit`, { ...edited, context: 'Another' }, adviser);
    expect(words(late.body)).toContain('Somebody edited the briefing meanwhile');
  });
});

describe('a provisional outcome', () => {
  const outcome = { inclusion: 'Needs attention', safeguarding: 'Met', words: 'Leaders know what to do next' };
  it('is read by named roles alone, each reading is recorded, and nothing moves', async () => {
    const { id, adviser, path } = await aCall();
    const before = await sql<{ jobs: number; summary: string | null }>`select (select count(*)::int from pgboss.job where name = 'event') as jobs,
      (select inspection_label from provider where id = ${id}) as summary`.execute(app.db.kysely);
    await sendForm(app, `${path}/provisional/new`, outcome, adviser);
    const page = await open(`${path}/provisional`);
    expect(words(page.body)).toMatch(/Inclusion Needs attention .*Leaders know what to do next/);
    await expectValidHtml(page.body);
    for (const role of ['safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor']) {
      const cookie = await app.signInAs(role);
      expect((await open(`${path}/provisional`, cookie)).statusCode, role).toBe(403);
      expect(words((await open(path, cookie)).body), role).not.toContain('Needs attention');
    }
    expect((await open(`${path}/provisional`, await app.signInAs('eeca'))).statusCode).toBe(404);
    const after = await sql<{
      jobs: number;
      summary: string | null;
      signals: number;
    }>`select (select count(*)::int from pgboss.job where name = 'event') as jobs,
      (select inspection_label from provider where id = ${id}) as summary, (select count(*)::int from signal where provider_id = ${id}) as signals`.execute(
      app.db.kysely,
    );
    expect(after.rows[0]).toEqual({ ...before.rows[0], signals: 0 });
    const { rows } = await sql<{
      event: string;
      actor_name: string;
      all: string;
    }>`select event, actor_name, concat_ws(' ', before, after, reason) as all from audit_event
      where event like 'provisional-outcome.%' and (subject_id = ${path.split('/').at(-1) ?? ''} or after ->> 'callId' = ${path.split('/').at(-1) ?? ''}) order by id`.execute(
      app.db.kysely,
    );
    expect(rows.map(({ event, actor_name }) => [event, actor_name])).toEqual(
      expect.arrayContaining([
        ['provisional-outcome.recorded', 'Al Reed'],
        ['provisional-outcome.viewed', 'Jo Marsh'],
      ]),
    );
    expect(rows.map(({ all }) => all).join(' ')).not.toMatch(/Needs attention|what to do next/);
  });

  it('is superseded when the inspection is published, and says so', async () => {
    const { id, path } = await aCall();
    await sendForm(app, `${path}/provisional/new`, outcome, lead);
    await sql`insert into entered_inspection (authority_id, provider_id, kind, inspected_on, body, of_predecessor, judgements, source, entered_by, entered_at)
      values (${app.authorityId}, ${id}, 'report-card', '2026-11-23', 'Ofsted', false, '[]', 'The report', 'Test', now())`.execute(app.db.kysely);
    expect(words((await open(`${path}/provisional`)).body)).toMatch(/Superseded by what is published: .*23 November 2026/);
    expect(words((await open(path)).body)).toContain('What was provisional is superseded by it.');
  });

  it('is withdrawn where it was entered in error', async () => {
    const { path } = await aCall();
    await sendForm(app, `${path}/provisional/new`, outcome, lead);
    const [, withdraw] = /href="([^"]+\/provisional\/\d+\/withdraw)"/.exec((await open(`${path}/provisional`)).body) ?? [];
    await sendForm(app, String(withdraw), { reason: 'Misheard' }, lead);
    expect(words((await open(`${path}/provisional`)).body)).toContain('Reason: Misheard');
    expect((await sendForm(app, `${path}/provisional/new`, {}, lead)).statusCode).toBe(422);
  });
});
