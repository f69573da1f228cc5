import type { Doer, ProgrammeDefinition } from '../programmes/definition.ts';
import type { Step } from '../programmes/run.ts';

const providersSide: readonly Doer[] = ['head', 'chair', 'trust'];

/**
 * Whether a provider’s own people are told of a step on their timeline: what was decided and took effect, reviews, and what they did themselves or had a letter
 * of. What was only proposed or declined is the authority’s own; and that a step of the law is being prepared they learn by its letter.
 */
export function isToldToProvider({ stages, statutory }: ProgrammeDefinition, step: Step): boolean {
  switch (step.kind) {
    case 'started':
      return !statutory;
    case 'gate-passed':
    case 'review-held':
    case 'paused':
    case 'resumed':
    case 'stopped':
      return !statutory || step.kind !== 'gate-passed' || endsRun(stages, step.gate);
    case 'task-done': {
      const task = stages.flatMap(({ tasks }) => tasks).find(({ key }) => key === step.task);
      return task !== undefined && (providersSide.includes(task.by) || task.letter !== null);
    }
    case 'task-proposed':
    case 'task-declined':
    case 'task-undone':
    case 'task-set-aside':
    case 'review-withdrawn':
    case 'gate-proposed':
    case 'gate-declined':
    case 'handed-over':
      return false;
  }
}

const endsRun = (stages: ProgrammeDefinition['stages'], key: string): boolean =>
  stages.some(({ gates }) => gates.some((gate) => gate.key === key && gate.to === null));
