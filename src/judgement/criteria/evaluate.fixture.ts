import { compile, type Compiled } from './compile.ts';
import type { CriteriaDocument } from './criteria.ts';
import { evaluate, evaluateCompiled, type Evaluation } from './evaluate.ts';
import { provisionalCriteria } from './provisional-criteria.ts';
import type { Fact, FactId, IndicatorFacts, IndicatorPoint, ProviderFacts, SetId } from './facts.ts';

export const known = (value: boolean | number | string, says = String(value)): Fact => ({
  state: 'known',
  value,
  says,
  source: 'Invented for a test',
  on: '2026-09-01',
});
export const missing: Fact = { state: 'missing', because: 'Nobody has recorded it.' };
export const notApplicable: Fact = { state: 'not-applicable', because: 'It does not apply to this provider.' };

/** A figure for each year, the latest first; `ahead` is points from England's 60, below zero the worse side. */
export function indicator(
  id: string,
  ahead: readonly (number | null)[],
  { cohort = 400, polarity = 'higher' }: { readonly cohort?: number | null; readonly polarity?: 'higher' | 'lower' } = {},
): IndicatorFacts {
  return {
    id,
    name: id,
    unit: 'percent',
    decimals: 0,
    polarity,
    points: ahead.map((points, index): IndicatorPoint => ({
      period: `${String(2024 - index)}/${String(25 - index)}`,
      own: points === null ? { reason: 'suppressed', because: null } : { value: polarity === 'higher' ? 60 + points : 60 - points, cohort },
      england: { value: 60, cohort: null },
      fifthOfSimilar: null,
      source: 'Invented for a test',
      status: 'final',
    })),
  };
}

/** The same, point by point: what is not said is England's own figure, of many pupils. */
export function figures(id: string, points: readonly Partial<IndicatorPoint>[], own: Partial<IndicatorFacts> = {}): IndicatorFacts {
  const calm = indicator(
    id,
    points.map(() => 0),
  );
  return { ...calm, points: calm.points.map((point, at) => ({ ...point, ...points[at] })), ...own };
}

export function withFact(facts: ProviderFacts, id: FactId, fact: Fact): ProviderFacts {
  return { ...facts, facts: { ...facts.facts, [id]: fact } };
}

/** Under the provisional criteria, unless others are given. */
export function evaluated(facts: ProviderFacts, criteria: CriteriaDocument | Compiled = provisional): Evaluation {
  const answer = 'title' in criteria ? evaluate(facts, criteria) : evaluateCompiled(facts, criteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  return answer.evaluation;
}

const provisional = compile(provisionalCriteria);

/** A provider of whom every fact that floors ask for is known and calm. */
export function calmFacts(
  setId: SetId = 'maintained',
  own: Partial<ProviderFacts> & { readonly with?: Partial<Record<FactId, Fact>> } = {},
): ProviderFacts {
  const { with: changed, ...rest } = own;
  return {
    provider: { id: 1, urn: 900_001, name: 'Alderley Primary School', setId, phase: 'primary', pupils: 210, localityId: 1 },
    asAt: '2026-09-14',
    facts: {
      'category-of-concern': known('none'),
      'urgent-improvement-areas': known(0),
      'safeguarding-not-met': known(false),
      'inadequate-judgements': known(0),
      'stuck': known(false),
      'statutory-power': known(false),
      'critical-safeguarding-concern': known(false),
      'leadership-breakdown': known(false),
      'insufficient-trip-reviews': known(0),
      'needs-attention-leadership': known(false),
      'needs-attention-areas': known(0),
      'requires-improvement': known(false),
      'deficit': known(false),
      'accepted-concerns': known(0),
      'safeguarding-audit-red': known(false),
      ...changed,
    },
    indicators: [indicator('ks2-rwm-expected|all', [3, 2, 4]), indicator('absence|all', [1, 1], { polarity: 'lower' })],
    inspected: [],
    ...rest,
  };
}
