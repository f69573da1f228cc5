import { knownToCode } from '../../checks-in-words.ts';
import { stageOf, answersOf, type RunNow } from '../replay.ts';
import type { ProgrammeDefinition, ProgrammeTask } from '../../programme-definitions/definition.ts';

/** What looks at something that goes on, or ends it: that it was planned asks for its beginning, and for no more. */
const isOfEnd = ({ checks }: ProgrammeTask): boolean => checks.some((name) => knownToCode.checks[name]?.isOfEnd === true);

/** What need not be done in every run, and is for this one because of an answer: a power that was planned, a review of what was kept. */
export const isOfAnswer = (task: ProgrammeTask): boolean => task.optional && task.appliesWhen?.field !== undefined && !isOfEnd(task);

/** Where all that such a task was for is done, or said not to be needed, nobody waits for it any more: a consultation on a power that is left, a request whose answer nobody needs. */
function isOvertaken(definition: ProgrammeDefinition, now: RunNow, { key }: ProgrammeTask, met: readonly string[] = []): boolean {
  const reads = (name: string): boolean => knownToCode.checks[name]?.reads.some(({ task }) => task === key) === true;
  const resting = definition.stages.flatMap(({ tasks }) => tasks).filter((task) => task.key !== key && task.checks.some(reads));
  const isPast = (task: ProgrammeTask): boolean =>
    ['done', 'set-aside'].includes(now.tasks[task.key]?.state ?? '') ||
    (!met.includes(task.key) && isOvertaken(definition, now, task, [...met, key]));
  return resting.length > 0 && resting.every(isPast);
}

/**
 * Whether somebody waits for what need not be done in every run: an answer in this one asked for it, a way out waits for it by what was answered, or it was recorded
 * and waits for its second person. From then on it is late after its day, like all else, until it is done or set aside with the reason.
 */
export function isAskedFor(definition: ProgrammeDefinition, now: RunNow, task: ProgrammeTask): boolean {
  const state = now.tasks[task.key]?.state;
  if (!task.optional || (state !== 'to-do' && state !== 'waits-for-second')) return false;
  if (state === 'waits-for-second') return true;
  const answers = answersOf(now);
  const wanted = (stageOf(definition, now.stage)?.gates ?? []).flatMap(({ checks }) =>
    checks.flatMap((name) => knownToCode.checks[name]?.asksFor?.(answers) ?? []),
  );
  return wanted.includes(task.key) || (isOfAnswer(task) && !isOvertaken(definition, now, task));
}
