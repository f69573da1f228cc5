import type { Reader } from '../platform/database/database.ts';
import { findKnown } from './find-known-of-provider.ts';
import type { CheckFacts, KnownOfProvider } from './programmes/check.ts';
import { listRuns, type Run } from './programmes/find-runs.ts';
import { otherRunsOf } from './programmes/other-runs.ts';
import { answersOf } from './programmes/replay.ts';
import { inForce, listPlans } from './trip/find-plan.ts';

/** What a page or a step of a run must know from outside it. */
export interface FactsOfRun {
  readonly known: KnownOfProvider;
  readonly otherRuns: CheckFacts['otherRuns'];
  /** All that its provider has or had, the latest to begin first; itself among them. */
  readonly ofProvider: readonly Run[];
}

/** What is known of a run from wherever it is, each asked for once: what evidence holds of its provider, its other runs, and the run’s own plan. */
export async function findFactsOfRun(
  reader: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
  { id, providerId }: Pick<Run, 'id' | 'providerId'>,
): Promise<FactsOfRun> {
  const known = await findKnown(reader, { authorityId, providerId, today });
  const ofProvider = await listRuns(reader, authorityId, { providerId });
  const interventionsOver = ofProvider
    .filter(({ definition, now }) => definition.key === 'intervention' && now.state === 'ended')
    .map(({ now }) => ({ startedOn: now.startedOn, answers: answersOf(now) }));
  const planEndsOn = inForce(await listPlans(reader, id))?.document.endsOn ?? null;
  return { known: { ...known, interventionsOver, planEndsOn }, otherRuns: otherRunsOf(ofProvider, id), ofProvider };
}
