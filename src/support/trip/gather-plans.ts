import type { Reader } from '../../platform/database/database.ts';
import { inForce, listMilestoneResultsOf, listPlanActionsOf, listPlansOf, type PlannedAction } from './find-plan.ts';
import { type Milestone, milestonesOf } from './milestones.ts';
import type { PlanDocument } from './plan.ts';

/** The plan that a run works to, the latest that was agreed, with how it stands on a day. */
export interface PlanInForce {
  readonly document: PlanDocument;
  readonly milestones: readonly Milestone[];
  readonly actions: readonly PlannedAction[];
}

/** By run; of runs without an agreed plan nothing. As many queries, however many they are. */
export async function gatherPlans(
  reader: Reader,
  { authorityId, runIds, today }: { readonly authorityId: number; readonly runIds: readonly number[]; readonly today: string },
): Promise<ReadonlyMap<number, PlanInForce>> {
  const plans = await listPlansOf(reader, runIds);
  const results = await listMilestoneResultsOf(reader, [...plans.keys()]);
  const actions = await listPlanActionsOf(reader, authorityId, [...plans.keys()]);
  return new Map(
    [...plans].flatMap(([runId, versions]): [number, PlanInForce][] => {
      const document = inForce(versions)?.document;
      if (document === undefined) return [];
      return [[runId, { document, milestones: milestonesOf(document, results.get(runId) ?? [], today), actions: actions.get(runId) ?? [] }]];
    }),
  );
}
