import { gateName, stepInWords, taskName } from './step-words.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import type { RunNow } from './replay.ts';
import type { Step } from './run.ts';
import { isSamePerson, runs, type Acting } from './who-acts.ts';

interface StepTaken {
  readonly definition: ProgrammeDefinition;
  /** What the run had come to before. */
  readonly before: RunNow;
  readonly step: Step;
  readonly by: Acting;
}

export interface Answered {
  /** An account; `carrier`: whoever carries the run, or those who answer for it. */
  readonly to: number | 'carrier';
  readonly says: string;
}

/** Who waits for what a step answers: whoever carries the run, for what others did in it; and whoever proposed what a second person has confirmed or not. */
export function answeredBy({ definition, before, step, by }: StepTaken): Answered[] {
  const says = stepInWords(definition, step);
  if (step.kind === 'task-done' || step.kind === 'task-declined') {
    const first = before.tasks[step.task]?.proposed?.by ?? null;
    if (first !== null) return toFirst(first, by, step.kind === 'task-done' ? `${taskName(definition, step.task)} was confirmed` : says);
    return runs(by) ? [] : [{ to: 'carrier', says }];
  }
  if (step.kind === 'plan-agreed' || step.kind === 'plan-approved') return runs(by) ? [] : [{ to: 'carrier', says }];
  if (step.kind !== 'gate-passed' && step.kind !== 'gate-declined') return [];
  const first = before.proposedGate?.by ?? null;
  return first === null ? [] : toFirst(first, by, step.kind === 'gate-passed' ? `${gateName(definition, step.gate)} was confirmed` : says);
}

const toFirst = (first: NonNullable<RunNow['proposedGate']>['by'], by: Acting, says: string): Answered[] =>
  first.accountId === null || isSamePerson(first, by) ? [] : [{ to: first.accountId, says }];
