import { expect } from 'vitest';
import { addDays, daysBetween } from '../../kernel/plain-date.ts';
import type { ProgrammeDefinition, ProgrammeTask } from '../programme-definitions/definition.ts';
import { decideStart } from './starting/may-start.ts';
import { inventedProgramme, inventedSubject, PaperRun, people } from './programme.fixture.ts';
import { gateOf, stageOf } from './replay.ts';
import type { Step } from './run.ts';
import { isSamePerson, type Acting } from './who-acts.ts';

export const firstDay = '2026-09-07';

/** What the test itself knows of a run: kept by the simplest of rules, and never by asking the engine. */
export interface ModelRun {
  readonly version: number;
  readonly definition: ProgrammeDefinition;
  /** The definition as it was when the run began. */
  readonly pinned: string;
  state: 'live' | 'paused' | 'stopped' | 'ended';
  stage: string;
  /** The tasks of the stage that are done or set aside, with their day. */
  finished: Map<string, string>;
  /** And with its answers, where it was done. */
  answered: Map<string, string>;
  waiting: Map<string, Acting>;
  /** Those that two people have recorded. */
  byTwo: Set<string>;
  gateWaits: { readonly gate: string; readonly by: Acting } | null;
  reviews: { readonly id: number; readonly visit: number; readonly on: string }[];
  visits: number;
  /** The first day of the stage that it is in. */
  stageSince: string;
  readonly startedOn: string;
  /** The day on which it was over, and whether it should never have begun. */
  overOn: string | null;
  inError: boolean;
  /** When somebody last looked at what it waits for. */
  lookedOn: string | null;
  accepted: number;
}

export interface Model {
  today: string;
  version: number;
  runs: ModelRun[];
}

/** One provider, and the programme in its versions: what the service does with the database, on paper. */
export class PaperProvider {
  versions: ProgrammeDefinition[] = [inventedProgramme];
  runs: PaperRun[] = [];

  start(on: string, by: Acting, today: string): string | null {
    const definition = this.versions.at(-1) ?? inventedProgramme;
    const live = this.runs.find(({ now }) => now.state === 'live' || now.state === 'paused');
    const asked = {
      definition,
      subject: inventedSubject,
      by,
      today,
      on,
      liveSince: live?.now.startedOn ?? null,
      lastEndedOn:
        this.runs
          .flatMap(({ now }) => (now.inError ? [] : (now.endedOn ?? [])))
          .toSorted()
          .at(-1) ?? null,
      closed: null,
      notForTrack: null,
      checks: {},
      otherRuns: [],
      known: { track: null, category: null, secretaryOfStateNotices: [], calendar: null },
    };
    const decided = decideStart(asked, 'For tests');
    if (!decided.ok) return decided.reason;
    this.runs.push(new PaperRun(on, { definition, by }));
    return null;
  }

  /** Adopts another version, with one task more and the times changed. */
  adopt(): void {
    const number = this.versions.length + 1;
    const stages = inventedProgramme.stages.map((stage) => ({
      ...stage,
      tasks: [...stage.tasks.map((task) => ({ ...task, due: { ...task.due, count: number } })), ...extraTasks(stage.tasks, number)],
    }));
    this.versions.push({ ...inventedProgramme, name: `Lantern ${String(number)}`, stages });
  }
}

const extraTasks = ([first]: readonly ProgrammeTask[], number: number): ProgrammeTask[] =>
  first === undefined
    ? []
    : [
        {
          ...first,
          key: `${first.key}-${String(number)}`,
          name: `Extra ${String(number)}`,
          fields: [],
          due: { ...first.due, from: { kind: 'start' } },
        },
      ];

export const tasksOf = ({ definition, stage }: ModelRun): readonly ProgrammeTask[] => stageOf(definition, stage)?.tasks ?? [];

/** By the answers that the test itself sent. */
const isForRun = (run: ModelRun, { appliesWhen }: ProgrammeTask): boolean =>
  appliesWhen === null || (appliesWhen.character === undefined && run.answered.get(appliesWhen.field?.task ?? '') === 'yes');

export const leftOf = (run: ModelRun): ProgrammeTask[] =>
  tasksOf(run).filter((task) => !task.optional && isForRun(run, task) && !run.finished.has(task.key) && !run.waiting.has(task.key));

const heldIn = (run: ModelRun): string[] => run.reviews.flatMap(({ visit, on }) => (visit === run.visits ? [on] : [])).toSorted();

/** Whether so many reviews were held since the stage was entered, three weeks apart; or one, once it is to be decided. That day moves on to a working day, of which the model knows nothing. */
export function hasReviews(run: ModelRun, many: number, on: string, weeks = 18): boolean {
  let [count, last] = [0, run.stageSince];
  for (const day of heldIn(run)) if (daysBetween(last, day) >= 21) [count, last] = [count + 1, day];
  return count >= many || (heldIn(run).length > 0 && daysBetween(run.stageSince, on) >= weeks * 7);
}

export const isLive = ({ state }: { readonly state: string }): boolean => state === 'live' || state === 'paused';

