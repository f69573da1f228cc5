import type { Actor } from '../../../platform/identity/actor.ts';
import type { ProgrammeLetter } from '../../programme-definitions/definition.ts';
import type { Run } from '../find-runs.ts';
import { copiedTo, readersOf } from './letter-readers.ts';
import { isTold } from '../own-run-view.ts';
import { asWritten } from '../replay.ts';

/**
 * The letters of a run of which this reader has a copy, from their day on, though the run itself is not theirs to read: a diocese of a school for which it does not
 * attend. Nothing else of the run is.
 */
export function lettersCopiedTo(
  { definition, subject, now }: Pick<Run, 'definition' | 'subject' | 'now'>,
  { role }: Pick<Actor, 'role'>,
  today: string,
): readonly ProgrammeLetter[] {
  if (role !== 'diocese' || !isTold(definition, subject, now, today)) return [];
  const tasks = asWritten(now);
  return definition.stages.flatMap((stage) =>
    stage.tasks.flatMap(({ key: task, letter: sends }) => {
      const letter = definition.letters?.find(({ key }) => key === sends);
      if (letter === undefined || !copiedTo({ letter, tasks }).includes('diocese')) return [];
      return readersOf({ letter, task, tasks, today }).includes('diocese') ? [letter] : [];
    }),
  );
}
