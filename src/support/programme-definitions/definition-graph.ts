import type { AppliesWhen, Gate, ProgrammeDefinition, ProgrammeTask, Stage, Track, Trigger } from './definition.ts';

/** A sort of run that a definition may have: where it is, and what began it. */
export interface SortOfRun {
  readonly track: Track;
  readonly trigger: Trigger;
}

export interface PlacedTask {
  readonly stage: Stage;
  readonly task: ProgrammeTask;
}

export function sortsOfRun({ tracks, triggers }: ProgrammeDefinition): SortOfRun[] {
  return tracks.flatMap((track) => triggers.map((trigger) => ({ track, trigger })));
}

/** Whether it may apply to such a run. What hangs on the school’s character or on an answer is not known beforehand, and may. */
export function mayApply(when: AppliesWhen | null, { track, trigger }: SortOfRun): boolean {
  return when === null || ((when.track?.includes(track) ?? true) && (when.trigger?.includes(trigger) ?? true));
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

/** Whether a run may have been in one stage when it is in the other, or is in it now. */
export function mayComeBefore(definition: ProgrammeDefinition, stage: string, later: string): boolean {
  return stagesFrom(definition, stage).has(later);
}

/** Whether no run of such a sort comes to the later stage but through the other. */
export function isAlwaysPassed(definition: ProgrammeDefinition, stage: string, later: string, sort: SortOfRun): boolean {
  const first = definition.stages[0]?.key;
  const by = (gate: Gate) => mayApply(gate.appliesWhen, sort);
  return stage === later || first === undefined || !stagesFrom(definition, first, { by, without: stage }).has(later);
}
