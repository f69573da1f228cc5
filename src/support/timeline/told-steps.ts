import type { Doer, ProgrammeDefinition } from '../programme-definitions/definition.ts';
import type { Run } from '../programmes/find-runs.ts';
import { hasGone, isTold, toldOutcome, toldStage } from '../programmes/own-run-view.ts';
import { asWritten, type RunNow } from '../programmes/replay.ts';
import type { Step, TakenStep } from '../programmes/run.ts';

const providersSide: readonly Doer[] = ['head', 'chair', 'trust'];

/**
 * What a provider’s own people are told on their timeline of a run that they were told of: nothing that was taken back: a
 * review that was withdrawn, a task that was undone.
 */
export function listToldSteps(
  { definition, subject, now, steps }: Pick<Run, 'definition' | 'subject' | 'now' | 'steps'>,
  today: string,
): TakenStep[] {
  if (!isTold(definition, subject, now, today)) return [];
  const held = new Set(now.reviews.map(({ reviewId }) => reviewId));
  return steps.filter(
    (step, at) =>
      isToldToProvider(definition, now, step, today) &&
      (step.kind !== 'review-held' || held.has(step.reviewId)) &&
      (step.kind !== 'task-done' || !wasUndone(step.task, steps.slice(at + 1))),
  );
}

/** What came next of the task: it may have been done again since, which is another step. */
const wasUndone = (task: string, later: readonly Step[]): boolean =>
  later.find((step) => (step.kind === 'task-done' || step.kind === 'task-undone') && step.task === task)?.kind === 'task-undone';

/**
 * Whether a step is of those that a provider’s own people are told of: what was decided and took effect, reviews, and what they did themselves or had a letter
 * of. What was only proposed or declined is the authority’s own; and that a step of the law is being prepared they learn by its letter.
 */
function isToldToProvider(definition: ProgrammeDefinition, now: RunNow, step: Step, today: string): boolean {
  const { stages, statutory } = definition;
  switch (step.kind) {
    case 'started':
      return !statutory;
    case 'gate-passed':
      return isDecisionTold(definition, now, step.gate, today);
    case 'review-held':
    case 'plan-agreed':
    case 'plan-approved':
    case 'paused':
    case 'resumed':
    case 'stopped':
      return true;
    case 'task-done': {
      const task = stages.flatMap(({ tasks }) => tasks).find(({ key }) => key === step.task);
      return (
        task !== undefined &&
        (task.letter === null ? providersSide.includes(task.by) : hasGone(definition, { ...now, tasks: asWritten(now) }, task, today))
      );
    }
    case 'task-proposed':
    case 'task-declined':
    case 'task-undone':
    case 'task-set-aside':
    case 'review-withdrawn':
    case 'gate-proposed':
    case 'gate-declined':
    case 'looked-again':
    case 'handed-over':
      return false;
  }
}

/** A way that ends the run is told as its outcome is; one that leads on, in a programme of the framework, as the stage is that it leads to. */
function isDecisionTold(definition: ProgrammeDefinition, now: RunNow, key: string, today: string): boolean {
  const gate = definition.stages.flatMap(({ gates }) => gates).find((one) => one.key === key);
  if (gate === undefined) return !definition.statutory;
  if (gate.to === null)
    return definition.outcomes.find((one) => one.key === gate.outcome)?.good !== false || toldOutcome(definition, now, today) !== null;
  return !definition.statutory && toldStage(definition, now, gate.to, today) !== null;
}
