import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { ProgrammeDefinition, ProgrammeTask } from '../programme-definitions/definition.ts';
import { stageOf, type RunNow, outcomeOf } from '../programmes/replay.ts';
import { isAskedFor } from '../programmes/clock/asked-for.ts';
import { type EndedDays, hasEnded } from '../programmes/clock/deadlines.ts';
import type { Deadline, TakenStep } from '../programmes/run.ts';
import { answerOf } from './gateways-open.ts';
import { lastDayForGovernors } from './powers.ts';
import { endings, isTakenBack, lastDayOfPower } from './powers-in-force.ts';

/** A run as the register of escalations reads it. */
export interface RunOfLaw {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly definition: ProgrammeDefinition;
  readonly now: RunNow;
  readonly steps: readonly TakenStep[];
}

/** One line of the register: a statutory step that was taken, waits for its second person or is to be taken, or a process above rapid improvement that is under way. */
export interface LawStep {
  /** Null where nobody has begun the run that the law asks for. */
  readonly runId: number | null;
  readonly providerId: number;
  readonly providerName: string;
  readonly programme: string;
  readonly law: string;
  readonly what: string;
  readonly state: 'taken' | 'waits' | 'due' | 'late' | 'under-way';
  /** The day on which it was taken; of one that waits, the day it was proposed for. */
  readonly on: string | null;
  readonly recordedBy: string | null;
  readonly confirmedBy: string | null;
  readonly deadline: string | null;
  /** A sentence by which the deadline can be checked, with its source. */
  readonly why: string | null;
  /** Its own day has passed, or that of what is next in the run: also of what somebody has recorded and nobody has confirmed. */
  readonly isLate: boolean;
  /** When what it brought lapses, ends or ended, in words’ order: a day and what happens on it. */
  readonly lapse: { readonly on: string; readonly what: string; readonly why?: string } | null;
}

/** By what a run’s days are reckoned, and which of them run no longer. */
interface DaysOfRun {
  readonly ended?: EndedDays | null;
  readonly calendar?: SchoolCalendar;
}

/** Every statutory step of a run: tasks that need two people, and decisions that do; those of the stage that are still to be taken too. */
export function lawStepsOf(run: RunOfLaw, deadlines: readonly Deadline[], days: DaysOfRun = {}): LawStep[] {
  const { definition, now, steps } = run;
  const common = {
    runId: run.id,
    providerId: run.providerId,
    providerName: run.providerName,
    programme: definition.name,
    law: definition.source,
  };
  const isOver = now.state === 'ended' || now.state === 'stopped';
  const tasks = definition.stages.flatMap((stage) =>
    stage.tasks
      .filter(({ twoPersons }) => twoPersons)
      .flatMap((law): LawStep[] => {
        const { key, name } = law;
        const task = now.tasks[key];
        if (task === undefined) return [];
        const due = deadlines.find((one) => one.kind === 'task' && one.key === key);
        const isLate = due?.standing === 'late';
        const day = { deadline: due?.on ?? null, why: due === undefined || (due.on === null && task.state === 'done') ? null : `${due.why} ${due.source}`, isLate };
        const [proposal, confirmation] = (['task-proposed', 'task-done'] as const).map((kind) =>
          steps.findLast((step) => step.kind === kind && step.task === key),
        );
        const by = { recordedBy: proposal?.by.name ?? null, confirmedBy: null };
        if (task.state === 'done')
          return [{ ...common, ...day, what: name, state: 'taken', on: task.doneOn, recordedBy: by.recordedBy, confirmedBy: confirmation?.by.name ?? null, lapse: lapseOf(run, key, days) }];
        if (task.state === 'waits-for-second') return [{ ...common, ...day, ...by, what: name, state: 'waits', on: proposal?.on ?? null, lapse: null }];
        if (task.state !== 'to-do' || stage.key !== now.stage || isOver || !isWanted(definition, now, law) || (law.optional && hasEnded(days.ended, key))) return [];
        return [{ ...common, ...day, what: name, state: isLate ? 'late' : 'due', on: null, recordedBy: null, confirmedBy: null, lapse: null }];
      }),
  );
  return [...tasks, ...decisionsOf(run, common)];
} // prettier-ignore

/** What must be done, or was asked for: a power that was planned stands among the steps that are to be taken. */
const isWanted = (definition: ProgrammeDefinition, now: RunNow, task: ProgrammeTask): boolean => !task.optional || isAskedFor(definition, now, task);

type Common = Pick<LawStep, 'runId' | 'providerId' | 'providerName' | 'programme' | 'law'>;

