import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../platform/clock.ts';
import { listRunDays } from '../deadlines/list-run-days.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { recordPowersBegun } from './record-powers-nightly.ts';
import { type Law, openLaw, suspension } from './intervention.fixture.ts';

let app: SupportApp;
let law: Law;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  law = await openLaw(app);
});

let schools = 0;
let school: number;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Dunmere ${String(schools)} Primary School`);
});

const inForce = (asAt?: string) => law.inForce(school, asAt);
const begun = (programme: string, on: string) => law.begun(school, programme, on);

it('closes a notice of concern that was met after it had been said to be unmet', async () => {
  const runId = await begun('delegation', '2026-10-05');
  await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' });
  await law.task(runId, 'call', '2026-10-06', { 'rang-on': '2026-10-06', 'with': 'The chair' });
  expect(await law.lawTask(runId, 'notice', '2026-10-07', { 'given-on': '2026-10-07', 'act-by': '2026-10-30', 'copies': ['head'], 'signed-by': 'Dee Lowe' })).toBeNull();
  expect(await law.task(runId, 'answer', '2026-11-02', { met: 'unmet', found: 'No ledger yet.' })).toBeNull();
  expect(await law.lawTask(runId, 'closing', '2026-11-16', { 'because': 'met', 'reasons': 'It is kept now.', 'told-on': '2026-11-16', 'signed-by': 'Dee Lowe' })).toBeNull();
  expect(await law.lawGate(runId, 'met', '2026-11-17')).toBeNull();
}); // prettier-ignore

describe('a suspension of delegation', () => {
  const suspend = async (from: string): Promise<number> => {
    const runId = await begun('delegation', '2026-10-05');
    const notice = suspension(from);
    expect(await law.lawGate(runId, 'suspend', '2026-10-06')).toContain('lacks “The facts (The facts)”: record that first');
    expect(await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' })).toBeNull();
    expect(await law.lawGate(runId, 'suspend', '2026-10-06')).toBeNull();
    expect(await law.lawTask(runId, 'suspend', '2026-10-07', notice)).toBeNull();
    return runId;
  };

  it('is over when delegation is restored, and not by a look that finds it unneeded', async () => {
    const runId = await suspend('2026-10-07');
    expect(await law.lawTask(runId, 'look', '2026-11-02', { 'asked-on': '2026-10-26', 'representations': 'They agree.', 'looked-on': '2026-11-02', 'still': 'no', 'why': 'A new bursar.', 'appeal': 'Nothing is left.', 'told-on': '2026-11-02', 'signed-by': 'Dee Lowe' })).toBeNull();
    expect(await law.lawGate(runId, 'restored', '2026-11-03')).toContain('Record first that delegation is restored');
    expect(await law.lawGate(runId, 'academy', '2026-11-03')).toContain('record its last day first');
    expect(await law.lawTask(runId, 'restore', '2026-11-03', { 'last-day': '2026-11-03', 'because': 'restored', 'reasons': 'A new bursar.', 'told-on': '2026-11-03', 'signed-by': 'Dee Lowe' })).toBeNull();
    expect(await law.lawGate(runId, 'restored', '2026-11-03')).toBeNull();
  });

  it('gives a month’s notice or says why not, goes to the Secretary of State and the head, and is reviewed before the funding period', async () => {
    const runId = await begun('delegation', '2026-10-05');
    await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' });
    await law.lawGate(runId, 'suspend', '2026-10-06');
    const asked = (over: object) => law.lawTask(runId, 'suspend', '2026-10-07', { ...suspension('2026-10-07', '2026-11-07'), ...over });
    expect(await asked({ length: 'month' })).toContain('A month’s notice lasts until 7 November 2026');
    expect(await asked({ 'length-why': '' })).toContain('states why less than a month is necessary');
    expect(await asked({ copies: ['head'] })).toContain('sent to the Secretary of State');
    expect(await asked({ 'review-by': '2026-12-31' })).toContain('is 31 March 2027');
    expect(await asked({ appeal: '' })).toContain('How and by when the governing body may appeal');
    expect(await asked({ 'from': '2026-11-08', 'length': 'month', 'length-why': '' })).toBeNull();
    const { definition } = await law.read(runId);
    const due = definition.stages.flatMap(({ tasks }) => tasks).find(({ key }) => key === 'look')?.due;
    expect(due).toMatchObject({ statutory: true, from: { task: 'suspend', field: 'review-by' } });
  });

  it('is confirmed before its first day, and is evidence from that day', async () => {
    await suspend('2026-11-25');
    expect(await inForce('2026-11-25')).toEqual([]);
    await recordPowersBegun({ db: app.db, clock: app.clock }, app.authorityId);
    expect(await inForce('2026-11-25')).toEqual([]);
    for (const day of ['2026-11-25', '2026-11-26']) {
      await recordPowersBegun({ db: app.db, clock: fixedClock(`${day}T00:10:00Z`) }, app.authorityId);
      expect(await inForce('2026-11-26')).toEqual(['suspended-delegation since 2026-11-25']);
    }
  });

  it('is taken back by two people before its first day, with the reason, and never comes into force', async () => {
    const runId = await suspend('2026-11-25');
    const back = { because: 'taken-back', reasons: 'It was meant for another school.' };
    expect(await law.task(runId, 'restore', '2026-11-20', back)).toContain('the Director records it first');
    expect(await law.lawGate(runId, 'taken-back', '2026-11-20')).toContain('The suspension is not taken back');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', { ...back, 'last-day': '2026-11-25' })).toContain('leave that empty');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', { because: 'restored', reasons: 'A new bursar.' })).toContain('Enter its last day');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', back)).toBeNull();
    await recordPowersBegun({ db: app.db, clock: fixedClock('2026-11-25T00:10:00Z') }, app.authorityId);
    expect(await inForce('2026-11-25')).toEqual([]);
    expect(await law.lawGate(runId, 'restored', '2026-11-20')).toContain('nothing to restore');
    expect(await law.lawGate(runId, 'taken-back', '2026-11-20')).toBeNull();
    expect((await law.read(runId)).now.outcome).toBe('withdrawn');
  });

  it('is revoked ahead of its last day, by the next funding period, and lasts till then', async () => {
    const runId = await suspend('2026-11-08');
    const revoked = (last: string, told: string) => ({ 'because': 'restored', 'last-day': last, 'reasons': 'A new bursar.', 'told-on': told, 'signed-by': 'Dee Lowe' });
    expect(await law.lawTask(runId, 'restore', '2026-11-20', revoked('2027-04-30', '2026-11-23'))).toContain('ends by 31 March 2027');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', revoked('2027-03-31', '2027-04-01'))).toContain('told no later than that');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', revoked('2027-03-31', '2026-11-23'))).toBeNull();
    expect([await inForce('2027-03-31'), await inForce('2027-04-01')]).toEqual([['suspended-delegation since 2026-11-08'], []]);
    expect(await law.lawGate(runId, 'restored', '2026-11-20')).toContain('suspended until 31 March 2027');
    const days = await listRunDays(app, { actor: { ...law.director.actor, authorityId: app.authorityId }, today: '2026-11-23', providerId: school });
    expect(days.filter(({ what }) => what === 'The suspension ends').map(({ on, source }) => [on, source])).toEqual([['2027-03-31', expect.stringContaining('the last day that was told')]]);
  });

  it('that has begun is not taken back, though it was recorded as it was to come', async () => {
    const runId = await suspend('2026-11-23');
    expect(await law.lawTask(runId, 'restore', '2026-11-20', { because: 'taken-back', reasons: 'An error.' })).toContain('in force since 23 November 2026');
  });

  it('refuses a step that evidence refuses, in words, and keeps nothing of it', async () => {
    const runId = await begun('delegation', '2026-10-05');
    const given = suspension('2026-10-07');
    await law.task(runId, 'facts', '2026-10-06', { facts: 'No ledger was kept.', action: 'Keep one.' });
    expect(await law.lawGate(runId, 'suspend', '2026-10-06')).toBeNull();
    expect(await law.take(runId, { kind: 'task-proposed', task: 'suspend', on: '2026-10-07', answers: given, note: null })).toBeNull();
    // As if the definition did not ask itself whether there is a budget to suspend: evidence asks.
    await sql`update programme_run set definition = regexp_replace(definition::text, '"has-delegated-budget"(, )?', '', 'g')::jsonb where id = ${runId}`.execute(app.db.kysely);
    await app.db.kysely.updateTable('provider').set({ legal_track: 'academy' }).where('id', '=', school).execute();
    const { count } = (await law.read(runId)).now;
    const confirmed = { kind: 'task-done', task: 'suspend', on: '2026-10-07', answers: {}, note: null } as const;
    expect(await law.take(runId, confirmed, law.second)).toContain('maintained schools only');
    expect((await law.read(runId)).now).toMatchObject({ count, tasks: { suspend: { state: 'waits-for-second' } } });
    expect(await inForce('2026-10-07')).toEqual([]);
  });
}); // prettier-ignore
