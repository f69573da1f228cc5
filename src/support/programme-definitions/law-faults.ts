import { placedTasks } from './definition-graph.ts';
import { quoted } from './definition-words.ts';
import type { ProgrammeDefinition } from './definition.ts';
import type { KnownToCode } from './known-check.ts';

/** In a process of the law, what ships as taken by two people stays so: an authority may ask for more, and for no less. */
export function lawFaults(
  definition: ProgrammeDefinition,
  { ships = [] }: Pick<KnownToCode, 'ships'>,
): { readonly at: string; readonly says: string }[] {
  const law = ships.filter(({ key, statutory }) => statutory && key === definition.key);
  const tasks = new Set(law.flatMap((one) => placedTasks(one).flatMap(({ task }) => (task.twoPersons ? [task.key] : []))));
  const gates = new Set(
    law.flatMap(({ stages }) => stages.flatMap((stage) => stage.gates.flatMap(({ key, second }) => (second === null ? [] : [key])))),
  );
  const says = (what: string): string => `${what} is a step of the law: two people take it. Let a second person confirm it.`;
  return definition.stages.flatMap((stage) => [
    ...stage.tasks
      .filter(({ key, twoPersons }) => !twoPersons && tasks.has(key))
      .map(({ key, name }) => ({ at: `stages/${stage.key}/tasks/${key}`, says: says(quoted(name)) })),
    ...stage.gates
      .filter(({ key, second }) => second === null && gates.has(key))
      .map(({ key, name }) => ({ at: `stages/${stage.key}/gates/${key}`, says: says(`${quoted(name)} of ${quoted(stage.name)}`) })),
  ]);
}
