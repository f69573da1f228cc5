import type { Reader } from '../../platform/database/database.ts';
import type { ResultsState } from '../../evidence/index.ts';
import { type Compiled, compile } from '../criteria/compile.ts';
import { evaluateCompiled, type Evaluation } from '../criteria/evaluate.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { type CriteriaInForce, findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { type FactsQuestion, gatherFactsOfStates } from './gather-facts.ts';

export interface EvaluatedProvider {
  readonly facts: ProviderFacts;
  readonly evaluation: Evaluation;
  readonly criteria: CriteriaInForce;
}

/** What the criteria in force propose for an authority’s providers on a day, by name and then by URN. Nothing is kept of it. */
export async function listEvaluations(db: Reader, question: Omit<FactsQuestion, 'criteria'>): Promise<EvaluatedProvider[]> {
  return (await listEvaluationsOfStates(db, question, [{}])).evaluated[0] ?? [];
}

export interface EvaluatedStates {
  /** For each state that was asked for. */
  readonly evaluated: readonly EvaluatedProvider[][];
  readonly compiled: Compiled;
}

/** The same by several states of the results. */
export async function listEvaluationsOfStates(
  db: Reader,
  question: Omit<FactsQuestion, 'criteria'>,
  states: readonly ResultsState[],
): Promise<EvaluatedStates> {
  const criteria = await findCriteriaInForce(db, question.authorityId, question.asAt);
  const compiled = compile(criteria.document);
  const gathered = await gatherFactsOfStates(db, { ...question, criteria: criteria.document }, states);
  const evaluate = (facts: ProviderFacts): EvaluatedProvider[] => {
    const answer = evaluateCompiled(facts, compiled);
    return answer.kind === 'evaluated' ? [{ facts, criteria, evaluation: answer.evaluation }] : [];
  };
  return { evaluated: gathered.map((all) => all.flatMap(evaluate).sort(byName)), compiled };
}

/** As the characters of names sort, which is the same on every machine. */
function byName({ facts: { provider: one } }: EvaluatedProvider, { facts: { provider: other } }: EvaluatedProvider): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return (one.urn ?? 0) - (other.urn ?? 0) || one.id - other.id;
}
