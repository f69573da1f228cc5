import type { CheckFacts, NamedCheck } from './check.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import type { RunNow } from './replay.ts';
import type { RunSubject, Step } from './run.ts';
import type { Acting } from './who-acts.ts';

export interface StepAsked {
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly now: RunNow;
  readonly step: Step;
  readonly by: Acting;
  readonly today: string;
  readonly checks: Readonly<Record<string, NamedCheck>>;
  readonly otherRuns: CheckFacts['otherRuns'];
  readonly known: CheckFacts['known'];
}
