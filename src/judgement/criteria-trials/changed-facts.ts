import type { CriteriaSet } from '../criteria/criteria.ts';
import { type Fact, type FactId, factDefinitions, type IndicatorFacts, isFactId, type ProviderFacts } from '../criteria/facts.ts';

/** A fact that criteria ask of a provider, as the what-if form offers it. */
export interface OfferedFact {
  readonly id: FactId;
  readonly label: string;
  readonly values: 'yes-no' | 'count' | readonly string[];
}

/** Every fact that a set asks, for a floor or for Secure+, in the order people read them. */
export function factsAsked({ floors, securePlus }: CriteriaSet): OfferedFact[] {
  const ids = [
    ...floors.flatMap(({ test }) => (test.kind === 'fact' ? [test.fact] : [])),
    ...[...securePlus.all, ...securePlus.any].map(({ fact }) => fact),
  ];
  return [...new Set(ids)].filter(isFactId).map((id) => ({ id, label: factDefinitions[id].label, values: factDefinitions[id].values }));
}

/** What is supposed in place of a fact or of the latest figure. Text as it is typed: checked here. */
export interface Supposed {
  readonly facts: Readonly<Partial<Record<FactId, string>>>;
  readonly figures: Readonly<Record<string, number>>;
}

const source = { source: 'Supposed, to see what would follow', on: null };

/** What a supposed answer is as a fact; null where it cannot be one. */
export function supposedFact(id: FactId, answer: string): Fact | null {
  const { values } = factDefinitions[id] as OfferedFact;
  if (answer === 'not-known') return { state: 'missing', because: 'Supposed not to be known' };
  if (values === 'yes-no')
    return answer === 'yes' || answer === 'no' ? { state: 'known', value: answer === 'yes', says: answer === 'yes' ? 'Yes' : 'No', ...source } : null;
  if (values === 'count') return /^\d{1,3}$/.test(answer) ? { state: 'known', value: Number(answer), says: answer, ...source } : null;
  return values.includes(answer) ? { state: 'known', value: answer, says: answer, ...source } : null;
}

/** The provider’s facts with what is supposed in their place; what is known of it is not changed anywhere. */
export function withSupposed(facts: ProviderFacts, { facts: supposed, figures }: Supposed): ProviderFacts {
  const changed = Object.entries(supposed).flatMap(([id, answer]) => {
    const fact = isFactId(id) ? supposedFact(id, answer) : null;
    return fact === null ? [] : [[id, fact] as const];
  });
  return {
    ...facts,
    facts: { ...facts.facts, ...Object.fromEntries(changed) },
    indicators: facts.indicators.map((one) => (figures[one.id] === undefined ? one : withFigure(one, figures[one.id] ?? 0))),
  };
}

/** The latest figure is another number, of as many pupils as it is. */
function withFigure(indicator: IndicatorFacts, value: number): IndicatorFacts {
  const [latest, ...before] = indicator.points;
  if (!latest) return indicator;
  const cohort = 'value' in latest.own ? latest.own.cohort : null;
  return { ...indicator, points: [{ ...latest, own: { value, cohort }, source: source.source }, ...before] };
}
