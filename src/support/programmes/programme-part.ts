import type { Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import type { Track } from '../programme-definitions/definition.ts';
import type { CheckFacts } from './check.ts';
import type { EndedDays } from './clock/deadlines.ts';
import type { Run } from './find-runs.ts';

/** What whoever asks has found of some runs already, by run. */
export type FoundOfRuns = ReadonlyMap<number, Pick<CheckFacts, 'known' | 'otherRuns'> & { readonly ofProvider: readonly Run[] }>;

/** Of runs, by id: whose days run no longer before they are over, and why. */
export type FindEndedDays = (
  reader: Reader,
  of: { readonly authorityId: number; readonly today: string },
  runs: readonly Run[],
  found?: FoundOfRuns,
) => Promise<ReadonlyMap<number, EndedDays>>;

/** What the room of a programme does for its runs, where its definition cannot say it as data. */
export interface ProgrammePart {
  /** A page of its own to begin by, after the provider’s address: "rapid-improvement". */
  readonly startPage?: string;
  /** Why it is not for a track, where the law says more than that; null where it is for it. */
  readonly whyNotForTrack?: (track: Track) => string | null;
  /** Why a task is shut today whatever has been done: said before anybody prepares for it. */
  readonly whyShut?: (task: string, facts: Pick<CheckFacts, 'track' | 'known' | 'otherRuns' | 'on'>) => string | null;
  /** Asked once for the runs of all programmes that have the same. */
  readonly findEndedDays?: FindEndedDays;
  /** What a step brings with it, in its own transaction; where that is refused the step is not taken. */
  readonly follow?: (tx: Tx, doing: Doing, run: Run) => Promise<Result<null>>;
  /** Puts back what a run took up that turns out to have been begun in error. */
  readonly giveBack?: (
    tx: Tx,
    doing: Doing,
    run: { readonly authorityId: number; readonly providerId: number; readonly since: string },
  ) => Promise<void>;
}
