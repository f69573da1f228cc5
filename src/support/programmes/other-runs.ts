import type { CheckFacts } from './check.ts';
import type { Run } from './find-runs.ts';
import { answersOf } from './replay.ts';

/** Of the runs of a provider the others that are live, as checks are told of them. */
export const otherRunsOf = (runs: readonly Run[], except: number | null): CheckFacts['otherRuns'] =>
  runs
    .filter(({ id, now }) => id !== except && (now.state === 'live' || now.state === 'paused'))
    .map(({ definition, now }) => ({ programme: definition.key, stage: now.stage, answers: answersOf(now) }));
