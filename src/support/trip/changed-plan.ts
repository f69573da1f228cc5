import type { PlanAction, PlanDocument } from './plan.ts';

export interface ChangedActions {
  /** As they were. */
  readonly kept: readonly PlanAction[];
  /** The same thing to do, with another owner or day: the agreed action is changed, with all that was said of it. */
  readonly moved: readonly PlanAction[];
  /** New, or worded anew: what was agreed before is withdrawn. */
  readonly added: readonly PlanAction[];
  /** Keys of those whose agreed action is withdrawn, if it is still open. */
  readonly ended: readonly string[];
}

const actionsOf = (plan: PlanDocument | null): PlanAction[] => plan?.priorities.flatMap(({ actions }) => actions) ?? [];
const isSameThing = (one: PlanAction, other: PlanAction): boolean => one.what === other.what && one.success === other.success;
const isSameOwner = (one: PlanAction, other: PlanAction): boolean =>
  one.ownerSide === other.ownerSide && one.ownerName === other.ownerName && one.ownerAccountId === other.ownerAccountId && one.dueOn === other.dueOn;

/** What becomes of the actions when one version of a plan takes the place of another; of none before it, all are new. */
export function changeActions(before: PlanDocument | null, after: PlanDocument): ChangedActions {
  const was = new Map(actionsOf(before).map((one) => [one.key, one]));
  const now = actionsOf(after);
  const sameAs = (one: PlanAction): PlanAction | null => {
    const earlier = was.get(one.key);
    return earlier !== undefined && isSameThing(earlier, one) ? earlier : null;
  };
  const same = now.flatMap((one) => {
    const earlier = sameAs(one);
    return earlier === null ? [] : [{ one, isMoved: !isSameOwner(earlier, one) }];
  });
  return {
    kept: same.filter(({ isMoved }) => !isMoved).map(({ one }) => one),
    moved: same.filter(({ isMoved }) => isMoved).map(({ one }) => one),
    added: now.filter((one) => sameAs(one) === null),
    ended: [...was.keys()].filter((key) => !same.some(({ one }) => one.key === key)),
  };
}
