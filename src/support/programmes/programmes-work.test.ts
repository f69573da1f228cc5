import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Doing } from '../common/doing.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { findRun } from './find-runs.ts';
import { done, gate } from './programme.fixture.ts';
import { programmesPanel } from './programmes-panel.ts';
import { programmesWork } from './programmes-work.ts';
import { adoptInvented, asPerson } from './programmes.fixture.ts';
import type { Step } from './run.ts';
import { startRun } from './starting/start-run.ts';
import { takeStep } from './take-step.ts';

const today = '2026-11-23';
let app: SupportApp;
let school: number;
let runId: number;
let lead: Doing;
let adviser: Doing;
let deputy: Doing;
let head: Actor;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  await adoptInvented(app);
  lead = await asPerson(app, 'lead', 'Jo Marsh');
  deputy = await asPerson(app, 'assistant-director', 'Ash Carr');
});

beforeEach(async () => {
  school = await app.addSchool('Hartwell Primary School');
  adviser = await asPerson(app, 'sia', 'Sam Field', { caseload: [school] });
  head = (await asPerson(app, 'headteacher', 'Pat Ridge', { reaches: [{ kind: 'provider', providerId: school }] })).actor;
  const { accountId } = adviser.actor;
  const start = {
    providerId: school,
    programme: 'lantern',
    trigger: 'tier',
    triggerRef: null,
    reason: 'Vulnerable',
    on: '2026-11-20',
    accountId,
  } as const;
  const begun = await app.db.transaction((tx) => startRun(tx, lead, start));
  runId = begun.ok ? begun.value.runId : 0;
});

const work = () => programmesWork(app);
const listed = async ({ actor }: Pick<Doing, 'actor'>) =>
  ((await work().list?.(actor, today)) ?? [])
    .filter(({ provider }) => provider?.id === school)
    .map(({ text, dueOn, href }) => `${text} | ${dueOn ?? ''} | ${href.replace(/^.*programmes\/\d+/u, '')}`);
const take = async (step: Step, seen: number, doing: Doing = lead) => {
  expect(await app.db.transaction((tx) => takeStep(tx, doing, { runId, step, seen }))).toEqual({ ok: true, value: null });
};

