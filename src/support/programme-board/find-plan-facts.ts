import type { Reader } from '../../platform/database/database.ts';
import { inForce, listMilestoneResultsOf, listPlansOf } from '../trip/find-plan.ts';
import { countMilestones, milestonesOf } from '../trip/milestones.ts';

/** Of the plan that a run works to: the latest that was agreed. */
export interface PlanFacts {
  /** Pounds, of the authority’s support. */
  readonly plannedPounds: number;
  readonly milestones: number;
  readonly milestonesMet: number;
  /** Measures of the catalogue that it names, by id. */
  readonly measureIds: readonly string[];
}

/** What the plans of some runs say; of runs without an agreed plan nothing. */
export async function findPlanFacts(db: Reader, runIds: readonly number[], today: string): Promise<ReadonlyMap<number, PlanFacts>> {
  const facts = new Map<number, PlanFacts>();
  const plans = await listPlansOf(db, runIds);
  const results = await listMilestoneResultsOf(db, [...plans.keys()]);
  for (const [runId, versions] of plans) {
    const plan = inForce(versions);
    if (plan === null) continue;
    const { document } = plan;
    const counted = countMilestones(milestonesOf(document, results.get(runId) ?? [], today));
    facts.set(runId, {
      plannedPounds: document.support.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
      milestones: counted.all,
      milestonesMet: counted.met,
      measureIds: [...new Set(document.priorities.flatMap(({ measures }) => measures))],
    });
  }
  return facts;
}
