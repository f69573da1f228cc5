import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { ProgrammeDefinition, ProgrammeLetter, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { placedTasks } from '../programme-definitions/definition-graph.ts';

/** A key that is made once of a name and stays when the name changes; one that is taken is numbered. */
export function keyFor(name: string, taken: readonly string[]): string {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[^a-z]+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '');
  const key = letters === '' ? 'item' : letters;
  for (let number = 1; ; number += 1) {
    const made = number === 1 ? key : `${key}-${String(number)}`;
    if (!taken.includes(made)) return made;
  }
}

type Changed = Result<ProgrammeDefinition>;

/** Puts a new stage after another. */
export function addStage(definition: ProgrammeDefinition, stage: Stage, after: string): ProgrammeDefinition {
  return { ...definition, stages: definition.stages.flatMap((one) => (one.key === after ? [one, stage] : [one])) };
}

export function changeStage(definition: ProgrammeDefinition, key: string, change: (stage: Stage) => Stage): ProgrammeDefinition {
  return { ...definition, stages: definition.stages.map((stage) => (stage.key === key ? change(stage) : stage)) };
}

/** Takes a stage away with its tasks and gates. What led to it, or counted from its tasks, is then at fault, and listed so. */
export function removeStage(definition: ProgrammeDefinition, key: string): Changed {
  const stages = definition.stages.filter((stage) => stage.key !== key);
  return stages.length === 0 ? refused('A programme has at least one stage.') : accepted({ ...definition, stages });
}

/** Saves a task in a stage: in its place where it was there, and at the end where it is new or comes from another stage. */
export function putTask(definition: ProgrammeDefinition, stage: string, task: ProgrammeTask): ProgrammeDefinition {
  return {
    ...definition,
    stages: definition.stages.map((one) => {
      const isHere = one.tasks.some(({ key }) => key === task.key);
      if (one.key !== stage) return isHere ? { ...one, tasks: one.tasks.filter(({ key }) => key !== task.key) } : one;
      return { ...one, tasks: isHere ? one.tasks.map((each) => (each.key === task.key ? task : each)) : [...one.tasks, task] };
    }),
  };
}

export function removeTask(definition: ProgrammeDefinition, key: string): ProgrammeDefinition {
  return { ...definition, stages: definition.stages.map((stage) => ({ ...stage, tasks: stage.tasks.filter((task) => task.key !== key) })) };
}

const mostLetters = 20;

/** Saves a letter: in its place where it was there, and at the end where it is new. */
export function putLetter(definition: ProgrammeDefinition, letter: ProgrammeLetter): Changed {
  const { letters = [] } = definition;
  const isThere = letters.some(({ key }) => key === letter.key);
  if (!isThere && letters.length >= mostLetters) return refused(`A programme has ${String(mostLetters)} letters at the most: take one away first.`);
  return accepted({ ...definition, letters: isThere ? letters.map((one) => (one.key === letter.key ? letter : one)) : [...letters, letter] });
}

/** Takes a letter away that no task goes with. */
export function removeLetter(definition: ProgrammeDefinition, letter: ProgrammeLetter): Changed {
  const task = placedTasks(definition).find((placed) => placed.task.letter === letter.key)?.task;
  return task === undefined
    ? accepted({ ...definition, letters: (definition.letters ?? []).filter(({ key }) => key !== letter.key) })
    : refused(`“${letter.name}” goes with the task “${task.name}”: choose another letter for the task first, or none.`);
}

/** Puts one thing of a list a place earlier or later; at an end it stays. */
function moved<T>(list: readonly T[], isIt: (one: T) => boolean, way: 'up' | 'down'): T[] {
  const from = list.findIndex(isIt);
  const to = way === 'up' ? from - 1 : from + 1;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, place) => (place === from ? other : place === to ? one : each));
}

export function moveStage(definition: ProgrammeDefinition, key: string, way: 'up' | 'down'): ProgrammeDefinition {
  return { ...definition, stages: moved(definition.stages, (stage) => stage.key === key, way) };
}

export function moveTask(definition: ProgrammeDefinition, key: string, way: 'up' | 'down'): ProgrammeDefinition {
  return { ...definition, stages: definition.stages.map((stage) => ({ ...stage, tasks: moved(stage.tasks, (task) => task.key === key, way) })) };
}
