import { dateInWords } from '../kernel/plain-date.ts';
import type { Reader } from '../platform/database/database.ts';
import { isInductionKey } from './development/induction/induction-definitions.ts';
import { findMentorOf } from './development/mentoring/find-mentor-of.ts';
import type { Run } from './programmes/find-runs.ts';
import type { FieldAnswers } from './programmes/run.ts';

/** What is known already of a task that is still to do: said beside it, and offered as its first answers. */
interface KnownOfTask {
  readonly says: string;
  readonly answers: FieldAnswers;
}

/** By task, what other parts of support know of a run: THE list of where that comes from. Only a person says that a task is done. */
export async function findKnownOfTasks(reader: Reader, authorityId: number, run: Run): Promise<ReadonlyMap<string, KnownOfTask>> {
  const { definition, now, person, providerId } = run;
  if (!isInductionKey(definition.key) || person === null || now.tasks['mentor']?.state !== 'to-do') return new Map();
  const mentor = await findMentorOf(reader, { authorityId, providerId, named: person });
  if (mentor === null) return new Map();
  const { name, place, since } = mentor;
  const says = `${name}${place === null ? '' : `, ${place},`} is matched: both agreed on ${dateInWords(since)}. Record it here with the day.`;
  return new Map([['mentor', { says, answers: { 'name': name, 'from': place ?? '', 'agreed-on': since } }]]);
}
