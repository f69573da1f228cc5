import type { Reader } from '../../platform/database/database.ts';
import type { Run } from '../programmes/find-runs.ts';
import { gatherPlans } from './gather-plans.ts';
import { lateOfPlan } from './plan-state.ts';

interface LatePlan {
  readonly run: Run;
  /** What of it is past its day, the longest first. */
  readonly late: readonly { readonly what: string; readonly on: string }[];
}

/** Of runs that work to a plan, those in which something of it is late: as many queries, however many they are. */
export async function listLatePlans(reader: Reader, authorityId: number, runs: readonly Run[], today: string): Promise<readonly LatePlan[]> {
  const plans = await gatherPlans(reader, { authorityId, runIds: runs.map(({ id }) => id), today });
  return runs.flatMap((run) => {
    const plan = plans.get(run.id);
    const late = plan === undefined ? [] : lateOfPlan(plan.milestones, plan.actions, today);
    return late.length === 0 ? [] : [{ run, late: late.toSorted((one, other) => (one.on < other.on ? -1 : 1)) }];
  });
}
