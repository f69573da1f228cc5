import type { DeadlinesAsked } from './clock/deadlines.ts';
import type { RunSubject, TakenStep } from './run.ts';
import type { StepAsked } from './step-asked.ts';
import type { Acting } from './who-acts.ts';

/** What the page of a run is drawn from, for one officer. */
export interface RunViewAsked extends Omit<DeadlinesAsked, 'subject'> {
  readonly subject: RunSubject;
  readonly steps: readonly TakenStep[];
  readonly by: Acting;
  /** Why a task is shut today, whatever has been done. */
  readonly whyShut: (task: string) => string | null;
  readonly checks: StepAsked['checks'];
  readonly otherRuns: StepAsked['otherRuns'];
  readonly known: StepAsked['known'];
  /** Whether the reader may read the letters of a run. */
  readonly readsLetters: boolean;
  /** Whether the reader may record what happens in it: `programme.run`, which not all have who may do a task. */
  readonly mayRun: boolean;
  /** Whether the reader may record what is theirs alone: `programme.own-task`. */
  readonly mayDoOwn: boolean;
  readonly knownOfTasks: ReadonlyMap<string, { readonly says: string }>;
  /** The page of the run: what follows it names a form. */
  readonly path: string;
}

export const mayAct = ({ now, mayRun }: Pick<RunViewAsked, 'now' | 'mayRun'>): boolean => mayRun && now.state === 'live';
