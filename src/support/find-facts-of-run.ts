import type { Reader } from '../platform/database/database.ts';
import { findKnown } from './intervention/find-known.ts';
import type { KnownOfProvider } from './programmes/check.ts';
import { listRuns } from './programmes/find-runs.ts';
import { answersOf } from './programmes/replay.ts';
import { inForce, listPlans } from './trip/find-plan.ts';

/** What checks are told of a run, from wherever it is: what evidence holds of its provider, what intervention there has been, and the run’s own plan. */
export async function findKnownOfRun(
  reader: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
  run: { readonly id: number; readonly providerId: number },
): Promise<KnownOfProvider> {
  const known = await findKnown(reader, { authorityId, providerId: run.providerId, today });
  const interventions = await listRuns(reader, authorityId, { providerId: run.providerId, programme: 'intervention' });
  const interventionsOver = interventions
    .filter(({ now }) => now.state === 'ended')
    .map(({ now }) => ({ startedOn: now.startedOn, answers: answersOf(now) }));
  return { ...known, interventionsOver, planEndsOn: inForce(await listPlans(reader, run.id))?.document.endsOn ?? null };
}
