import type { Reader } from '../../platform/database/database.ts';
import { gatherPlans } from '../trip/gather-plans.ts';
import { countMilestones } from '../trip/milestones.ts';
import { lateOfPlan } from '../trip/plan-state.ts';

/** Of the plan that a run works to: the latest that was agreed. */
export interface PlanFacts {
  /** Pounds, of the authority’s support. */
  readonly plannedPounds: number;
  readonly milestones: number;
  readonly milestonesMet: number;
  /** What of it is past its day, the longest first. */
  readonly late: readonly { readonly what: string; readonly on: string }[];
  /** Measures of the catalogue that it names, by id. */
  readonly measureIds: readonly string[];
}

/** What the plans of some runs say; of runs without an agreed plan nothing. */
export async function findPlanFacts(
  db: Reader,
  { authorityId, runIds, today }: { readonly authorityId: number; readonly runIds: readonly number[]; readonly today: string },
): Promise<ReadonlyMap<number, PlanFacts>> {
  const plans = await gatherPlans(db, { authorityId, runIds, today });
  return new Map(
    [...plans].map(([runId, { document, milestones, actions }]) => {
      const counted = countMilestones(milestones);
      return [
        runId,
        {
          plannedPounds: document.support.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
          milestones: counted.all,
          milestonesMet: counted.met,
          late: lateOfPlan(milestones, actions, today),
          measureIds: [...new Set(document.priorities.flatMap(({ measures }) => measures))],
        },
      ];
    }),
  );
}
