import type { Reader } from '../platform/database/database.ts';
import { inForce, listMilestoneResults, listPlanActions, listPlans } from './trip/find-plan.ts';
import { milestonesOf } from './trip/milestones.ts';
import { planInWords } from './trip/plan-state.ts';

/** How the plan that a run works to stands: "2 of 8 milestones met; 0 of 2 actions done, 1 late". Null where none is agreed. */
export async function findPlanInWords(
  reader: Reader,
  { authorityId, runId, today }: { readonly authorityId: number; readonly runId: number; readonly today: string },
): Promise<string | null> {
  const plan = inForce(await listPlans(reader, runId))?.document;
  if (plan === undefined) return null;
  const milestones = milestonesOf(plan, await listMilestoneResults(reader, runId), today);
  return planInWords(milestones, await listPlanActions(reader, { id: runId, authorityId }), today);
}
