import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { fixedClock } from '../../platform/clock.ts';
import { actionRoutes } from './actions.routes.ts';
import { actionsWork } from './find-actions-work.ts';
import { type NewAction, recordAgreedAction } from './record-agreed-action.ts';
import { sendReminders } from './send-reminders.ts';
import { withdrawActionsFrom } from './withdraw-actions-from.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => actionRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const operator = (): Actor => ({ kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: app.authorityId, tokenId: null });
const doing = () => ({ actor: operator(), clock: app.clock, event: 'agreed-action.recorded' as const });

async function agree(providerId: number, over: Partial<NewAction> = {}): Promise<string> {
  const id = await app.db.transaction((tx) =>
    recordAgreedAction(tx, doing(), {
      authorityId: app.authorityId,
      providerId,
      cameFrom: 'visit',
      cameFromId: 1,
      what: 'Match the phonics books',
      ownerSide: 'provider',
      ownerName: 'Headteacher',
      ownerAccountId: null,
      agreedOn: '2026-11-02',
      dueOn: '2026-11-30',
      dueHow: 'Set as 30 November 2026',
      measure: 'Nine in ten read at the level of their phonics',
      isShared: true,
      ...over,
    }),
  );
  return `/actions/${String(id)}`;
}
const headOf = (providerId: number) => app.signInAs('headteacher', { name: 'Bea Holt', reaches: [{ kind: 'provider', providerId }] });
const accountIdOf = async (cookieName: string): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select id from account where name = ${cookieName} order by id desc limit 1`.execute(app.db.kysely);
  return rows[0]?.id ?? 0;
};

describe('an action entered by hand', () => {
  it('is due so many working days on, and says how that was worked out', async () => {
    const id = await addOwnProvider(app);
    const path = `/providers/${String(id)}/actions/new`;
    const answers = { what: 'Send the plan', side: 'provider', owner: 'Chair', ...day('agreed', '2026-11-20'), measure: '', shared: 'yes' };
    const wrong = await sendForm(app, path, { ...answers, 'due-way': 'working-days', 'count': '' }, lead);
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toContain('Enter how many');
    expect(wrong.body).toContain('Send the plan');
    await expectValidHtml(wrong.body);
    const saved = await sendForm(app, path, { ...answers, 'due-way': 'working-days', 'count': '5' }, lead);
    expect(saved.headers.location).toBe(`/providers/${String(id)}/actions`);
    const list = await open(`/providers/${String(id)}/actions`);
    expect(words(list.body)).toContain('27 November 2026');
    await expectValidHtml(list.body);
    const [, link] = /href="(\/actions\/\d+)"/.exec(list.body) ?? [];
    const page = await open(link ?? '');
    expect(words(page.body)).toContain('5 working days after Friday 20 November 2026');
    await expectValidHtml(page.body);
  });
});

describe('an action that is sent twice', () => {
  it('is kept once, by hand too, and a different one beside it', async () => {
    const id = await addOwnProvider(app);
    const path = `/providers/${String(id)}/actions/new`;
    const answers = { 'what': 'Send the plan', 'side': 'provider', 'owner': 'Chair', ...day('agreed', '2026-11-20'), 'measure': '', 'shared': 'yes', 'due-way': 'date', ...day('due', '2026-12-11') }; // prettier-ignore
    await Promise.all([1, 2].map(() => sendForm(app, path, answers, lead)));
    await sendForm(app, path, { ...answers, owner: 'Clerk' }, lead);
    const { rows } = await sql<{ owner_name: string }>`select owner_name from agreed_action where provider_id = ${id} order by id`.execute(
      app.db.kysely,
    );
    expect(rows).toEqual([{ owner_name: 'Chair' }, { owner_name: 'Clerk' }]);
  });

  it('is given to nobody of the provider’s where they do not see it', async () => {
    const id = await addOwnProvider(app);
    await headOf(id);
    const head = await accountIdOf('Bea Holt');
    const answers = { 'what': 'Ask finance', 'side': 'provider', 'account': String(head), ...day('agreed', '2026-11-20'), 'measure': '', 'due-way': 'date', ...day('due', '2026-12-11') }; // prettier-ignore
    const refused = await sendForm(app, `/providers/${String(id)}/actions/new`, { ...answers, shared: 'no' }, lead);
    expect(words(refused.body)).toContain('so none of them can own it');
    const path = await agree(id, { isShared: false });
    const moved = await sendForm(app, `${path}/change`, { ...answers, reason: 'Theirs now', was: '' }, lead);
    expect(words(moved.body)).toContain('so none of them can own it');
    const kept = await agree(id, { isShared: false, ownerAccountId: head });
    await sendReminders(app.db, fixedClock('2026-12-02T05:20:00Z'), app.authorityId);
    const { rows } = await sql`select 1 from notice where account_id = ${head} and href = ${kept}`.execute(app.db.kysely);
    expect(rows).toEqual([]);
  });
});

describe('completion', () => {
  it('by the head is reported, with evidence, and an adviser accepts it', async () => {
    const id = await addOwnProvider(app);
    const path = await agree(id);
    const head = await headOf(id);
    expect(words((await open(path, head)).body)).toContain('Report it done');
    const form = { ...day('on', '2026-11-20'), evidence: 'The books came on Monday' };
    expect((await sendForm(app, `${path}/complete`, form, head)).headers.location).toBe(path);
    expect(words((await open(path)).body)).toMatch(/Reported done .* On 20 November 2026, by Bea Holt/);
    expect((await open(`${path}/answer`, head)).statusCode).toBe(403);
    const adviser = await app.signInAs('sia', { caseload: [id], name: 'Al Reed' });
    await sendForm(app, `${path}/answer`, { answer: 'not-yet', reason: 'Two classes still wait' }, adviser);
    const notYet = words((await open(path, head)).body);
    expect(notYet).not.toContain('Reported done');
    expect(notYet).toContain('It was reported done, and is not accepted yet: Two classes still wait');
    const noticed = await sql`select n.id from notice n join account a on a.id = n.account_id where a.name = 'Bea Holt' and n.href = ${path} and n.kind = 'action-not-yet'`.execute(app.db.kysely); // prettier-ignore
    expect(noticed.rows).toHaveLength(1);
    await sendForm(app, `${path}/complete`, form, head);
    await sendForm(app, `${path}/answer`, { answer: 'accept', reason: 'Seen in every class' }, adviser);
    await sendForm(app, `${path}/outcome`, { 'came-of-it': 'Checks rose by eight points' }, adviser);
    const page = await open(path);
    expect(words(page.body)).toMatch(/Done .*said or accepted by Al Reed.*Checks rose by eight points/);
    expect(words(page.body)).toContain('Reason: Two classes still wait');
    await expectValidHtml(page.body);
    const told = await open(path, head);
    expect(words(told.body)).not.toContain('Two classes still wait');
    await expectValidHtml(told.body);
  });

  it('can be taken back, and an action withdrawn with a reason', async () => {
    const path = await agree(await addOwnProvider(app));
    await sendForm(app, `${path}/complete`, { ...day('on', '2026-11-20'), evidence: 'Seen' }, lead);
    await sendForm(app, `${path}/reopen`, { reason: 'It was another school' }, lead);
    const again = await sendForm(app, `${path}/withdraw`, { reason: 'Agreed twice' }, lead);
    expect(again.headers.location).toBe(path);
    expect(words((await open(path)).body)).toMatch(/Withdrawn .*Agreed twice.*Reason: It was another school/);
  });
});

describe('another date or owner', () => {
  it('needs a reason, and the earlier ones stay readable', async () => {
    const path = await agree(await addOwnProvider(app));
    const move = { 'side': 'provider', 'owner': 'Deputy head', 'due-way': 'date', ...day('due', '2026-12-11'), 'reason': 'The head is away' };
    const was = /name="was" value="([^"]*)"/.exec((await open(`${path}/change`)).body)?.[1] ?? '';
    expect((await sendForm(app, `${path}/change`, { ...move, was, reason: '' }, lead)).statusCode).toBe(422);
    await sendForm(app, `${path}/change`, { ...move, was }, lead);
    const page = words((await open(path)).body);
    expect(page).toContain('Due: was “30 November 2026”, now “11 December 2026”');
    expect(page).toContain('Reason: The head is away');
    const late = await sendForm(app, `${path}/change`, { ...move, was, owner: 'Chair' }, lead);
    expect(words(late.body)).toContain('Somebody changed it meanwhile: it is Deputy head’s');
  });
});

describe('who sees what was agreed', () => {
  it('the head sees what is shared of their own school, and nothing else', async () => {
    const id = await addOwnProvider(app);
    const [shared, own] = [await agree(id), await agree(id, { isShared: false, what: 'Ask finance', ownerSide: 'authority' })];
    const elsewhere = await agree(await addOwnProvider(app));
    const head = await headOf(id);
    expect((await open(shared, head)).statusCode).toBe(200);
    expect((await open(own, head)).statusCode).toBe(404);
    expect((await open(elsewhere, head)).statusCode).toBe(404);
    const list = await open('/actions', head);
    expect(list.body).toContain(shared);
    expect(list.body).not.toContain(own);
    expect(list.body).not.toContain(elsewhere);
    await expectValidHtml(list.body);
  });

  it('a restricted one is there for its owner alone, and its words stay out of the trail and of files', async () => {
    const id = await addOwnProvider(app);
    const named = await app.signInAs('safeguarding-lead', { name: 'Named Reader' });
    const path = await agree(id, {
      isRestricted: true,
      ownerSide: 'authority',
      ownerAccountId: await accountIdOf('Named Reader'),
      what: 'Check the central record',
    });
    expect((await open(path, named)).statusCode).toBe(200);
    expect((await open(path)).statusCode).toBe(404);
    expect((await open(`${path}/complete`)).statusCode).toBe(404);
    expect((await open('/actions')).body).not.toContain('central record');
    const listed = (await open('/actions', named)).body;
    expect(listed).toContain('A restricted action');
    expect(listed).not.toContain('central record');
    expect((await open('/actions/csv', named)).body).not.toContain('central record');
    await open(`${path}/change`, named);
    const opened = await sql`select id from audit_event where event = 'agreed-action.opened' and subject_id = ${path.split('/')[2] ?? ''} and actor_name = 'Named Reader'`.execute(app.db.kysely); // prettier-ignore
    expect(opened.rows, 'a form shows its words, so reading it is recorded').toHaveLength(1);
    const { rows } = await sql<{ all: string }>`select concat_ws(' ', before, after, reason) as all from audit_event
      where subject_kind = 'agreed-action' and subject_id = ${path.split('/')[2] ?? ''}`.execute(app.db.kysely);
    expect(rows.map(({ all }) => all).join(' ')).not.toContain('central record');
  });

  it('the filters stay, and the file has what the page has', async () => {
    const id = await addOwnProvider(app, { name: 'Filterton School' });
    await agree(id, { dueOn: '2026-11-03', what: 'Long overdue' });
    await agree(id, { what: 'Not due yet' });
    const query = `standing=overdue&provider=${String(id)}&source=visit&side=provider`;
    const page = await open(`/actions?${query}`);
    expect(words(page.body)).toContain('1 action, 1 overdue');
    expect(page.body).toContain(`/actions/csv?${query.replaceAll('&', '&amp;')}`);
    expect(page.body).toMatch(/value="overdue" selected/);
    const file = await open(`/actions/csv?${query}`);
    expect(file.body).toContain('Long overdue');
    expect(file.body).not.toContain('Not due yet');
    expect(words((await open(`/actions?provider=${String(id)}&source=concern`)).body)).toContain('No such actions');
  });
});

describe('reminders', () => {
  it('reach the owner five working days before and the day after it was due, once each', async () => {
    const id = await addOwnProvider(app);
    await headOf(id);
    const head = await accountIdOf('Bea Holt');
    const path = await agree(id, { ownerAccountId: head });
    for (const on of ['2026-11-20', '2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02']) {
      await sendReminders(app.db, fixedClock(`${on}T05:20:00Z`), app.authorityId);
    }
    const { rows } = await sql<{ subject: string; href: string }>`
      select subject, href from notice where account_id = ${head} and href = ${path} order by id`.execute(app.db.kysely);
    expect(rows.map(({ subject }) => subject)).toEqual(['An action is due on 30 November 2026', 'An action was due on 30 November 2026']);
  });
});

describe('what was reported done', () => {
  it('waits for the lead where the provider has no adviser, and for nobody else', async () => {
    const [alone, advised] = [await addOwnProvider(app), await addOwnProvider(app)];
    await app.signInAs('sia', { name: 'Own Adviser', caseload: [advised] });
    for (const id of [alone, advised]) {
      const path = await agree(id);
      await sendForm(app, `${path}/complete`, { ...day('on', '2026-11-20'), evidence: 'Seen' }, await headOf(id));
    }
    const actor: Actor = { ...operator(), kind: 'person', role: 'lead', accountId: await accountIdOf('Jo Marsh') };
    const items = (await actionsWork({ db: app.db, clock: app.clock }).list?.(actor, '2026-11-23')) ?? [];
    const waiting = items.filter(({ kind }) => kind === 'reply').map(({ provider }) => provider?.id);
    expect(waiting).toContain(alone);
    expect(waiting).not.toContain(advised);
    const waitingFor = async (role: string, name: string) =>
      ((await actionsWork({ db: app.db, clock: app.clock }).list?.({ ...actor, role, accountId: await accountIdOf(name) }, '2026-11-23')) ?? [])
        .filter(({ kind }) => kind === 'reply')
        .map(({ provider }) => provider?.id);
    expect(await waitingFor('sia', 'Own Adviser'), 'an adviser has their own').toEqual([advised]);
    await app.signInAs('auditor', { name: 'Only Reads' });
    expect(await waitingFor('auditor', 'Only Reads')).toEqual([]);
  });
});

describe('for the other parts of the service', () => {
  it('what came from a source is withdrawn with it, and what is done stays', async () => {
    const id = await addOwnProvider(app);
    const [done, other] = [await agree(id, { cameFromId: 77 }), await agree(id, { cameFromId: 77 })];
    await sendForm(app, `${done}/complete`, { ...day('on', '2026-11-20'), evidence: 'Seen' }, lead);
    const source = { cameFrom: 'visit', cameFromId: 77, authorityId: app.authorityId } as const;
    expect(await app.db.transaction((tx) => withdrawActionsFrom(tx, doing(), source, 'The visit was entered twice'))).toBe(1);
    expect(words((await open(other)).body)).toContain('The visit was entered twice');
    expect(words((await open(done)).body)).toContain('Done');
  });

  it('it is somebody’s work, which another takes over', async () => {
    const id = await addOwnProvider(app);
    await app.signInAs('sia', { name: 'Leaving Adviser', caseload: [id] });
    await app.signInAs('sia', { name: 'Coming Adviser', caseload: [id] });
    const [from, to] = [await accountIdOf('Leaving Adviser'), await accountIdOf('Coming Adviser')];
    await agree(id, { ownerAccountId: from, ownerSide: 'authority' });
    const work = actionsWork({ db: app.db, clock: app.clock });
    const actor = (accountId: number, name: string): Actor => ({
      kind: 'person',
      accountId,
      name,
      role: 'sia',
      authorityId: app.authorityId,
      tokenId: null,
    });
    expect(await work.list?.(actor(from, 'Leaving Adviser'), '2026-11-23')).toMatchObject([{ kind: 'action', dueOn: '2026-11-30' }]);
    expect(await work.diary?.(actor(from, 'Leaving Adviser'), '2026-11-01', '2026-12-31')).toHaveLength(1);
    const held = await work.held?.(app.db.kysely, from);
    expect(held?.items).toHaveLength(1);
    await app.db.transaction(async (tx) => work.handOver?.(tx, held?.items.map((one) => one.id) ?? [], { accountId: to, name: 'Coming Adviser' }));
    expect(await work.list?.(actor(to, 'Coming Adviser'), '2026-11-23')).toHaveLength(1);
    expect((await work.held?.(app.db.kysely, from))?.items).toEqual([]);
  });
});
