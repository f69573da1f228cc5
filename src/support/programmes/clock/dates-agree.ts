import { dateInWords } from '../../../kernel/plain-date.ts';
import { baseOf, fromInWords } from './due-rules.ts';
import type { CountsFrom, ProgrammeDefinition, ProgrammeTask } from '../../programme-definitions/definition.ts';
import { stageOf, type RunNow } from '../replay.ts';

export interface Contradiction {
  readonly reason: string;
  readonly task: string;
  /** Where it is the day of a field, and not that of the task. */
  readonly field: string | null;
}

/** The first two days of the stage that contradict each other, as a sentence that says why; null where all agree. */
export function contradictionIn(definition: ProgrammeDefinition, now: RunNow): Contradiction | null {
  for (const task of stageOf(definition, now.stage)?.tasks ?? []) {
    const is = now.tasks[task.key];
    const on = is?.doneOn ?? is?.proposed?.on ?? null;
    if (is === undefined || on === null || is.state === 'set-aside') continue;
    const found = taskContradicts(definition, now, task, on) ?? fieldContradicts(definition, now, task, on);
    if (found !== null) return found;
  }
  return null;
}

/** What is due so long after another task cannot have been done before that one. */
function taskContradicts(definition: ProgrammeDefinition, now: RunNow, task: ProgrammeTask, on: string): Contradiction | null {
  const { from } = task.due;
  const base = from.kind === 'task' ? baseOf(now, from, now.stage) : null;
  if (base === null || base <= on) return null;
  return {
    task: task.key,
    field: null,
    reason: `“${task.name}” follows what it counts from: ${fromInWords(definition, from)} on ${dateInWords(base)}, which is after ${dateInWords(on)}`,
  };
}

function fieldContradicts(definition: ProgrammeDefinition, now: RunNow, task: ProgrammeTask, on: string): Contradiction | null {
  const answers = now.tasks[task.key]?.answers ?? {};
  const answered = (key: string): string | null => {
    const given = answers[key];
    return typeof given === 'string' ? given : null;
  };
  for (const field of task.fields) {
    const day = field.kind === 'date' ? answered(field.key) : null;
    if (field.kind !== 'date' || day === null) continue;
    const at = { task: task.key, field: field.key };
    if (!field.mayBeAhead && day > on)
      return { ...at, reason: `“${field.label}” is ${dateInWords(day)}, which is after “${task.name}” was done, on ${dateInWords(on)}` };
    const { notBefore } = field;
    const base = notBefore === null ? null : firstDay(now, notBefore, task.key, answered, on);
    if (notBefore !== null && base !== null && day < base)
      return {
        ...at,
        reason: `“${field.label}” is ${dateInWords(day)}, which is before ${fromInWords(definition, notBefore)}, on ${dateInWords(base)}`,
      };
  }
  return null;
}

function firstDay(now: RunNow, from: CountsFrom, task: string, answered: (key: string) => string | null, on: string): string | null {
  if (from.kind === 'field' && from.task === task) return answered(from.field);
  if (from.kind === 'task' && from.task === task) return on;
  return baseOf(now, from, now.stage);
}
