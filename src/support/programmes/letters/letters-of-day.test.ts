import { beforeAll, expect, it } from 'vitest';
import type { Clock } from '../../../platform/clock.ts';
import { openSupportApp, type SupportApp } from '../../support-app.fixture.ts';
import { aLetter } from '../../programme-definitions/invented-programme.fixture.ts';
import { done, gate, proposed } from '../programme.fixture.ts';
import { adoptInvented, asPerson } from '../programmes.fixture.ts';
import type { Doing } from '../../common/doing.ts';
import { programmeDefinition } from '../../programme-definitions/definition.ts';
import { findRun } from '../find-runs.ts';
import type { Step } from '../run.ts';
import { tellLettersOfDay } from './send-newly-told.ts';
import { startRun } from '../starting/start-run.ts';
import { takeStep } from '../take-step.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  await adoptInvented(app);
});

/** A clock that goes on, as a real one does between two looks at it. */
function goingOn(): Clock {
  let at = Date.parse('2026-11-23T09:00:00Z');
  return { now: () => new Date((at += 1000)), today: () => '2026-11-23' };
}

/** A run whose letter, confirmed today, bears this day: what its chair is told, and what is done in the morning of another. */
async function withLetterOf(day: string) {
  const school = await app.addSchool('Hartwell Primary School');
  const lead = await asPerson(app, 'lead', 'Jo Marsh');
  const director = await asPerson(app, 'director', 'Dee Lowe');
  const chair = await asPerson(app, 'chair', 'Mo Lane', { reaches: [{ kind: 'provider', providerId: school }] });
  const start = {
    providerId: school,
    programme: 'lantern',
    trigger: 'tier',
    triggerRef: null,
    reason: 'Vulnerable',
    on: '2026-11-16',
    accountId: null,
  } as const;
  const begun = await app.db.transaction((tx) => startRun(tx, lead, start));
  const runId = begun.ok ? begun.value.runId : 0;
  const definition = (await findRun(app.db.kysely, app.authorityId, runId))?.definition;
  const letter = aLetter('notice', { name: 'Notice', dated: 'notice.ends-on', signed: 'notice.ends-on', readBy: ['chair'] });
  const stages = definition?.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((task) => (task.key === 'notice' ? { ...task, letter: 'notice' } : task)),
  }));
  const withLetter = programmeDefinition.parse({ ...definition, letters: [letter], stages });
  await app.db.kysely
    .updateTable('programme_run')
    .set({ definition: JSON.stringify(withLetter) })
    .where('id', '=', runId)
    .execute();
  const clock = goingOn();
  const take = async (step: Step, seen: number, doing: Doing = lead) => {
    expect(await app.db.transaction((tx) => takeStep(tx, { ...doing, clock }, { runId, step, seen }))).toEqual({ ok: true, value: null });
  };
  await take(done('first-call', '2026-11-17', { 'called-on': '2026-11-17', 'serious': 'no' }), 1);
  await take(done('entry-meeting', '2026-11-18', { 'meets-on': '2026-12-10' }), 2);
  await take(gate('plan', '2026-11-18'), 3);
  await take(proposed('notice', '2026-11-19', { 'ends-on': day }), 4, director);
  await take(done('notice', '2026-11-19'), 5);
  const told = async () => {
    const rows = await app.db.kysely
      .selectFrom('notice')
      .select('subject')
      .where('account_id', '=', chair.actor.accountId ?? 0)
      .execute();
    return rows.map(({ subject }) => subject).filter((subject) => subject.includes('letter'));
  };
  const inTheMorningOf = (today: string) =>
    tellLettersOfDay({ db: app.db, clock: { now: () => new Date(`${today}T05:20:00Z`), today: () => today } }, app.authorityId);
  return { told, inTheMorningOf };
}

const said = ['A letter from the authority is here to read: Notice'];

it('a letter that was confirmed before its day is told of in the morning of that day, once, to whom it goes', async () => {
  const { told, inTheMorningOf } = await withLetterOf('2026-12-10');
  await inTheMorningOf('2026-12-09');
  expect(await told()).toEqual([]);
  for (const _ of [1, 2]) await inTheMorningOf('2026-12-10');
  await inTheMorningOf('2026-12-11');
  expect(await told()).toEqual(said);
});

it('a morning on which nobody was told is made good on the next', async () => {
  const { told, inTheMorningOf } = await withLetterOf('2026-12-10');
  await inTheMorningOf('2026-12-14');
  expect(await told()).toEqual(said);
});

it('a letter that bears the day on which it is confirmed is told of at once, and not again in the morning', async () => {
  const { told, inTheMorningOf } = await withLetterOf('2026-11-23');
  expect(await told()).toEqual(said);
  await inTheMorningOf('2026-11-24');
  expect(await told()).toEqual(said);
});