/** What an accepted step means to the model. A step that no rule of the model allows fails the test here. */
export function learn(run: ModelRun, step: Step, by: Acting, today: string): void {
  expect(isLive(run), 'nothing is taken by a run that is over').toBe(true);
  if (run.state === 'paused') expect(['resumed', 'stopped', 'handed-over']).toContain(step.kind);
  expect(step.on <= today && step.on >= run.startedOn, 'no day in the future, and none before it began').toBe(true);
  run.accepted += 1;
  switch (step.kind) {
    case 'task-proposed':
      expect(by.name, 'the director alone records a step of the law').toBe(people.director.name);
      expect(run.finished.has(step.task) || run.waiting.has(step.task)).toBe(false);
      run.waiting.set(step.task, by);
      break;
    case 'task-done': {
      const task = tasksOf(run).find(({ key }) => key === step.task);
      expect(task, 'only a task of the stage is done').toBeDefined();
      expect(run.finished.has(step.task), 'nothing is done twice').toBe(false);
      expect(task !== undefined && isForRun(run, task), 'only what is for this run is done').toBe(true);
      const first = run.waiting.get(step.task);
      expect(first !== undefined, 'two persons where two are needed').toBe(task?.twoPersons);
      if (first !== undefined) {
        expect(isSamePerson(first, by)).toBe(false);
        run.byTwo.add(step.task);
      }
      run.waiting.delete(step.task);
      run.finished.set(step.task, step.on);
      if (typeof step.answers['serious'] === 'string') run.answered.set(step.task, step.answers['serious']);
      break;
    }
    case 'task-declined':
      expect(run.waiting.delete(step.task)).toBe(true);
      break;
    case 'task-undone':
      expect(run.byTwo.delete(step.task), 'what two have done is not undone by one').toBe(false);
      expect(run.finished.delete(step.task), 'only what is done is undone').toBe(true);
      run.answered.delete(step.task);
      break;
    case 'task-set-aside':
      expect(run.finished.has(step.task) || run.waiting.has(step.task)).toBe(false);
      run.finished.set(step.task, step.on);
      break;
    case 'review-held':
      expect(run.reviews.some(({ id }) => id === step.reviewId)).toBe(false);
      run.reviews.push({ id: step.reviewId, visit: run.visits, on: step.on });
      break;
    case 'review-withdrawn':
      expect(run.reviews.some(({ id, visit }) => id === step.reviewId && visit === run.visits)).toBe(true);
      run.reviews = run.reviews.filter(({ id }) => id !== step.reviewId);
      break;
    case 'plan-agreed':
    case 'plan-approved':
      expect.fail('It has no plan of its own.');
      break;
    case 'gate-proposed':
      expect(run.gateWaits).toBeNull();
      run.gateWaits = { gate: step.gate, by };
      break;
    case 'gate-declined':
      expect(run.gateWaits?.gate).toBe(step.gate);
      run.gateWaits = null;
      break;
    case 'gate-passed':
      learnGate(run, step.gate, step.on, by);
      if (!isLive(run)) run.overOn = step.on;
      break;
    case 'paused':
      expect(run.state).toBe('live');
      run.state = 'paused';
      break;
    case 'resumed':
      expect(run.state).toBe('paused');
      run.state = 'live';
      break;
    case 'stopped':
      run.state = 'stopped';
      run.overOn = step.on;
      run.inError = step.inError === true;
      expect(run.inError && run.reviews.length > 0, 'what was reviewed was no error').toBe(false);
      break;
    case 'looked-again':
      expect(run.lookedOn === null || step.on > run.lookedOn, 'nobody looks twice on one day').toBe(true);
      run.lookedOn = step.on;
      break;
    case 'handed-over':
      break;
    case 'started':
      expect.fail('A run begins once.');
  }
}

function learnGate(run: ModelRun, key: string, on: string, by: Acting): void {
  const gate = gateOf(run.definition, run.stage, key);
  expect(gate, 'only a gate of the stage is taken').not.toBeNull();
  if (gate === null) return;
  if (gate.needsTasks) expect(leftOf(run).map((task) => task.key)).toEqual([]);
  expect(run.waiting.size, 'nothing is left waiting for a second person').toBe(0);
  expect(gate.needsReviews === 0 || hasReviews(run, gate.needsReviews, on), 'reviews of the present stage').toBe(true);
  expect(run.gateWaits !== null, 'two persons where two are needed').toBe(gate.second !== null);
  if (run.gateWaits !== null) {
    expect(run.gateWaits.gate).toBe(key);
    expect(isSamePerson(run.gateWaits.by, by)).toBe(false);
  }
  run.gateWaits = null;
  if (gate.to === null) {
    run.state = 'ended';
    return;
  }
  run.stage = gate.to;
  run.visits += 1;
  run.stageSince = on;
  for (const task of tasksOf(run)) {
    run.finished.delete(task.key);
    run.byTwo.delete(task.key);
    run.answered.delete(task.key);
  }
}

export const beginModel = ({ versions }: PaperProvider, on: string): ModelRun => {
  const definition = versions.at(-1) ?? inventedProgramme;
  return {
    version: versions.length,
    definition: structuredClone(definition),
    pinned: JSON.stringify(definition),
    state: 'live',
    stage: definition.stages[0]?.key ?? '',
    finished: new Map(),
    answered: new Map(),
    waiting: new Map(),
    byTwo: new Set(),
    gateWaits: null,
    reviews: [],
    visits: 0,
    stageSince: on,
    startedOn: on,
    overOn: null,
    inError: false,
    lookedOn: null,
    accepted: 0,
  };
};

/** Answers that a task accepts on a day. */
export const rightAnswers = (task: ProgrammeTask, on: string): Record<string, string> =>
  Object.fromEntries(
    task.fields.flatMap((field): [string, string][] => {
      if (field.kind === 'date') return [[field.key, field.mayBeAhead ? addDays(on, 30) : on]];
      return field.kind === 'choice' ? [[field.key, 'no']] : [];
    }),
  );
