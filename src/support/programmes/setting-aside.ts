import { accepted, type Result } from '../../kernel/result.ts';
import { doers, type ProgrammeDefinition, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { refuse } from './field-answers.ts';
import { restingOn } from './letters/letter-needs.ts';
import { isOfAnswer } from './clock/asked-for.ts';
import type { RunNow } from './replay.ts';
import { decides, runs, type Acting } from './who-acts.ts';

/** Who may say that something need not be done: nobody of what a step of the law rests on, but for what an answer asked for and is given up, never an adviser of what is another’s to do, and of what else protects such a step the director alone. */
export function mayBeSetAside(definition: ProgrammeDefinition, task: ProgrammeTask, by: Acting): Result<null> {
  if (task.twoPersons && (!task.optional || (isOfAnswer(task) && task.due.statutory)))
    return refuse(`“${task.name}” is a step of the law, and is not set aside`);
  // What was asked for and need not be done is given up with the reason: what rests on it is then not open, and no duty of the law is left.
  const resting = isOfAnswer(task) && !task.due.statutory ? null : restingOn(definition, task);
  if (resting !== null) return refuse(`“${task.name}” is not set aside: ${resting} rests on it (${definition.source})`);
  if (!runs(by) || !by.as.includes(task.by)) return refuse(`Setting this aside is for the ${doers[task.by]}, or those above`);
  if (definition.statutory && (task.by === 'legal' || task.checks.length > 0))
    return by.as.includes('director')
      ? accepted(null)
      : refuse('What legal services do and what the law has checked is set aside by the Director alone');
  if (decides(by)) return accepted(null);
  if (task.due.statutory || definition.statutory)
    return refuse('What the law asks for is set aside by the Head of Education Effectiveness or those above');
  return task.by === 'adviser'
    ? accepted(null)
    : refuse('What is for somebody else to do is set aside by the Head of Education Effectiveness or those above');
}

/** What was reviewed was no error: its reviews are evidence, and what they found was found. */
export const mayBeInError = ({ reviews }: RunNow): Result<null> =>
  reviews.length === 0
    ? accepted(null)
    : refuse(
        'A review was held in it, which counts as evidence: withdraw that first, or stop it without saying that it was begun in error',
        'in-error',
      );

/** What two people have done by law is not ended by one. */
export function mayBeStopped(definition: ProgrammeDefinition, now: RunNow, by: Acting): Result<null> {
  if (!decides(by)) return refuse('Pausing, resuming and stopping a run is for the Head of Education Effectiveness and those above');
  const isOfTwo = definition.stages.some(({ tasks }) => tasks.some(({ key, twoPersons }) => twoPersons && now.tasks[key]?.state === 'done'));
  return definition.statutory && isOfTwo
    ? refuse('It has done what the law does, and is not stopped by one person: it is ended at a way out of its stage, by two')
    : accepted(null);
}

/** What two people have recorded is not taken back by one; what was set aside may be. */
export const mayBeUndone = (task: ProgrammeTask, state: RunNow['tasks'][string]['state']): Result<null> =>
  task.twoPersons && state === 'done'
    ? refuse('Two people recorded it, and one does not take it back: it is corrected by a further step, or at a way out of the stage')
    : accepted(null);
