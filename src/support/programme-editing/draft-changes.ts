import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { ProgrammeDefinition, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';

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
