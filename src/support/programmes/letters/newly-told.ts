import { dateInWords } from '../../../kernel/plain-date.ts';
import { readersOf } from './letter-readers.ts';
import type { ProgrammeDefinition, ProgrammeLetter } from '../../programme-definitions/definition.ts';
import type { LetterReader } from '../../programme-definitions/readers.ts';
import { hasGone, isTold } from '../own-run-view.ts';
import { taskOf, type RunNow, outcomeOf } from '../replay.ts';
import { planTasks, type RunSubject, type Step } from '../run.ts';

export interface NewlyTold {
  readonly to: readonly LetterReader[];
  /** Said on their first page: in it stands nothing that they could not read. */
  readonly says: string;
  /** Under the page of the run. */
  readonly at: string;
}

/** A letter that may be read. */
export interface LetterTold extends NewlyTold {
  readonly letter: ProgrammeLetter;
}

interface StepTaken {
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly before: RunNow;
  readonly after: RunNow;
  readonly step: Step;
  readonly today: string;
}

const all: readonly LetterReader[] = ['head', 'chair', 'trust'];

interface RunOnDay {
  readonly run: RunNow;
  readonly on: string;
}

/** The letters that are there to read and were not before: since a step, or since the day that they bear has come. */
export function lettersNowThere(definition: ProgrammeDefinition, before: RunOnDay, after: RunOnDay): LetterTold[] {
  return definition.stages.flatMap(({ tasks }) =>
    tasks.flatMap((task): LetterTold[] => {
      const letter = definition.letters?.find(({ key }) => key === task.letter);
      if (letter === undefined || hasGone(definition, before.run, task, before.on) || !hasGone(definition, after.run, task, after.on)) return [];
      const to = readersOf({ letter, task: task.key, tasks: after.run.tasks, today: after.on });
      return [{ to, says: `A letter from the authority is here to read: ${letter.name}`, at: `/sent-letters/${letter.key}`, letter }];
    }),
  );
}

/** What the provider’s own people may read since a step that they could not before. How it ended is told by a person, where it did not end well. */
export function newlyTold({ definition, subject, before, after, step, today }: StepTaken): NewlyTold[] {
  const letters = lettersNowThere(definition, { run: before, on: today }, { run: after, on: today });
  if (!isTold(definition, subject, after, today)) return letters;
  const outcome = outcomeOf(definition, after);
  if (step.kind === 'review-held') return [{ to: all, says: `The review of ${dateInWords(step.on)} is recorded`, at: '/reviews' }];
  // What says that it is recorded stands among their notices still.
  const withdrawn = step.kind === 'review-withdrawn' ? before.reviews.find(({ reviewId }) => reviewId === step.reviewId) : undefined;
  if (withdrawn !== undefined)
    return [{ to: all, says: `The review of ${dateInWords(withdrawn.on)} is withdrawn: it was recorded in error`, at: '/reviews' }];
  if (step.kind === 'task-done' && step.task === planTasks.agreed && taskOf(definition, step.task)?.task.doneBy === 'single-plan')
    return [{ to: all, says: 'The plan is agreed, and its actions are on the list of agreed actions', at: '/plan' }];
  if (step.kind === 'plan-agreed')
    return [{ to: all, says: `Version ${String(step.version)} of the plan is agreed, and takes the place of the one before`, at: '/plan' }];
  if (after.state === 'ended' && before.state !== 'ended' && outcome?.good !== false)
    return [{ to: all, says: `${definition.name} ended on ${dateInWords(step.on)}`, at: '' }];
  return letters;
}
