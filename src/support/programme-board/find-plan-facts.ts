import type { Reader } from '../../platform/database/database.ts';
import { inForce, listMilestoneResultsOf, listPlanActionsOf, listPlansOf } from '../trip/find-plan.ts';
import { countMilestones, milestonesOf } from '../trip/milestones.ts';
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
  const facts = new Map<number, PlanFacts>();
  const plans = await listPlansOf(db, runIds);
  const results = await listMilestoneResultsOf(db, [...plans.keys()]);
  const actions = await listPlanActionsOf(db, authorityId, [...plans.keys()]);
  for (const [runId, versions] of plans) {
    const plan = inForce(versions);
    if (plan === null) continue;
    const { document } = plan;
    const milestones = milestonesOf(document, results.get(runId) ?? [], today);
    const counted = countMilestones(milestones);
    facts.set(runId, {
      plannedPounds: document.support.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
      milestones: counted.all,
      milestonesMet: counted.met,
      late: lateOfPlan(milestones, actions.get(runId) ?? [], today),
      measureIds: [...new Set(document.priorities.flatMap(({ measures }) => measures))],
    });
  }
  return facts;
}
