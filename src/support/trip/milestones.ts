import type { PlanDocument } from './plan.ts';

export const milestoneStates = { 'to-come': 'To come', 'late': 'Not said yet', 'met': 'Met', 'not-met': 'Not met' } as const;
export type MilestoneState = keyof typeof milestoneStates;

/** What somebody said of a milestone, in the words that it had then. The latest counts, and only while the milestone has those words. */
export interface MilestoneResult {
  readonly id: number;
  readonly objective: string;
  readonly halfTerm: string;
  readonly says: string;
  readonly isMet: boolean;
  readonly on: string;
  readonly evidence: string;
  readonly saidBy: string;
  /** The school’s own word: shown beside the authority’s, and counted nowhere. */
  readonly bySchool: boolean;
}

export interface Milestone {
  readonly priority: string;
  readonly objective: string;
  readonly halfTerm: string;
  readonly halfTermName: string;
  readonly by: string;
  readonly says: string;
  readonly state: MilestoneState;
  /** The authority’s latest. */
  readonly result: MilestoneResult | null;
  /** The school’s latest. */
  readonly schoolSays: MilestoneResult | null;
}

const latestOf = (results: readonly MilestoneResult[]): MilestoneResult | null =>
  results.reduce<MilestoneResult | null>((latest, one) => (latest === null || one.id > latest.id ? one : latest), null);

/** Every milestone of a plan as it stands on a day, by priority, objective and half-term. */
export function milestonesOf(plan: PlanDocument, results: readonly MilestoneResult[], today: string): Milestone[] {
  return plan.priorities.flatMap((priority) =>
    priority.objectives.flatMap((objective) =>
      plan.halfTerms.flatMap((halfTerm): Milestone[] => {
        const says = objective.milestones[halfTerm.key] ?? '';
        if (says === '') return [];
        const said = results.filter(
          (one) => one.objective === objective.key && one.halfTerm === halfTerm.key && one.says === says && one.on <= today,
        );
        const result = latestOf(said.filter(({ bySchool }) => !bySchool));
        return [
          {
            priority: priority.key,
            objective: objective.key,
            halfTerm: halfTerm.key,
            halfTermName: halfTerm.name,
            by: halfTerm.by,
            says,
            state: result === null ? (halfTerm.by < today ? 'late' : 'to-come') : result.isMet ? 'met' : 'not-met',
            result,
            schoolSays: latestOf(said.filter(({ bySchool }) => bySchool)),
          },
        ];
      }),
    ),
  );
}

export interface MilestoneCount {
  readonly all: number;
  readonly met: number;
  readonly notMet: number;
  /** Their day is past, and nobody has said. */
  readonly late: number;
  readonly toCome: number;
}

export function countMilestones(milestones: readonly Milestone[]): MilestoneCount {
  const of = (state: MilestoneState): number => milestones.filter((one) => one.state === state).length;
  return { all: milestones.length, met: of('met'), notMet: of('not-met'), late: of('late'), toCome: of('to-come') };
}
