import type { Reader } from '../../platform/database/database.ts';
import type { Run } from '../programmes/find-runs.ts';
import { inForce, listMilestoneResultsOf, listPlanActionsOf, listPlansOf } from './find-plan.ts';
import { milestonesOf } from './milestones.ts';
import { lateOfPlan } from './plan-state.ts';

interface LatePlan {
  readonly run: Run;
  /** What of it is past its day, the longest first. */
  readonly late: readonly { readonly what: string; readonly on: string }[];
}

/** Of runs that work to a plan, those in which something of it is late: as many queries, however many they are. */
export async function listLatePlans(reader: Reader, authorityId: number, runs: readonly Run[], today: string): Promise<readonly LatePlan[]> {
  const ids = runs.map(({ id }) => id);
  const plans = await listPlansOf(reader, ids);
  const results = await listMilestoneResultsOf(reader, ids);
  const actions = await listPlanActionsOf(reader, authorityId, ids);
  return runs.flatMap((run) => {
    const plan = inForce(plans.get(run.id) ?? []);
    if (plan === null) return [];
    const late = lateOfPlan(milestonesOf(plan.document, results.get(run.id) ?? [], today), actions.get(run.id) ?? [], today);
    return late.length === 0 ? [] : [{ run, late: late.toSorted((one, other) => (one.on < other.on ? -1 : 1)) }];
  });
}
