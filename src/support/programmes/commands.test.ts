import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doing } from '../common/doing.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { findDefinition, findDefinitionOn, listDefinitions } from '../programme-definitions/find-definitions.ts';
import { findRun, listRuns, type Run } from './find-runs.ts';
import { done, gate, proposed } from './programme.fixture.ts';
import { adoptInvented, asPerson } from './programmes.fixture.ts';
import type { Step } from './run.ts';
import { startRun } from './starting/start-run.ts';
import { takeStep } from './take-step.ts';

let app: SupportApp;
let lead: Doing;
let adviser: Doing;
let director: Doing;
let adviserId: number;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  await adoptInvented(app);
  lead = await asPerson(app, 'lead', 'Jo Marsh');
  director = await asPerson(app, 'director', 'Dee Lowe');
});

let schools = 0;
let providerId: number;
beforeEach(async () => {
  schools += 1;
  providerId = await app.addSchool(`Elmsworth ${String(schools)} Primary School`);
  adviserId = await app.addAdviser('Sam Field', [providerId]);
  adviser = await asPerson(app, 'sia', 'Robin Ellis', { caseload: [providerId] });
});

const start = (over: Partial<Parameters<typeof startRun>[2]> = {}, doing: Doing = lead) =>
  app.db.transaction((tx) =>
    startRun(tx, doing, {
      providerId,
      programme: 'lantern',
      trigger: 'tier',
      triggerRef: null,
      reason: 'Vulnerable since November',
      on: '2026-11-16',
      accountId: adviserId,
      ...over,
    }),
  );
const begin = async (): Promise<number> => {
  const begun = await start();
  if (!begun.ok) throw new Error(begun.reason);
  return begun.value.runId;
};
const take = (runId: number, step: Step, seen: number, doing: Doing = lead) => app.db.transaction((tx) => takeStep(tx, doing, { runId, step, seen }));
const read = async (runId: number): Promise<Run> => {
  const run = await findRun(app.db.kysely, app.authorityId, runId);
  if (run === null) throw new Error('The run is there.');
  return run;
};
const nobodyElse = /^Choose somebody who works with this provider: nobody else can open the run/u;
const call = done('first-call', '2026-11-17', { 'called-on': '2026-11-17', 'serious': 'no' });