describe('what waits in programmes', () => {
  it('is on the first page and in the diary of whoever carries the run, and of nobody else', async () => {
    expect(await listed(adviser)).toEqual(['Lantern: First call (provisional) | 2026-11-23 | ']);
    expect(await listed(lead)).toEqual([]);
    expect(await work().diary?.(adviser.actor, '2026-11-01', '2026-11-30')).toMatchObject([
      { on: '2026-11-23', title: 'Due: First call, Hartwell Primary School (Lantern) (provisional)', providerIds: [school] },
    ]);
    expect(await work().diary?.(adviser.actor, '2026-11-24', '2026-12-30')).toEqual([]);
  });

  it('is with everybody who may be the second person, but not with the first', async () => {
    await take(gate('close', '2026-11-20', 'gate-proposed'), 1);
    expect(await listed(deputy)).toEqual(['Lantern: “Close without a plan” waits for a second person |  | /gates/close/second']);
    expect(await listed(lead)).toEqual([]);
    await take(gate('close', '2026-11-20', 'gate-declined'), 2, deputy);
    await take(done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 3, adviser);
    await take(done('entry-meeting', '2026-11-20', { 'meets-on': '2026-12-10' }), 4);
    await take(gate('close', '2026-11-20', 'gate-proposed'), 5);
    expect(await listed(lead), 'who has decided').toEqual([]);
    expect(await listed(adviser)).toEqual(['Lantern: Decide how “Enquiry” goes on (waits for a second person) (provisional) | 2027-01-06 | ']);
    await take(gate('close', '2026-11-20', 'gate-declined'), 6, deputy);
    expect(await listed(deputy)).toEqual([]);
  });

  it('is with the head what is theirs, once they were told of the run', async () => {
    const chair = (await asPerson(app, 'chair', 'Mo Lane', { reaches: [{ kind: 'provider', providerId: school }] })).actor;
    const diary = async (actor: Actor) => ((await work().diary?.(actor, '2026-11-01', '2027-12-31')) ?? []).map(({ title, on }) => `${on} ${title}`);
    expect(await listed({ actor: head })).toEqual([]);
    expect(await diary(head)).toEqual([]);
    expect((await programmesPanel(app).load(school, head))?.data['runs']).toEqual([]);
    await take(done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1, adviser);
    await take(done('entry-meeting', '2026-11-20', { 'meets-on': '2026-12-10' }), 2);
    await take(gate('plan', '2026-11-20'), 3);
    expect(await listed({ actor: head })).toEqual(['Lantern: Heads view (provisional) | 2026-11-25 | ']);
    const review = '2027-01-15 Due: Review, Hartwell Primary School (provisional)';
    expect(await diary(head)).toEqual(['2026-11-25 Due: Heads view, Hartwell Primary School (provisional)', review]);
    expect(await diary(chair), 'who has no task of the head’s').toEqual([review]);
    expect((await programmesPanel(app).load(school, head))?.data['runs']).toMatchObject([{ name: 'Lantern', stage: 'Plan and reviews' }]);
    const board = { ...head, role: 'governor' } as const;
    expect((await programmesPanel(app).load(school, board))?.data['runs'], 'as governors read it').toMatchObject([{ name: 'Lantern' }]);
    expect(await listed({ actor: board }), 'who have none of it to do').toEqual([]);
    expect(await programmesPanel(app).load(school, { ...head, role: 'network-member' })).toBeNull();
    await take(done('heads-view', '2026-11-20'), 4, { ...lead, actor: head });
    const notices = await app.db.kysely
      .selectFrom('notice')
      .select('subject')
      .where('account_id', '=', adviser.actor.accountId ?? 0)
      .execute();
    expect(
      notices.map(({ subject }) => subject),
      'whoever carries the run is told',
    ).toContain('Hartwell Primary School: “Heads view” was done, by Pat Ridge');
    const next = async (actor: Actor) => (await programmesPanel(app).load(school, actor))?.data['runs'];
    expect(await next(lead.actor), 'what officers see next is the notice').toMatchObject([{ next: { what: 'Notice' } }]);
    expect(await next(head), 'which the head hears of when it is given').toMatchObject([{ next: { what: 'Review', provisional: true } }]);
  });

  it('is with specialists and the safeguarding lead what is theirs in any run, until it is done', async () => {
    await sql`update programme_run set definition = replace(definition::text, '"by": "head"', '"by": "specialist"')::jsonb where id = ${runId}`.execute(
      app.db.kysely,
    );
    const specialist = await asPerson(app, 'specialist', 'Lee Ford');
    const safeguarding = await asPerson(app, 'safeguarding-lead', 'Kay Moss');
    expect(await listed(specialist), 'not before its stage').toEqual([]);
    await take(done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1, adviser);
    await take(done('entry-meeting', '2026-11-20', { 'meets-on': '2026-12-10' }), 2);
    await take(gate('plan', '2026-11-20'), 3);
    expect(await listed(specialist)).toEqual(['Lantern: Heads view (provisional) | 2026-11-25 | /officer-tasks/heads-view']);
    expect(await listed(safeguarding)).toEqual([]);
    await take({ kind: 'paused', on: '2026-11-20', reason: 'The head is ill', until: null }, 4);
    expect(await listed(specialist), 'paused, it leads to the run').toEqual(['Lantern: Heads view (paused) (provisional) | 2026-11-25 | ']);
    await take({ kind: 'resumed', on: '2026-11-23', reason: 'Back' }, 5);
    await take(done('heads-view', '2026-11-20'), 6, specialist);
    expect(await listed(specialist)).toEqual([]);
  });

  it('is with the director what only the director may record, whoever carries the run', async () => {
    const director = await asPerson(app, 'director', 'Dee Lowe');
    await take(done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1, adviser);
    await take(done('entry-meeting', '2026-11-20', { 'meets-on': '2026-12-10' }), 2);
    expect(await listed(director), 'not before its stage').toEqual([]);
    await take(gate('plan', '2026-11-20'), 3);
    const notice = expect.stringMatching(/^Lantern: Notice .*\| 20/u) as string;
    expect(await listed(director)).toEqual([notice]);
    expect(await listed(deputy)).toEqual([]);
    expect((await listed(adviser)).filter((line) => line.includes('Notice'))).toEqual([notice]);
    const { accountId, name } = director.actor;
    await take({ kind: 'handed-over', on: '2026-11-20', to: { accountId, name }, reason: null }, 4);
    expect(
      (await listed(director)).filter((line) => line.includes('Notice')),
      'once, where the director carries it',
    ).toHaveLength(1);
  });

  it('is with the Head of Education Effectiveness what whoever carries the run may not do, the way on too, and everything where nobody carries it', async () => {
    await take(done('first-call', '2026-11-20', { 'called-on': '2026-11-20', 'serious': 'no' }), 1, adviser);
    expect(await listed(lead)).toEqual(['Lantern: Entry meeting (provisional) | 2026-12-04 | ']);
    expect(
      (await work().diary?.(lead.actor, '2026-12-01', '2026-12-31'))?.filter(({ providerIds }) => providerIds?.includes(school) === true),
    ).toMatchObject([{ on: '2026-12-04' }]);
    expect(await listed(adviser)).toEqual(['Lantern: Entry meeting (waits for the Head of Education Effectiveness) (provisional) | 2026-12-04 | ']);
    await take(done('entry-meeting', '2026-11-20', { 'meets-on': '2026-12-10' }), 2);
    expect(await listed(lead)).toEqual(['Lantern: Decide how “Enquiry” goes on (provisional) | 2027-01-06 | ']);
    expect(await listed(adviser)).toEqual([
      'Lantern: Decide how “Enquiry” goes on (waits for the Head of Education Effectiveness) (provisional) | 2027-01-06 | ',
    ]);
    expect(await listed(deputy)).toEqual([]);
    await take(gate('plan', '2026-11-20'), 3);
    expect(await listed(lead)).toEqual([]);
    await app.db.kysely.updateTable('programme_run').set({ account_id: null }).where('id', '=', runId).execute();
    expect(await listed(lead)).toEqual(['Lantern: Heads view (provisional) | 2026-11-25 | ']);
  });

  it('stays there while the run is paused, and says so', async () => {
    await take({ kind: 'paused', on: '2026-11-20', reason: 'The head is ill', until: null }, 1);
    expect(await listed(adviser)).toEqual(['Lantern: First call (paused) (provisional) | 2026-11-23 | ']);
    expect(await work().diary?.(adviser.actor, '2026-11-01', '2026-11-30')).toMatchObject([
      { title: 'Due: First call, Hartwell Primary School (Lantern) (paused) (provisional)' },
    ]);
  });

  it('is not with somebody who carries the run and reaches the provider no more', async () => {
    await app.db.kysely.updateTable('allocation').set({ valid_to: '2026-11-22' }).where('account_id', '=', adviser.actor.accountId).execute();
    expect(await listed(adviser)).toEqual([]);
    expect(await work().diary?.(adviser.actor, '2026-11-01', '2026-11-30')).toEqual([]);
    expect(await listed(lead), 'it stands on somebody’s list').toEqual(['Lantern: First call (provisional) | 2026-11-23 | ']);
  });

  it('is a look at what the run waits for, where nothing in it has a day: with whoever carries it, or else with the Head of Education Effectiveness', async () => {
    await take({ kind: 'task-set-aside', task: 'first-call', on: '2026-11-20', reason: 'They rang first' }, 1);
    const on = async ({ actor }: Doing, day: string) =>
      ((await work().list?.(actor, day)) ?? [])
        .filter(({ provider }) => provider?.id === school)
        .map(({ text, dueOn }) => `${text} | ${dueOn ?? ''}`);
    const look = ['Lantern: Look again at “Enquiry”: what is left has no day (provisional) | 2027-01-06'];
    expect(await on(adviser, '2026-12-22')).toEqual([]);
    expect(await on(adviser, '2026-12-23')).toEqual(look);
    expect(await on(adviser, '2027-03-01')).toEqual(look);
    expect(await on(lead, '2027-03-01')).toEqual([]);
    expect(await work().diary?.(adviser.actor, '2027-01-01', '2027-01-31')).toMatchObject([{ on: '2027-01-06' }]);
    await app.db.kysely.updateTable('programme_run').set({ account_id: null }).where('id', '=', runId).execute();
    expect(await on(adviser, '2027-03-01')).toEqual([]);
    expect(await on(lead, '2027-03-01')).toEqual(look);
  });

  it('goes to somebody else with the work of whoever leaves, and the run says so; but to nobody who could not open it', async () => {
    const from = adviser.actor.accountId ?? 0;
    const stranger = await asPerson(app, 'sia', 'Kit Dale');
    const give = (over: { readonly from?: string } = {}) =>
      app.db.transaction(async (tx) => work().handOver?.(tx, [runId], { accountId: stranger.actor.accountId ?? 0, name: 'Kit Dale', ...over }));
    await expect(give()).rejects.toThrow('Kit Dale could not open the run at Hartwell Primary School: give that provider too');
    const held = await work().held?.(app.db.kysely, from);
    expect(held?.items).toMatchObject([{ id: runId, text: 'Lantern, Hartwell Primary School', providerId: school }]);
    const to = { accountId: deputy.actor.accountId ?? 0, name: 'Ash Carr' };
    await app.db.transaction(async (tx) => work().handOver?.(tx, [runId], to));
    expect((await work().held?.(app.db.kysely, from))?.items).toEqual([]);
    const run = await findRun(app.db.kysely, app.authorityId, runId);
    expect(run).toMatchObject({ holder: 'Ash Carr', now: { state: 'live', count: 2 } });
    expect(run?.steps.at(-1)).toMatchObject({ kind: 'handed-over', to: { name: 'Ash Carr' } });
  });
});
