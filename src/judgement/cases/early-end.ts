import { accepted, refused, type Result } from '../../kernel/result.ts';
import { caseStates } from './case.ts';
import type { FoundCase } from './find-case.ts';
import { isGraver, proposedSince, type Since } from './proposed-since.ts';

/** Whether a case whose letter has gone may end before its days have passed: only where something graver is known, which must not wait for them. */
export function mayEndEarly({ state, proposal, decision }: Pick<FoundCase, 'state' | 'proposal' | 'decision'>): Result<Since> {
  if (state !== 'issued' && state !== 'in-review')
    return refused(`The case is “${caseStates[state].toLowerCase()}” now: only one whose letter has gone is ended early`);
  const since = proposedSince({ proposal, decision });
  if (since === null || decision === null || !isGraver(since, decision.tier))
    return refused('Nothing graver is known than when the tier was decided: the case runs to its end');
  return accepted(since);
}