describe('a run', () => {
  it('begins under the definition in force, once, however often it is sent, and keeps it', async () => {
    const runId = await begin();
    expect(await start()).toEqual({ ok: true, value: { runId } });
    expect(await start({ reason: 'Another reason' })).toMatchObject({
      reason: 'A run of it has been under way here since 16 November 2026: there is one at a time',
    });
    const run = await read(runId);
    expect(run).toMatchObject({
      version: 2,
      holder: 'Sam Field',
      subject: { track: 'maintained', trigger: 'tier' },
      now: { state: 'live', stage: 'enquiry', count: 1 },
    });
    await adoptInvented(app, { version: 3, name: 'Lantern, changed', on: '2026-11-23' });
    expect((await read(runId)).definition.name).toBe('Lantern');
    expect((await findDefinition(app.db.kysely, app.authorityId, 'lantern'))?.version).toBe(3);
    expect((await listDefinitions(app.db.kysely, app.authorityId)).filter(({ definition }) => definition.key === 'lantern')).toHaveLength(1);
    await app.db.kysely.deleteFrom('programme_version').where('version', '=', 3).execute();
  });

  it('recorded late runs under what was in force on its first day, and under the earliest version where none was', async () => {
    await adoptInvented(app, { version: 3, name: 'Lantern, changed', on: '2026-11-17' });
    const under = async (on: string) => {
      providerId = await app.addSchool(`Late ${on} Primary School`);
      const begun = await start({ on, accountId: null });
      const run = await read(begun.ok ? begun.value.runId : 0);
      return [run.version, run.definition.name];
    };
    expect(await under('2026-10-05'), 'before any was adopted').toEqual([2, 'Lantern']);
    expect(await under('2026-11-16')).toEqual([2, 'Lantern']);
    expect(await under('2026-11-17'), 'the day of adoption').toEqual([3, 'Lantern, changed']);
    await app.db.kysely.deleteFrom('programme_version').where('version', '=', 3).execute();
    expect(await findDefinitionOn(app.db.kysely, app.authorityId, 'trip', '2026-10-05'), 'what ships held always').toMatchObject({ version: 1 });
  });

  it.each([
    [{ on: '2026-11-31' }, 'Enter a real day'],
    [{ on: '2026-12-01' }, '1 December 2026 is in the future: a run begins today or before'],
    [
      { on: '2024-11-22' },
      '22 November 2024 is more than two years ago: check the year. A run that is recorded today began on 23 November 2024 or later',
    ],
    [{ reason: '  ' }, 'Enter why it begins'],
    [{ programme: 'nothing' }, 'There is no such programme any more'],
    [{ trigger: 'inspection' }, 'Lantern does not begin by an inspection'],
    [{ accountId: 999_999 }, 'Choose somebody who works with this provider: nobody else can open the run, nor record what happens in it'],
    [{ providerId: 999_999 }, 'No programme is for providers of this kind'],
  ] as const)('does not begin with %j', async (over, reason) => {
    expect(await start(over)).toMatchObject({ ok: false, reason });
    expect(await listRuns(app.db.kysely, app.authorityId, { providerId })).toEqual([]);
  });

  it('is carried by nobody who could not open it, from its beginning or later: by role, by caseload or by day', async () => {
    const head = await asPerson(app, 'headteacher', 'Pat Ridge', { reaches: [{ kind: 'provider', providerId }] });
    const elsewhere = await asPerson(app, 'sia', 'Nell Farr', { caseload: [await app.addSchool('Farr Primary School')] });
    const past = await asPerson(app, 'sia', 'Gus Gone', { caseload: [providerId] });
    await app.db.kysely.updateTable('allocation').set({ valid_to: '2026-11-22' }).where('account_id', '=', past.actor.accountId).execute();
    const refusal = { ok: false, reason: expect.stringMatching(nobodyElse) as string, field: 'account' };
    for (const { actor } of [head, elsewhere, past]) expect(await start({ accountId: actor.accountId }), actor.name).toMatchObject(refusal);
    const runId = await begin();
    for (const { actor } of [head, elsewhere, past]) {
      const handed: Step = { kind: 'handed-over', on: '2026-11-20', to: { accountId: actor.accountId, name: actor.name }, reason: null };
      expect(await take(runId, handed, 1), actor.name).toMatchObject(refusal);
    }
  });

  it('does not begin for a nursery where it is for schools, nor by somebody without leave', async () => {
    const nursery = await app.addSchool('Fernhill Nursery', { with: { kind: 'nursery', legal_track: 'early-years' } });
    expect(await start({ providerId: nursery })).toMatchObject({ reason: 'Lantern is not for providers of this kind' });
    expect(await start({}, await asPerson(app, 'specialist', 'Lee Ford'))).toMatchObject({ reason: 'Your role does not begin a run' });
  });

  it('sent again after Back, when it has been stopped meanwhile, begins no other; a new form does', async () => {
    const first = await start({ seen: 0 });
    const runId = first.ok ? first.value.runId : 0;
    await take(runId, { kind: 'stopped', on: '2026-11-20', reason: 'Begun in error' }, 1);
    expect(await start({ seen: 0 })).toEqual({ ok: true, value: { runId } });
    expect(await start({ seen: runId, on: '2026-11-20' })).not.toEqual({ ok: true, value: { runId } });
    expect((await listRuns(app.db.kysely, app.authorityId, { providerId })).map(({ now }) => now.state)).toEqual(['live', 'stopped']);
  });

  it('begins before none of its kind was over, unless that one was begun in error', async () => {
    const stop: Step = { kind: 'stopped', on: '2026-11-20', reason: 'The wrong school' };
    await take(await begin(), stop, 1);
    const before = 'A run of it lasted here until 20 November 2026: another cannot have begun on 19 November 2026, before that';
    expect(await start({ on: '2026-11-19' })).toEqual({ ok: false, field: 'on', reason: before });
    const next = await start({ on: '2026-11-20' });
    expect(next, 'one may follow on the day itself').toMatchObject({ ok: true });

    providerId = await app.addSchool('Wrongly Begun Primary School');
    const wrong = await start({ accountId: null });
    await take(wrong.ok ? wrong.value.runId : 0, { ...stop, inError: true }, 1);
    expect(await start({ on: '2026-11-02', reason: 'The right day', accountId: null }), 'what was an error stands in no way').toMatchObject({
      ok: true,
    });
  });

  it('begins by no tier before that was in force', async () => {
    providerId = await app.addSchool('Tiered Primary School', { tier: 'cause-for-concern' });
    const early = 'The tier has been in force since 4 November 2026: it cannot have begun a run on 3 November 2026, before it';
    expect(await start({ on: '2026-11-03' })).toEqual({ ok: false, field: 'on', reason: early });
    expect(await start({ on: '2026-11-03', trigger: 'by-hand', reason: 'It asked', accountId: null })).toMatchObject({ ok: true });
  });
});

