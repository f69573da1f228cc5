import type { FieldAnswers, Track, Trigger } from '../programme-definitions/definition.ts';

/** `paused` takes a reason and stops the clock of nothing: what is due stays due. `stopped` ends it without an outcome and can be read only. One that was begun in error counts nowhere. */
export const runStates = { live: 'Under way', paused: 'Paused', stopped: 'Stopped', ended: 'Ended' } as const;
export type RunStateName = keyof typeof runStates;

/** What a run is for: true on the day it began, and kept with it. */
export interface RunSubject {
  readonly track: Track;
  readonly character: string | null;
  readonly trigger: Trigger;
}

export interface By {
  readonly accountId: number | null;
  readonly name: string;
}

export type { FieldAnswers };

/** What a review came to. Grades by priority of the plan; `words` are the direction of travel. */
export const grades = { insufficient: 'Insufficient', some: 'Some', good: 'Good', sustained: 'Sustained' } as const;
export type Grade = keyof typeof grades;

/**
 * What has happened in a run, one after another and never changed: the state of a run is what its steps come to. `on` is the day it happened (YYYY-MM-DD), not
 * the day it was entered.
 */
export type Step =
  | { readonly kind: 'started'; readonly on: string }
  | { readonly kind: 'task-proposed'; readonly task: string; readonly on: string; readonly answers: FieldAnswers; readonly note: string | null }
  | { readonly kind: 'task-done'; readonly task: string; readonly on: string; readonly answers: FieldAnswers; readonly note: string | null }
  | { readonly kind: 'task-declined'; readonly task: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'task-undone'; readonly task: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'task-set-aside'; readonly task: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'review-held'; readonly on: string; readonly reviewId: number; readonly overall: Grade }
  | { readonly kind: 'review-withdrawn'; readonly on: string; readonly reviewId: number; readonly reason: string }
  /** A later version of the plan, with whom or at which meeting: the first is agreed and approved by tasks. */
  | { readonly kind: 'plan-agreed'; readonly version: number; readonly on: string; readonly note: string | null }
  | { readonly kind: 'plan-approved'; readonly version: number; readonly on: string; readonly note: string | null }
  | { readonly kind: 'gate-proposed'; readonly gate: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'gate-passed'; readonly gate: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'gate-declined'; readonly gate: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'paused'; readonly on: string; readonly reason: string; readonly until: string | null }
  | { readonly kind: 'resumed'; readonly on: string; readonly reason: string }
  | { readonly kind: 'stopped'; readonly on: string; readonly reason: string; readonly inError?: boolean }
  /** Somebody looked at a run that stands still; the reason is what it waits for. */
  | { readonly kind: 'looked-again'; readonly on: string; readonly reason: string }
  | { readonly kind: 'handed-over'; readonly on: string; readonly to: By; readonly reason: string | null };
/** The tasks by which the first plan of a run is agreed and approved: what comes after is a step of its own. */
export const planTasks = { agreed: 'single-plan', approved: 'governors-approval' } as const;

export type StepKind = Step['kind'];

export type TakenStep = Step & { readonly id: number; readonly by: By; readonly at: Date };

export type TaskState = 'to-do' | 'waits-for-second' | 'done' | 'set-aside' | 'does-not-apply';

/** One thing with a day by which it must have happened. */
export interface Deadline {
  /** `approval`: of a later version of the plan. `look-again`: nothing else of the run has a day, and somebody looks at what it waits for. */
  readonly kind: 'task' | 'review' | 'decision' | 'approval' | 'look-again';
  /** The task’s key; of a review, a decision or a look the stage’s; of an approval the key of the task by which the first was approved. */
  readonly key: string;
  readonly stage: string;
  readonly what: string;
  /** YYYY-MM-DD, always a working day. Null where what it counts from has not happened, or the term dates are not known so far: `why` says which. */
  readonly on: string | null;
  /** A sentence by which anybody can check the day with a calendar. */
  readonly why: string;
  readonly source: string;
  readonly statutory: boolean;
  readonly standing: 'waiting' | 'due' | 'soon' | 'late' | 'done' | 'done-late';
  readonly doneOn: string | null;
}
