import { calmFacts } from '../criteria/evaluate.fixture.ts';
import { evaluate, type Evaluation } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';

/** Facts with what the provisional criteria make of them. */
export function proposed(
  own: Parameters<typeof calmFacts>[1] = {},
  setId: Parameters<typeof calmFacts>[0] = 'maintained',
): {
  readonly facts: ProviderFacts;
  readonly evaluation: Evaluation;
  readonly criteriaVersion: number;
} {
  const facts = calmFacts(setId, own);
  const answer = evaluate(facts, provisionalCriteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  return { facts, evaluation: answer.evaluation, criteriaVersion: 1 };
}
