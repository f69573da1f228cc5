import type { PlanDocument, PlanPriority, PlanSupport } from './plan.ts';

const numberOf = (key: string): number => Number(key.slice(1));

function keysOf(plan: PlanDocument): string[] {
  return [
    ...plan.priorities.flatMap(({ key, objectives, actions }) => [key, ...[...objectives, ...actions].map((one) => one.key)]),
    ...plan.support.map(({ key }) => key),
  ];
}

/** Gives a key of its own to what came with one that another part has taken since the form was opened. */
function rekey<T extends { readonly key: string }>(parts: readonly T[], taken: ReadonlySet<string>, next: () => number): T[] {
  return parts.map((part) => (taken.has(part.key) ? { ...part, key: `${part.key.charAt(0)}${String(next())}` } : part));
}

/** The plan with a priority in the place of the one with its key, or after the others. Keys are never given twice. */
export function putPriority(plan: PlanDocument, given: PlanPriority): PlanDocument {
  const others = { ...plan, priorities: plan.priorities.filter(({ key }) => key !== given.key) };
  const taken = new Set(keysOf(others));
  const within = [given.key, ...[...given.objectives, ...given.actions].map(({ key }) => key)];
  let number = Math.max(plan.next, ...[...within, ...taken].map((key) => numberOf(key) + 1));
  const next = (): number => number++;
  const objectives = rekey(given.objectives, taken, next);
  const keyNow = new Map(given.objectives.map(({ key }, at) => [key, objectives[at]?.key ?? key]));
  const actions = rekey(given.actions, taken, next).map((action) => ({
    ...action,
    objective: action.objective === null ? null : (keyNow.get(action.objective) ?? action.objective),
  }));
  const priority = { ...given, objectives, actions };
  const at = plan.priorities.findIndex(({ key }) => key === given.key);
  const priorities = at === -1 ? [...plan.priorities, priority] : plan.priorities.map((one, place) => (place === at ? priority : one));
  return { ...plan, priorities, next: number };
}

export function removePriority(plan: PlanDocument, key: string): PlanDocument {
  return { ...plan, priorities: plan.priorities.filter((one) => one.key !== key) };
}

/** The plan with all its support as given. */
export function putSupport(plan: PlanDocument, support: readonly PlanSupport[]): PlanDocument {
  const taken = new Set(keysOf({ ...plan, support: [] }));
  let number = Math.max(plan.next, ...support.map(({ key }) => numberOf(key) + 1));
  const next = (): number => number++;
  return { ...plan, support: rekey(support, taken, next), next: number };
}

/** The half-terms of which other days would leave out milestones that are written. */
export function leftOutBy(
  plan: PlanDocument,
  halfTerms: PlanDocument['halfTerms'],
): { readonly key: string; readonly name: string; readonly count: number }[] {
  const has = new Set(halfTerms.map(({ key }) => key));
  const objectives = plan.priorities.flatMap((priority) => priority.objectives);
  return plan.halfTerms.flatMap(({ key, name }) => {
    const count = objectives.filter(({ milestones }) => (milestones[key] ?? '') !== '').length;
    return has.has(key) || count === 0 ? [] : [{ key, name, count }];
  });
}

/** The plan on other days. Milestones of half-terms that it no longer has are left out; those that it still has stay. */
export function putSpan(plan: PlanDocument, span: Pick<PlanDocument, 'startsOn' | 'endsOn' | 'halfTerms'>): PlanDocument {
  const has = new Set(span.halfTerms.map(({ key }) => key));
  return {
    ...plan,
    ...span,
    priorities: plan.priorities.map((priority) => ({
      ...priority,
      objectives: priority.objectives.map((objective) => ({
        ...objective,
        milestones: Object.fromEntries(Object.entries(objective.milestones).filter(([key]) => has.has(key))),
      })),
    })),
  };
}
