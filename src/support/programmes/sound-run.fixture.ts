import { expect } from 'vitest';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { deadlinesOf } from './clock/deadlines.ts';
import { isLive, leftOf, type ModelRun, tasksOf } from './programme-model.fixture.ts';
import { inventedCalendar, inventedHolidays, type PaperRun } from './programme.fixture.ts';
import { gateOf, type RunNow } from './replay.ts';
import { expectWaitedFor } from './clock/waiting.fixture.ts';
import { runStates, type TakenStep } from './run.ts';

/** What must hold of a run whatever has been tried. */
export function expectSound(
  paper: Pick<PaperRun, 'now' | 'definition' | 'subject'> & { readonly steps: readonly TakenStep[] },
  run: ModelRun,
  today: string,
): void {
  const { now, definition, subject, steps } = paper;
  expect(JSON.stringify(definition) === run.pinned, 'the version is pinned').toBe(true);
  expect(now.count).toBe(steps.length);
  expect(steps).toHaveLength(run.accepted + 1);

  // No lost task.
  const keys = definition.stages.flatMap((stage) => stage.tasks.map(({ key }) => key));
  expect(Object.keys(now.tasks).toSorted()).toEqual(keys.toSorted());
  const finished = tasksOf(run).filter(({ key }) => ['done', 'set-aside'].includes(now.tasks[key]?.state ?? ''));
  expect(finished.map(({ key }) => key).toSorted()).toEqual(
    tasksOf(run)
      .flatMap(({ key }) => (run.finished.has(key) ? [key] : []))
      .toSorted(),
  );

  expectLegal(now, run);

  const asked = { definition, subject, now, calendar: inventedCalendar, ownHolidays: inventedHolidays, today };
  const deadlines = deadlinesOf(asked);
  expectWaitedFor(asked, deadlines);
  for (const { on, why } of deadlines) {
    if (on !== null) expect(isWorkingDay(on, inventedCalendar.holidays), `${on}: ${why}`).toBe(true);
    expect(why).toMatch(/\.$/u);
  }
  const open = deadlines
    .filter(({ standing }) => standing !== 'done' && standing !== 'done-late')
    .flatMap(({ kind, key }) => (kind === 'task' ? [key] : []));
  const expected = isLive(now)
    ? [...leftOf(run).map(({ key }) => key), ...tasksOf(run).flatMap(({ key, optional }) => (run.waiting.has(key) && !optional ? [key] : []))]
    : [];
  expect(
    open.filter((key) => tasksOf(run).some((task) => task.key === key && !task.optional)).toSorted(),
    'each task that is to be done has its deadline',
  ).toEqual(expected.toSorted());
}

function expectLegal(now: RunNow, run: ModelRun): void {
  expect(Object.keys(runStates)).toContain(now.state);
  expect({ state: now.state, stage: now.stage, reviews: now.reviews.length }).toEqual({
    state: run.state,
    stage: run.stage,
    reviews: run.reviews.length,
  });
  expect(now.outcome !== null).toBe(now.state === 'ended');
  expect(now.endedOn === null).toBe(isLive(now));
  expect(now.stages.at(-1)).toMatchObject({ stage: now.stage, to: now.endedOn });
  for (const [index, visit] of now.stages.entries()) {
    const next = now.stages[index + 1];
    expect(visit.to === null || visit.to >= visit.from).toBe(true);
    if (next === undefined) continue;
    expect(visit.to).toBe(next.from);
    expect(gateOf(run.definition, visit.stage, visit.gate ?? '')?.to).toBe(next.stage);
  }
}
