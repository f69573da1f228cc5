import type { Reader } from '../../platform/database/database.ts';
import { findKnown } from '../intervention/find-known.ts';
import { inForce, listPlans } from '../trip/find-plan.ts';
import type { KnownOfProvider } from './check.ts';

/** What evidence holds of the provider of a run, and the run’s own plan. */
export async function findKnownOfRun(
  reader: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
  run: { readonly id: number; readonly providerId: number },
): Promise<KnownOfProvider> {
  const known = await findKnown(reader, { authorityId, providerId: run.providerId, today });
  return { ...known, planEndsOn: inForce(await listPlans(reader, run.id))?.document.endsOn ?? null };
}
