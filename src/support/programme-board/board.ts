import type { RunStateName } from '../programmes/run.ts';

/** A run as the board shows it. Days as YYYY-MM-DD. */
export interface BoardRun {
  readonly runId: number;
  readonly provider: { readonly id: number; readonly name: string; readonly localityName: string | null; readonly localitySlug: string | null };
  readonly programme: { readonly key: string; readonly name: string; readonly isProvisional: boolean; readonly hasPlan: boolean };
  readonly state: RunStateName;
  /** Where it is; the place of the stage in its own definition. */
  readonly stage: { readonly key: string; readonly name: string; readonly place: number };
  readonly stageSince: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** What was learned, question by question: none where nobody wrote it down. */
  readonly lessons: readonly { readonly label: string; readonly text: string }[];
  readonly outcome: { readonly label: string; readonly good: boolean | null } | null;
  /** Who carries it. */
  readonly adviser: { readonly id: number; readonly name: string } | null;
  /** What is late, the longest first. */
  readonly late: readonly { readonly what: string; readonly on: string }[];
  readonly next: { readonly what: string; readonly on: string } | null;
  readonly progress: Progress;
  /** Of the plan that is in force; null where there is none. */
  readonly milestones: { readonly met: number; readonly all: number } | null;
  /** By id, those that the plan in force names; null where there is none. */
  readonly planMeasures: readonly string[] | null;
  /** In school weeks; null where the terms are not known. */
  readonly weeks: number | null;
  readonly cost: { readonly days: number; readonly pounds: number; readonly plannedPounds: number | null };
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface TaskSeen {
  readonly state: string;
  readonly optional: boolean;
  /** Whether the run has been in its stage. */
  readonly isReached: boolean;
}

/** Tasks that are done, of those that are for this run: what was set aside, does not apply or need not be done is neither, nor what a run that is over never came to. */
export function progressOf(tasks: readonly TaskSeen[], isOver: boolean): Progress {
  const own = tasks.filter(
    ({ state, optional, isReached }) =>
      state === 'done' || (state !== 'does-not-apply' && state !== 'set-aside' && !optional && (isReached || !isOver)),
  );
  return { done: own.filter(({ state }) => state === 'done').length, of: own.length };
}

export const whichRuns = { live: 'Under way', late: 'Late', paused: 'Paused' } as const;
export type WhichRuns = keyof typeof whichRuns;

export interface BoardFilter {
  readonly which: WhichRuns;
  readonly programme: string | null;
  readonly stage: string | null;
  readonly locality: string | null;
  /** An account’s id, or "none". */
  readonly adviser: string | null;
}

/** Whether a run is one of those asked for; `which` is of those under way, and is not asked of one that is over. */
export function isInFilter(run: BoardRun, { which, programme, stage, locality, adviser }: BoardFilter): boolean {
  const isOver = run.state === 'ended' || run.state === 'stopped';
  const ofState = isOver || which === 'live' || (which === 'late' ? run.late.length > 0 : run.state === 'paused');
  return (
    ofState &&
    (programme === null || run.programme.key === programme) &&
    (stage === null || run.stage.key === stage) &&
    (locality === null || run.provider.localitySlug === (locality === 'none' ? null : locality)) &&
    (adviser === null || (adviser === 'none' ? run.adviser === null : String(run.adviser?.id) === adviser))
  );
}

export interface ProgrammeGroup {
  readonly key: string;
  readonly name: string;
  readonly isProvisional: boolean;
  readonly stages: readonly { readonly name: string; readonly count: number }[];
  readonly runs: readonly BoardRun[];
}

/** Runs by programme and, in each, those first that are late, the longest; then by what comes next. */
export function byProgramme(runs: readonly BoardRun[]): ProgrammeGroup[] {
  return [...Map.groupBy(runs, ({ programme }) => programme.key)]
    .map(([key, group]): ProgrammeGroup => ({
      key,
      name: group[0]?.programme.name ?? key,
      isProvisional: group.some(({ programme }) => programme.isProvisional),
      stages: stagesOf(group),
      runs: group.toSorted((one, other) => compare(urgency(one), urgency(other)) || compare(one.provider.name, other.provider.name)),
    }))
    .toSorted((one, other) => compare(one.name, other.name));
}

/** In the order in which a run passes through them. */
function stagesOf(group: readonly BoardRun[]): ProgrammeGroup['stages'] {
  return [...Map.groupBy(group, ({ stage }) => stage.name)]
    .map(([name, runs]) => ({ name, count: runs.length, place: Math.min(...runs.map(({ stage }) => stage.place)) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name, count }) => ({ name, count }));
}

const urgency = ({ late, next }: BoardRun): string => (late[0] === undefined ? `1 ${next?.on ?? '9999-12-31'}` : `0 ${late[0].on}`);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
