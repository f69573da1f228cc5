import type { Reader } from '../platform/database/database.ts';
import { gatherPlans } from './trip/gather-plans.ts';
import { planInWords } from './trip/plan-state.ts';

/** How the plan that a run works to stands: "2 of 8 milestones met; 0 of 2 actions done, 1 late". Null where none is agreed. */
export async function findPlanInWords(
  reader: Reader,
  { authorityId, runId, today }: { readonly authorityId: number; readonly runId: number; readonly today: string },
): Promise<string | null> {
  const plan = (await gatherPlans(reader, { authorityId, runIds: [runId], today })).get(runId);
  return plan === undefined ? null : planInWords(plan.milestones, plan.actions, today);
}
