import { applies } from './applies.ts';
import type { Gate, ProgrammeDefinition, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { planTasks, type By, type FieldAnswers, type Grade, type RunStateName, type RunSubject, type TakenStep, type TaskState } from './run.ts';

export interface TaskNow {
  readonly state: TaskState;
  readonly doneOn: string | null;
  /** Of one that waits for a second person: as they were proposed. */
  readonly answers: FieldAnswers;
  readonly note: string | null;
  readonly proposed: { readonly by: By; readonly stepId: number; readonly on: string } | null;
}

export interface RunNow {
  readonly state: RunStateName;
  readonly startedOn: string;
  readonly stage: string;
  readonly stageSince: string;
  /** By key, those of every stage. */
  readonly tasks: Readonly<Record<string, TaskNow>>;
  /** What was done of tasks that send a letter, in a stage that was entered again since: the letter went, and is read still. */
  readonly wrote: Readonly<Record<string, TaskNow>>;
  /** `visit` is the place in `stages` of the one that it was held in. */
  readonly reviews: readonly { readonly reviewId: number; readonly on: string; readonly overall: Grade; readonly visit: number }[];
  /** The later version of the plan that is in force; null while that is the first, or none. */
  readonly plan: { readonly version: number; readonly agreedOn: string; readonly approvedOn: string | null } | null;
  readonly proposedGate: { readonly gate: string; readonly by: By; readonly reason: string; readonly on: string } | null;
  /** Since when it is paused, and until when that was thought to last. */
  readonly paused: { readonly on: string; readonly until: string | null; readonly reason: string } | null;
  /** Pauses that are over. */
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly outcome: string | null;
  readonly endedOn: string | null;
  /** It was stopped because it should never have begun: it is read by officers, and counts nowhere. */
  readonly inError: boolean;
  /** One after another; the last is where the run is, or was when it ended. */
  readonly stages: readonly { readonly stage: string; readonly from: string; readonly to: string | null; readonly gate: string | null }[];
  /** The latest day on which anything of it happened; who carries it may have changed since. */
  readonly lastStepOn: string;
  /** When somebody last looked at what it waits for. */
  readonly lookedOn: string | null;
  /** How many steps were taken. */
  readonly count: number;
}

export const stageOf = (definition: ProgrammeDefinition, key: string): Stage | null => definition.stages.find((stage) => stage.key === key) ?? null;

export function taskOf(definition: ProgrammeDefinition, key: string): { readonly task: ProgrammeTask; readonly stage: Stage } | null {
  for (const stage of definition.stages) {
    const task = stage.tasks.find((one) => one.key === key);
    if (task !== undefined) return { task, stage };
  }
  return null;
}

export const gateOf = (definition: ProgrammeDefinition, stage: string, key: string): Gate | null =>
  stageOf(definition, stage)?.gates.find((gate) => gate.key === key) ?? null;

/** How it ended, in its definition’s words; null where it has not, or was stopped. */
export const outcomeOf = (
  { outcomes }: Pick<ProgrammeDefinition, 'outcomes'>,
  { outcome }: Pick<RunNow, 'outcome'>,
): ProgrammeDefinition['outcomes'][number] | null => outcomes.find(({ key }) => key === outcome) ?? null;

/** What was answered in tasks that are done. */
export const answersOf = ({ tasks }: Pick<RunNow, 'tasks'>): Readonly<Record<string, FieldAnswers>> =>
  Object.fromEntries(Object.entries(tasks).flatMap(([key, task]) => (task.state === 'done' ? [[key, task.answers]] : [])));

/** The tasks as letters are read by: each as it was last done. */
export const asWritten = ({ tasks, wrote }: Pick<RunNow, 'tasks' | 'wrote'>): RunNow['tasks'] => ({
  ...tasks,
  ...Object.fromEntries(Object.entries(wrote).filter(([key]) => tasks[key]?.state !== 'done')),
});

const untouched: TaskNow = { state: 'to-do', doneOn: null, answers: {}, note: null, proposed: null };

/** What the steps of a run come to. Those that a run cannot take are refused before (`decide-step.ts`); here each is believed. */
export function replay(definition: ProgrammeDefinition, subject: RunSubject, steps: readonly TakenStep[]): RunNow {
  const first = definition.stages[0];
  const [start] = steps;
  if (first === undefined || start === undefined) throw new Error(`A run of ${definition.key} begins with a step, in a stage.`);
  const begun: RunNow = {
    state: 'live',
    startedOn: start.on,
    stage: first.key,
    stageSince: start.on,
    tasks: Object.fromEntries(definition.stages.flatMap((stage) => stage.tasks.map(({ key }) => [key, untouched]))),
    wrote: {},
    reviews: [],
    plan: null,
    proposedGate: null,
    paused: null,
    pauses: [],
    outcome: null,
    endedOn: null,
    inError: false,
    stages: [{ stage: first.key, from: start.on, to: null, gate: null }],
    lastStepOn: start.on,
    lookedOn: null,
    count: 1,
  };
  const reached = steps
    .slice(1)
    .reduce((now, step) => ({ ...take(definition, now, step), lastStepOn: laterOf(now, step), count: now.count + 1 }), begun);
  return withWhatApplies(definition, subject, reached);
}

const laterOf = ({ lastStepOn }: RunNow, { kind, on }: TakenStep): string => (kind !== 'handed-over' && on > lastStepOn ? on : lastStepOn);

function take(definition: ProgrammeDefinition, now: RunNow, step: TakenStep): RunNow {
  const set = (task: string, changed: Partial<TaskNow>): RunNow => ({
    ...now,
    // Before the first was approved, a later version is approved by the task.
    plan:
      now.plan !== null && task === planTasks.approved
        ? { ...now.plan, approvedOn: changed.state === 'done' ? (changed.doneOn ?? null) : null }
        : now.plan,
    tasks: { ...now.tasks, [task]: { ...untouched, ...changed } },
  });
  const { on } = step;
  switch (step.kind) {
    case 'started':
    case 'handed-over':
      return now;
    case 'task-proposed':
      return set(step.task, {
        state: 'waits-for-second',
        answers: step.answers,
        note: step.note,
        proposed: { by: step.by, stepId: step.id, on },
      });
    case 'task-done':
      return set(step.task, { state: 'done', doneOn: on, answers: step.answers, note: step.note });
    case 'task-declined':
    case 'task-undone':
      return set(step.task, {});
    case 'task-set-aside':
      return set(step.task, { state: 'set-aside', doneOn: on, note: step.reason });
    case 'review-held':
      return { ...now, reviews: [...now.reviews, { reviewId: step.reviewId, on, overall: step.overall, visit: now.stages.length - 1 }] };
    case 'review-withdrawn':
      return { ...now, reviews: now.reviews.filter(({ reviewId }) => reviewId !== step.reviewId) };
    case 'plan-agreed':
      return { ...now, plan: { version: step.version, agreedOn: on, approvedOn: null } };
    case 'plan-approved':
      return { ...now, plan: now.plan === null ? null : { ...now.plan, approvedOn: on } };
    case 'gate-proposed':
      return { ...now, proposedGate: { gate: step.gate, by: step.by, reason: step.reason, on } };
    case 'gate-declined':
      return { ...now, proposedGate: null };
    case 'gate-passed':
      return passGate(definition, { ...now, proposedGate: null }, step.gate, on);
    case 'paused':
      return { ...now, state: 'paused', paused: { on, until: step.until, reason: step.reason } };
    case 'resumed':
      return { ...now, state: 'live', paused: null, pauses: now.paused === null ? now.pauses : [...now.pauses, { from: now.paused.on, to: on }] };
    case 'looked-again':
      return { ...now, lookedOn: on };
    case 'stopped':
      return { ...now, state: 'stopped', paused: null, endedOn: on, inError: step.inError === true, stages: closeStage(now, on, null) };
  }
}

const closeStage = ({ stages }: RunNow, on: string, gate: string | null): RunNow['stages'] =>
  stages.map((visit, index) => (index === stages.length - 1 ? { ...visit, to: on, gate } : visit));

function passGate(definition: ProgrammeDefinition, now: RunNow, key: string, on: string): RunNow {
  const gate = gateOf(definition, now.stage, key);
  const stages = closeStage(now, on, key);
  const to = gate?.to ?? null;
  const next = to === null ? null : stageOf(definition, to);
  if (next === null) return { ...now, state: 'ended', outcome: gate?.outcome ?? null, endedOn: on, stages };
  // A stage that is entered again begins afresh: what was done in it before stays in the steps.
  const afresh = Object.fromEntries(next.tasks.map((task) => [task.key, untouched]));
  const written = next.tasks.flatMap(({ key, letter }): [string, TaskNow][] => {
    const was = now.tasks[key];
    return letter !== null && was?.state === 'done' ? [[key, was]] : [];
  });
  return {
    ...now,
    wrote: { ...now.wrote, ...Object.fromEntries(written) },
    stage: next.key,
    stageSince: on,
    tasks: { ...now.tasks, ...afresh },
    stages: [...stages, { stage: next.key, from: on, to: null, gate: null }],
  };
}

/** What nobody has touched, and is not for this run, does not apply. What is done stays done. */
function withWhatApplies(definition: ProgrammeDefinition, subject: RunSubject, now: RunNow): RunNow {
  const answers = answersOf(now);
  const tasks = Object.fromEntries(
    definition.stages.flatMap((stage) =>
      stage.tasks.map(({ key, appliesWhen }): [string, TaskNow] => {
        const task = now.tasks[key] ?? untouched;
        return [key, task.state === 'to-do' && !applies(appliesWhen, subject, answers) ? { ...task, state: 'does-not-apply' } : task];
      }),
    ),
  );
  return { ...now, tasks };
}
