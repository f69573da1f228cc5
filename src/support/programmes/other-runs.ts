import type { Reader } from '../../platform/database/database.ts';
import type { CheckFacts } from './check.ts';
import { listRuns } from './find-runs.ts';
import { answersOf } from './replay.ts';

/** The other live runs at a provider, as checks are told of them. */
export async function findOtherRuns(
  reader: Reader,
  authorityId: number,
  providerId: number,
  except: number | null,
): Promise<CheckFacts['otherRuns']> {
  const runs = await listRuns(reader, authorityId, { providerId, live: true });
  return runs
    .filter(({ id }) => id !== except)
    .map(({ definition, now }) => ({ programme: definition.key, stage: now.stage, answers: answersOf(now) }));
}
