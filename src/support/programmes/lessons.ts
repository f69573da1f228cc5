import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { taskOf, type RunNow } from './replay.ts';
import { type Answer, answersInWords } from './run-view.ts';

/** The task by which a run’s lessons are written down, in whichever programme asks for it. */
const lessonsTask = 'lessons-learned';

/** What was learned of a run, question by question; none before it is written. */
export function lessonsOf(definition: ProgrammeDefinition, { tasks }: Pick<RunNow, 'tasks'>): Answer[] {
  const found = taskOf(definition, lessonsTask);
  const written = tasks[lessonsTask];
  return found === null || written?.state !== 'done' ? [] : answersInWords(found.task, written.answers);
}
