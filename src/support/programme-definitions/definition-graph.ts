import type { AppliesWhen, Gate, ProgrammeDefinition, ProgrammeTask, Stage, Track, Trigger } from './definition.ts';

/** A sort of run that a definition may have: where it is, and what began it. */
export interface SortOfRun {
  readonly track: Track;
  readonly trigger: Trigger;
  /** Of the characters that the definition names; null where the school has another, or none. */
  readonly character: string | null;
}

export interface PlacedTask {
  readonly stage: Stage;
  readonly task: ProgrammeTask;
}

/** As the register calls what only a maintained school is. */
const ofMaintained: ReadonlySet<string> = new Set([
  ...['community', 'foundation', 'voluntary-aided', 'voluntary-controlled'],
  ...['community-special', 'foundation-special', 'local-authority-nursery', 'pupil-referral-unit'],
]);

function charactersNamed({ attend, stages }: ProgrammeDefinition): string[] {
  const all = [...attend, ...stages.flatMap(({ tasks, gates }) => [...tasks, ...gates])];
  return [...new Set(all.flatMap(({ appliesWhen }) => appliesWhen?.character ?? []))];
}

export function sortsOfRun(definition: ProgrammeDefinition): SortOfRun[] {
  const characters = [null, ...charactersNamed(definition)];
  return definition.tracks.flatMap((track) =>
    definition.triggers.flatMap((trigger) =>
      characters
        .filter((character) => track === 'maintained' || character === null || !ofMaintained.has(character))
        .map((character) => ({ track, trigger, character })),
    ),
  );
}

/** Whether it may apply to such a run. What hangs on an answer is not known beforehand, and may. */
export function mayApply(when: AppliesWhen | null, { track, trigger, character }: SortOfRun): boolean {
  if (when === null) return true;
  const isOfCharacter = when.character === undefined || (character !== null && when.character.includes(character));
  return isOfCharacter && (when.track?.includes(track) ?? true) && (when.trigger?.includes(trigger) ?? true);
}

/** Whether such a run may ever leave by it: what it hangs on is asked of such a run. */
export function mayLeaveBy(definition: ProgrammeDefinition, { appliesWhen }: Gate, sort: SortOfRun): boolean {
  const asks = appliesWhen?.field === undefined ? null : placeOf(definition, appliesWhen.field.task);
  return mayApply(appliesWhen, sort) && mayApply(asks?.task.appliesWhen ?? null, sort);
}

export function placedTasks({ stages }: ProgrammeDefinition): PlacedTask[] {
  return stages.flatMap((stage) => stage.tasks.map((task) => ({ stage, task })));
}

export function placeOf(definition: ProgrammeDefinition, task: string): PlacedTask | null {
  return placedTasks(definition).find((placed) => placed.task.key === task) ?? null;
}

interface Way {
  /** Gates that count; left out, all do. */
  readonly by?: (gate: Gate) => boolean;
  /** A stage that is not gone through. */
  readonly without?: string;
}

/** The stages that a run comes to from one, itself among them. */
export function stagesFrom({ stages }: ProgrammeDefinition, from: string, { by = () => true, without }: Way = {}): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const stage = stages.find((one) => one.key === key);
    if (stage === undefined || key === without || reached.has(key)) continue;
    reached.add(key);
    waiting.push(...stage.gates.filter(by).flatMap(({ to }) => to ?? []));
  }
  return reached;
}

/** The sorts of run that come to each stage, by its key. */
export function sortsByStage(definition: ProgrammeDefinition): ReadonlyMap<string, readonly SortOfRun[]> {
  const first = definition.stages[0]?.key ?? '';
  const all = sortsOfRun(definition).map((sort) => ({
    sort,
    reached: stagesFrom(definition, first, { by: (gate) => mayLeaveBy(definition, gate, sort) }),
  }));
  return new Map(definition.stages.map(({ key }) => [key, all.filter(({ reached }) => reached.has(key)).map(({ sort }) => sort)]));
}

/** Whether a run may have been in one stage when it is in the other, or is in it now. */
export function mayComeBefore(definition: ProgrammeDefinition, stage: string, later: string): boolean {
  return stagesFrom(definition, stage).has(later);
}

/** Whether no run of such a sort comes to the later stage but through the other. */
export function isAlwaysPassed(definition: ProgrammeDefinition, stage: string, later: string, sort: SortOfRun): boolean {
  const first = definition.stages[0]?.key;
  const by = (gate: Gate) => mayLeaveBy(definition, gate, sort);
  return stage === later || first === undefined || !stagesFrom(definition, first, { by, without: stage }).has(later);
}

/** Whether the pages of the single plan record a task. */
export const isFromPlan = ({ doneBy }: ProgrammeTask): boolean => doneBy === 'single-plan';

/** Whether the runs of a programme work to a plan. */
export const hasPlan = ({ stages }: Pick<ProgrammeDefinition, 'stages'>): boolean => stages.some(({ tasks }) => tasks.some(isFromPlan));
