import { countMilestones, type Milestone, type MilestoneCount } from './milestones.ts';
import type { PlanDocument } from './plan.ts';

/** An action of the plan, as the one list of agreed actions has it. */
export interface ActionNow {
  readonly key: string;
  readonly what: string;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly state: 'open' | 'done' | 'withdrawn';
  readonly isReported: boolean;
  readonly doneOn: string | null;
}

export interface PriorityState {
  readonly priority: string;
  readonly title: string;
  readonly milestones: MilestoneCount;
  readonly actions: { readonly all: number; readonly done: number; readonly late: number };
}

/** How an action stands on a day: as people say it. */
export const actionStandings = { done: 'Done', withdrawn: 'Withdrawn', reported: 'Reported done', late: 'Late', open: 'Open' } as const;
export type ActionStanding = keyof typeof actionStandings;

/** An action as it stood on a day. */
export interface ActionThen extends Pick<ActionNow, 'key' | 'ownerName' | 'dueOn' | 'doneOn'> {
  readonly standing: ActionStanding;
}

/** How a plan stood on a day: kept with a review, so that its papers say what was so then. */
export interface PlanStateThen {
  readonly on: string;
  readonly priorities: readonly PriorityState[];
  readonly late: readonly Pick<ActionNow, 'what' | 'ownerName' | 'dueOn'>[];
  /** Of reviews of before this was kept, it is not known. */
  readonly actions?: readonly ActionThen[];
}

export const isLate = ({ state, isReported, dueOn }: ActionNow, today: string): boolean => state === 'open' && !isReported && dueOn < today;

export function standingOf(action: ActionNow, today: string): ActionStanding {
  if (action.state !== 'open') return action.state;
  if (action.isReported) return 'reported';
  return isLate(action, today) ? 'late' : 'open';
}

/** What of a plan is past its day: actions, and milestones of which nobody has said how they stand. */
export function lateOfPlan(
  milestones: readonly Milestone[],
  actions: readonly ActionNow[],
  today: string,
): { readonly what: string; readonly on: string }[] {
  return [
    ...actions.filter((one) => isLate(one, today)).map(({ what, dueOn }) => ({ what: `Action of the plan: ${what}`, on: dueOn })),
    ...milestones.filter(({ state }) => state === 'late').map(({ says, by }) => ({ what: `Milestone, not said yet: ${says}`, on: by })),
  ];
}

const isCounted = ({ state }: ActionNow): boolean => state !== 'withdrawn';

const countActions = (actions: readonly ActionNow[], today: string): PriorityState['actions'] => ({
  all: actions.length,
  done: actions.filter(({ state }) => state === 'done').length,
  late: actions.filter((one) => isLate(one, today)).length,
});

export function stateOfPlan(plan: PlanDocument, milestones: readonly Milestone[], actions: readonly ActionNow[], today: string): PlanStateThen {
  const counted = actions.filter(isCounted);
  return {
    on: today,
    priorities: plan.priorities.map(({ key, title, actions: own }) => {
      const ofIt = counted.filter((one) => own.some((each) => each.key === one.key));
      return {
        priority: key,
        title,
        milestones: countMilestones(milestones.filter(({ priority }) => priority === key)),
        actions: countActions(ofIt, today),
      };
    }),
    late: counted
      .filter((one) => isLate(one, today))
      .map(({ what, ownerName, dueOn }) => ({ what, ownerName, dueOn }))
      .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1)),
    actions: actions.map((one) => ({
      key: one.key,
      ownerName: one.ownerName,
      dueOn: one.dueOn,
      doneOn: one.doneOn,
      standing: standingOf(one, today),
    })),
  };
}

const ofAll = (count: number, all: number, word: string): string => `${String(count)} of ${String(all)} ${word}${all === 1 ? '' : 's'}`;

/** A priority’s milestones and actions in a line. */
export function stateInWords({ milestones, actions }: Pick<PriorityState, 'milestones' | 'actions'>): string {
  const late = milestones.late + milestones.notMet;
  return [
    `${ofAll(milestones.met, milestones.all, 'milestone')} met${late > 0 ? `, ${String(late)} not met or not said` : ''}`,
    `${ofAll(actions.done, actions.all, 'action')} done${actions.late > 0 ? `, ${String(actions.late)} late` : ''}`,
  ].join('; ');
}

/** The same of a whole plan. */
export function planInWords(milestones: readonly Milestone[], actions: readonly ActionNow[], today: string): string {
  return stateInWords({ milestones: countMilestones(milestones), actions: countActions(actions.filter(isCounted), today) });
}
