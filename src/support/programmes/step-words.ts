import { dateInWords } from '../../kernel/plain-date.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { taskOf } from './replay.ts';
import { grades, type Step } from './run.ts';

export const taskName = (definition: ProgrammeDefinition, key: string): string => `“${taskOf(definition, key)?.task.name ?? key}”`;
export const gateName = (definition: ProgrammeDefinition, key: string): string =>
  `“${definition.stages.flatMap(({ gates }) => gates).find((gate) => gate.key === key)?.name ?? key}”`;

/** What happened in a step, in words that follow a name or a date: "“Triage” was done". */
export function stepInWords(definition: ProgrammeDefinition, step: Step): string {
  switch (step.kind) {
    case 'started':
      return 'the run began';
    case 'task-proposed':
      return `${taskName(definition, step.task)} was recorded, and waits for a second person`;
    case 'task-done':
      return `${taskName(definition, step.task)} was done`;
    case 'task-declined':
      return `${taskName(definition, step.task)} was not confirmed`;
    case 'task-undone':
      return `${taskName(definition, step.task)} was undone`;
    case 'task-set-aside':
      return `${taskName(definition, step.task)} was set aside`;
    case 'review-held':
      return `a review was held: ${grades[step.overall].toLowerCase()}`;
    case 'review-withdrawn':
      return 'a review was withdrawn';
    case 'plan-agreed':
      return `version ${String(step.version)} of the plan was agreed`;
    case 'plan-approved':
      return `version ${String(step.version)} of the plan was approved`;
    case 'gate-proposed':
      return `${gateName(definition, step.gate)} was proposed, and waits for a second person`;
    case 'gate-passed':
      return `${gateName(definition, step.gate)} was decided`;
    case 'gate-declined':
      return `${gateName(definition, step.gate)} was not confirmed`;
    case 'paused':
      return step.until === null ? 'the run was paused' : `the run was paused until ${dateInWords(step.until)}`;
    case 'resumed':
      return 'the run was resumed';
    case 'looked-again':
      return 'somebody looked at what the run waits for';
    case 'stopped':
      return step.inError === true ? 'the run was stopped as begun in error' : 'the run was stopped';
    case 'handed-over':
      return `the run was handed over to ${step.to.name}`;
  }
}