function decisionsOf({ definition, now, steps }: RunOfLaw, common: Common): LawStep[] {
  const gates = definition.stages.flatMap(({ gates: of }) => of).filter(({ second }) => second !== null);
  const nameOf = (key: string): string | null => gates.find((gate) => gate.key === key)?.name ?? null;
  const none = { deadline: null, why: null, isLate: false, lapse: null };
  const taken = steps.flatMap((step, place): LawStep[] => {
    const what = step.kind === 'gate-passed' ? nameOf(step.gate) : null;
    if (step.kind !== 'gate-passed' || what === null) return [];
    const proposal = steps.slice(0, place).findLast((one) => one.kind === 'gate-proposed' && one.gate === step.gate);
    return [{ ...common, ...none, what, state: 'taken', on: step.on, recordedBy: proposal?.by.name ?? null, confirmedBy: step.by.name }];
  });
  const waiting = now.proposedGate;
  const what = waiting === null ? null : nameOf(waiting.gate);
  if (waiting === null || what === null) return taken;
  return [...taken, { ...common, ...none, what, state: 'waits', on: waiting.on, recordedBy: waiting.by.name, confirmedBy: null }];
}

function lapseOf({ definition, now }: RunOfLaw, task: string, { ended, calendar }: DaysOfRun): LawStep['lapse'] {
  const answers = Object.fromEntries(Object.entries(now.tasks).flatMap(([key, one]) => (one.state === 'done' ? [[key, one.answers]] : [])));
  const end = endings[task];
  if (end !== undefined) {
    if (isTakenBack(answers, task)) return { on: now.tasks[end]?.doneOn ?? now.startedOn, what: 'Taken back before its first day' };
    const last = lastDayOfPower(answers, task);
    if (last !== null) return { on: last, what: 'Last day' };
    return now.endedOn === null ? null : { on: now.endedOn, what: 'Ended' };
  }
  if (task !== 'given') return null;
  if (now.endedOn !== null) return { on: now.endedOn, what: outcomeOf(definition, now)?.label ?? 'Stopped' };
  if (ended !== undefined && ended !== null) return { on: ended.on, what: ended.what };
  const ends = answerOf(answers, 'given', 'compliance-ends');
  if (ends === null) return null;
  const { on, why } = lastDayForGovernors(ends, calendar ?? null);
  return { on, what: 'Section 64 lapses after', ...(why === null ? {} : { why }) };
}

const order: Readonly<Record<LawStep['state'], number>> = { 'late': 0, 'waits': 1, 'due': 2, 'under-way': 3, 'taken': 4 };

/** Where a run under way stands and what is next in it, whether or not a step of the law is taken or due: what is being prepared too. */
export function underWay(run: RunOfLaw, deadlines: readonly Deadline[]): LawStep[] {
  const { definition, now } = run;
  if (now.state !== 'live' && now.state !== 'paused') return [];
  const stage = stageOf(definition, now.stage)?.name ?? now.stage;
  // A step of the law that is to be taken has a line of its own, with its day.
  const ownLines = new Set(
    definition.statutory
      ? definition.stages.flatMap(({ tasks }) => tasks.flatMap((task) => (task.twoPersons && isWanted(definition, now, task) ? [task.key] : [])))
      : [],
  );
  const [next] = deadlines
    .flatMap((one) => (one.doneOn === null && one.on !== null && !(one.kind === 'task' && ownLines.has(one.key)) ? [{ ...one, on: one.on }] : []))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
  return [
    {
      runId: run.id,
      providerId: run.providerId,
      providerName: run.providerName,
      programme: definition.name,
      law: definition.source,
      what: now.state === 'paused' ? `${stage} (paused)` : stage,
      state: 'under-way',
      on: now.stageSince,
      recordedBy: null,
      confirmedBy: null,
      deadline: next?.on ?? null,
      why: next === undefined ? null : `${next.what}${next.what.endsWith('?') ? '' : '.'} ${next.why} ${next.source}`,
      isLate: next?.standing === 'late',
      lapse: null,
    },
  ];
}

/** What is late first, then what waits, what is due and what is under way; of what was taken the latest first. */
export function inOrder(steps: readonly LawStep[]): LawStep[] {
  const day = ({ on, deadline }: LawStep): string => on ?? deadline ?? '';
  return steps.toSorted((one, other) => {
    if (one.isLate !== other.isLate) return one.isLate ? -1 : 1;
    if (one.state !== other.state) return order[one.state] - order[other.state];
    if (day(one) === day(other)) return 0;
    const isEarlier = day(one) < day(other);
    return (one.state === 'taken') === isEarlier ? 1 : -1;
  });
}
