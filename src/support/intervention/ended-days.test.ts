import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eligible, facts, notice } from './check-facts.fixture.ts';
import { daysEndedOfSuspension, daysShutInIntervention } from './ended-days.ts';
import { interventionDefinition } from './intervention-definition.ts';
import { listRunDays } from '../deadlines/list-run-days.ts';
import { programmesWork } from '../programmes/programmes-work.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { findLawSteps } from './find-law-runs.ts';
import { type Law, openLaw, rang } from './intervention.fixture.ts';

let app: SupportApp;
let law: Law;
let schools = 0;
let school: number;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  law = await openLaw(app);
});
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Elmsworth ${String(schools)} Primary School`);
});

const actor = () => ({ ...law.director.actor, authorityId: app.authorityId });
const limits = async (today = '2026-11-23') =>
  (await listRunDays(app, { actor: actor(), today, providerId: school }))
    .filter(({ what }) => what === 'Last day to appoint governors')
    .map(({ on, lapses, source }) => [on, lapses, source]);
const lapse = async () => {
  const steps = await findLawSteps(app.db.kysely, { actor: actor(), authorityId: app.authorityId, today: '2026-11-23' });
  const given = steps.find(({ providerId, what }) => providerId === school && what === 'The notice is given');
  return given?.lapse ?? null;
};
const running = [['2026-12-30', true, 'Education and Inspections Act 2006 s64(2)']];

describe('the two months in which governors may be appointed', () => {
  it('stand in the clock as soon as the compliance period is known, and in the stage that they are used in', async () => {
    const runId = await law.give(school);
    expect(await limits()).toEqual(running);
    await law.makeEligible(runId);
    expect(await limits()).toEqual(running);
    expect(await limits('2026-12-31')).toEqual([]);
  });

  it('wait for whoever carries the run too, before anybody has decided', async () => {
    await law.give(school);
    const { accountId } = law.director.actor;
    await app.db.kysely.updateTable('programme_run').set({ account_id: accountId }).where('provider_id', '=', school).execute();
    const items = (await programmesWork(app).list?.(law.director.actor, '2026-12-21')) ?? [];
    expect(items.filter(({ provider }) => provider?.id === school).map(({ text, dueOn }) => [text, dueOn])).toContainEqual(['Warning notice: Last day to appoint governors', '2026-12-30']); // prettier-ignore
  });

  it('stand no longer once the notice is over', async () => {
    const runId = await law.give(school);
    expect(
      await law.lawTask(runId, 'withdrawal', '2026-11-02', { 'reasons': 'Wrong grounds', 'told-on': '2026-11-02', 'signed-by': 'Dee Lowe' }),
    ).toBeNull();
    expect(await law.lawGate(runId, 'withdraw', '2026-11-02')).toBeNull();
    expect(await limits()).toEqual([]);
  });

  it('stand no longer once the Secretary of State’s notice has ended the authority’s', async () => {
    await law.makeEligible(await law.give(school));
    await law.stateNotice(school, '2026-11-20');
    expect(await limits()).toEqual([]);
    expect(await lapse()).toEqual({ on: '2026-11-20', what: 'Ended by the Secretary of State’s notice of' });
  });

  it('stand no longer once governors were appointed', async () => {
    await law.makeEligible(await law.give(school));
    const begun = await law.begin(school, 'intervention', '2026-11-09');
    if (!begun.ok) throw new Error(begun.reason);
    const { runId } = begun.value;
    expect(await law.lawTask(runId, 'gateway', '2026-11-09', { gateway: 's60', basis: 'The notice' })).toBeNull();
    expect(await law.lawGate(runId, 'use-powers', '2026-11-09')).toBeNull();
    expect(await law.task(runId, 'plan-s64', '2026-11-09', { use: 'yes', why: 'They need help.' })).toBeNull();
    expect(await limits()).toEqual(running);
    expect(await law.lawTask(runId, 'use-s64', '2026-11-10', { 'from': '2026-11-10', ...rang('2026-11-10'), 'governors': 'Two', 'gateway': 's60', 'basis': 'The notice', 'term': 'A year', 'signed-by': 'Dee Lowe' })).toBeNull(); // prettier-ignore
    expect(await limits()).toEqual([]);
    expect(await lapse()).toEqual({ on: '2026-11-10', what: 'Section 64 was used on' });
  });
});

it('marks the governing body’s right to make representations as one that lapses with the compliance period', async () => {
  await law.give(school);
  const days = await listRunDays(app, { actor: actor(), today: '2026-10-12', providerId: school });
  expect(days.find(({ what }) => what === 'Representations of the governing body')).toMatchObject({ on: '2026-10-30', lapses: true });
});

describe('the days of a power in intervention', () => {
  const further = (actsFrom: string) => notice('warning-notice', {
    'notice-of-powers': { 'given-on': '2026-11-04', 'acts-from': '2026-11-16', 'powers': ['s64'] },
    'notice-of-powers-further': { 'given-on': '2026-11-18', 'acts-from': actsFrom, 'powers': ['s65'] },
  });
  const shut = (actsFrom: string) => daysShutInIntervention(interventionDefinition, facts({ otherRuns: [further(actsFrom)] }))?.tasks ?? [];

  it('run on where a notice names it from a day to come, and where it is open', () => {
    for (const day of ['2026-11-30', '2026-11-23']) for (const step of ['plan', 'consult', 'request', 'consent', 'use']) expect(shut(day)).not.toContain(`${step}-s65`);
    expect(daysShutInIntervention(interventionDefinition, facts(eligible))).toBeNull();
  });

  it('run no longer where no notice names it, nor for governors from a day on which they cannot be appointed', () => {
    expect(shut('2026-11-30')).toEqual(expect.arrayContaining(['plan-s66', 'use-s66', 'consult-s63']));
    expect(daysShutInIntervention(interventionDefinition, facts({ ...eligible, on: '2027-01-03' }))?.tasks).toEqual(['plan-s64', 'use-s64']);
  });
}); // prettier-ignore

it.each([
  ['nobody has ended it', {}, null, null],
  ['its end was set aside', {}, '2026-11-02', null],
  ['it has a last day that is over', { restore: { 'last-day': '2026-11-20' } }, '2026-11-02', '2026-11-20'],
  ['it has a last day to come', { restore: { 'last-day': '2026-12-31' } }, '2026-11-02', null],
  ['it was taken back', { restore: { because: 'taken-back' } }, '2026-11-02', '2026-11-02'],
])('reviews of a suspension are due no more where it is over: %s', (_, answers, doneOn, on) => {
  const tasks = ['look', 'look-again', 'look-later'];
  expect(daysEndedOfSuspension(answers, doneOn, '2026-11-23')).toEqual(on === null ? null : { on, what: 'The suspension was over on', tasks });
});