describe('a step', () => {
  it('sent twice by the same person is taken once, however late the second comes', async () => {
    const runId = await begin();
    expect(await take(runId, call, 1, adviser)).toEqual({ ok: true, value: null });
    expect(await take(runId, call, 1, adviser)).toEqual({ ok: true, value: null });
    await take(runId, { kind: 'paused', on: '2026-11-18', reason: 'Half-term', until: null }, 2);
    expect(await take(runId, call, 1, adviser)).toEqual({ ok: true, value: null });
    expect((await read(runId)).steps.map(({ kind }) => kind)).toEqual(['started', 'task-done', 'paused']);
  });

  it('that lost the race is refused, and told what happened', async () => {
    const runId = await begin();
    await take(runId, call, 1, adviser);
    expect(await take(runId, { ...call, note: 'Mine' } as Step, 1)).toEqual({
      ok: false,
      reason:
        'Meanwhile Robin Ellis was quicker: “First call” was done. Nothing of yours was recorded: look at what happened, and send it again if it is still right',
    });
  });

  it('of two that are sent at the same time, one is taken', async () => {
    const runId = await begin();
    const both = await Promise.all([take(runId, call, 1, adviser), take(runId, { ...call, note: 'Mine' } as Step, 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await read(runId)).now.count).toBe(2);
  });

  it('keeps the row of the run in step with what happened, and is in the audit trail', async () => {
    const runId = await begin();
    await take(runId, gate('close', '2026-11-18', 'gate-proposed'), 1);
    expect(await take(runId, gate('close', '2026-11-18'), 2)).toMatchObject({ ok: false });
    expect(await take(runId, gate('close', '2026-11-19'), 2, director)).toEqual({ ok: true, value: null });
    const row = await app.db.kysely
      .selectFrom('programme_run')
      .select(['state', 'stage', 'outcome', 'ended_on'])
      .where('id', '=', runId)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'ended', stage: 'enquiry', outcome: 'closed', ended_on: '2026-11-19' });
    const events = await app.db.kysely.selectFrom('audit_event').select('subject_kind').where('subject_id', '=', String(runId)).execute();
    expect(events.filter(({ subject_kind }) => subject_kind === 'programme-run')).toHaveLength(3);
  });

  it('hands the run over, to somebody of the authority', async () => {
    const runId = await begin();
    const to = (accountId: number, name: string): Step => ({ kind: 'handed-over', on: '2026-11-20', to: { accountId, name }, reason: null });
    expect(await take(runId, to(adviserId, 'Sam Field'), 1)).toMatchObject({ reason: 'Sam Field carries it already' });
    expect(await take(runId, to(999_999, 'Nobody'), 1)).toMatchObject({ reason: expect.stringMatching(nobodyElse) as string });
    expect(await take(runId, to(adviser.actor.accountId ?? 0, 'Robin Ellis'), 1)).toEqual({ ok: true, value: null });
    expect((await read(runId)).holder).toBe('Robin Ellis');
  });

  it('of the law needs the director and another person', async () => {
    const runId = await begin();
    const steps: readonly [Step, Doing][] = [
      [call, adviser],
      [done('entry-meeting', '2026-11-18', { 'meets-on': '2026-12-10' }), lead],
      [gate('plan', '2026-11-19'), lead],
      [proposed('notice', '2026-11-20', { 'ends-on': '2026-12-20' }), director],
    ];
    for (const [index, [step, by]] of steps.entries()) expect(await take(runId, step, index + 1, by)).toEqual({ ok: true, value: null });
    expect(await take(runId, done('notice', '2026-11-20'), 5, director)).toMatchObject({ ok: false });
    expect(await take(runId, done('notice', '2026-11-23'), 5, lead)).toEqual({ ok: true, value: null });
    expect(await take(runId, done('notice', '2026-11-23'), 5, lead)).toEqual({ ok: true, value: null });
    expect((await read(runId)).now).toMatchObject({ count: 6, tasks: { notice: { state: 'done', doneOn: '2026-11-20' } } });
  });
});
