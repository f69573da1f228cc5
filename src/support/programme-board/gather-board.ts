import { isAskedFor } from '../programmes/clock/asked-for.ts';
import { outcomeOf } from '../programmes/replay.ts';
import { findCriteriaInForce } from '../../judgement/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findPlaces, findReached, type Place } from '../common/find-places.ts';
import { findRates, listUsedDays, type UsedDays } from '../days/find-days.ts';
import { type DayRate, rateOn, sumDays } from '../days/funding.ts';
import { lessonsOf } from '../programmes/lessons.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { gatherRunDays, type RunDays } from '../programmes/clock/gather-run-days.ts';
import { endsBadly } from '../programmes/own-run-view.ts';
import type { Deadline } from '../programmes/run.ts';
import { type BoardRun, progressOf, type TaskSeen } from './board.ts';
import { findPlanFacts, type PlanFacts } from './find-plan-facts.ts';
import { schoolWeeksBetween } from './length.ts';

export interface BoardQuestion {
  readonly actor: Actor & { readonly authorityId: number };
  readonly today: string;
  /** Those under way or paused; or those that ended or were stopped, and were no error. */
  readonly isOver: boolean;
}

interface Gathered {
  readonly today: string;
  readonly used: readonly UsedDays[];
  readonly rates: readonly DayRate[];
  /** Where no rate has begun, in pounds. */
  readonly costOfDay: number;
}

/** Runs of the authority as the board shows them, the latest to begin first. */
export async function gatherBoard(db: Reader, { actor, today, isOver }: BoardQuestion): Promise<BoardRun[]> {
  const { authorityId } = actor;
  const all = (await listRuns(db, authorityId, isOver ? {} : { live: true })).filter(
    ({ now }) => (now.state === 'ended' || now.state === 'stopped') === isOver && !now.inError,
  );
  const ids = [...new Set(all.map(({ providerId }) => providerId))];
  const reached = await findReached(db, { actor, permission: 'programme.view', today, ids });
  const runs = all.filter(({ providerId }) => reached.has(providerId));
  if (runs.length === 0) return [];
  const places = await findPlaces(db, authorityId, ids);
  const from = runs.map(({ now }) => now.startedOn).reduce((one, other) => (one < other ? one : other));
  const gathered: Gathered = {
    today,
    used: (await listUsedDays(db, { authorityId, from, to: today })).filter(({ withdrawn }) => withdrawn === null),
    rates: await findRates(db, authorityId),
    costOfDay: (await findCriteriaInForce(db, authorityId, today)).document.entitlement.costOfDay,
  };
  const plans = await findPlanFacts(db, { authorityId, runIds: runs.map(({ id }) => id), today });
  const daysOf = await gatherRunDays(db, { authorityId, today }, runs);
  const board: BoardRun[] = [];
  for (const run of runs) {
    const place = places.get(run.providerId);
    if (place !== undefined) board.push(boardRun(run, { ...gathered, place, plan: plans.get(run.id) ?? null, days: daysOf(run) }));
  }
  return board;
}

function boardRun(
  run: Run,
  { today, place, plan, days, ...costs }: Gathered & { readonly place: Place; readonly plan: PlanFacts | null; readonly days: RunDays },
): BoardRun {
  const { definition, subject, now } = run;
  const at = definition.stages.findIndex(({ key }) => key === now.stage);
  const open = deadlinesOf({ definition, subject, now, ...days, today }).filter(isDated);
  const due = open.filter(({ doneOn }) => doneOn === null).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const [next] = due.filter(({ on }) => on >= today);
  const outcome = outcomeOf(definition, now);
  const isOver = now.endedOn !== null;
  return {
    runId: run.id,
    provider: place,
    programme: { key: definition.key, name: definition.name, isProvisional: definition.provisional, hasPlan: hasPlan(definition) },
    state: now.state,
    stage: { key: now.stage, name: definition.stages[at]?.name ?? now.stage, place: at },
    stageSince: now.stageSince,
    startedOn: now.startedOn,
    endedOn: now.endedOn,
    outcome: outcome === null ? null : { label: outcome.label, good: outcome.good },
    lessons: lessonsOf(definition, now),
    adviser: run.accountId === null ? null : { id: run.accountId, name: run.holder ?? '' },
    late: lateFirst([...due.filter(({ standing }) => standing === 'late'), ...(isOver ? [] : (plan?.late ?? []))]),
    next: next === undefined ? null : { what: next.what, on: next.on },
    progress: progressOf(tasksSeen(run), isOver),
    milestones: plan === null ? null : { met: plan.milestonesMet, all: plan.milestones },
    planMeasures: plan?.measureIds ?? null,
    weeks: schoolWeeksBetween(days.calendar, now.startedOn, now.endedOn ?? today),
    cost: { ...costOf(run, costs, today), plannedPounds: plan?.plannedPounds ?? null },
  };
}

/** Of the run and of its plan alike. */
const lateFirst = (late: readonly { readonly what: string; readonly on: string }[]): BoardRun['late'] =>
  late.map(({ what, on }) => ({ what, on })).toSorted((one, other) => (one.on < other.on ? -1 : 1));

function tasksSeen({ definition, now }: Run): TaskSeen[] {
  const reached = new Set(now.stages.map(({ stage }) => stage));
  // What comes with a bad end alone is not ahead of a run that has not come to it.
  const stages = definition.stages.filter((stage) => reached.has(stage.key) || !endsBadly(definition, stage));
  return stages.flatMap(({ key, tasks }) =>
    tasks.map((task) => ({
      state: now.tasks[task.key]?.state ?? 'to-do',
      optional: task.optional && !isAskedFor(definition, now, task),
      isReached: reached.has(key),
    })),
  );
}

const isDated = (deadline: Deadline): deadline is Deadline & { readonly on: string } => deadline.on !== null;

/** Adviser days given at the provider from the day it began to its last, whatever for, at what a day cost then. */
function costOf({ providerId, now }: Run, { used, rates, costOfDay }: Omit<Gathered, 'today'>, today: string) {
  const own = used.filter((day) => day.providerId === providerId && day.on >= now.startedOn && day.on <= (now.endedOn ?? today));
  return {
    days: sumDays(own.map(({ days }) => days)),
    pounds: sumDays(own.map(({ days, source, on }) => days * rateOn(rates, source, on, costOfDay))),
  };
}
