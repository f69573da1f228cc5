import fc from 'fast-check';
import { areaOfReport } from './areas.ts';
import { indicator, known, missing, notApplicable } from './evaluate.fixture.ts';
import {
  factDefinitions,
  setIds,
  type Fact,
  type FactId,
  type IndicatorFacts,
  type IndicatorPoint,
  type ProviderFacts,
  type SetId,
} from './facts.ts';

export const grades = ['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'];
const indicatorIds = [
  'ks2-reading-expected|all',
  'ks2-writing-expected|all',
  'ks2-rwm-expected|all',
  'ks2-rwm-higher|all',
  'ks2-rwm-expected|disadvantaged',
  'ks4-english-maths-5|all',
  'absence|all',
  'suspensions|all',
  'eyfs-good-level-of-development|all',
];

/** Of any cohort, small ones among them; or of those that are never pooled. */
export type Cohorts = 'any' | 'large';

function pointOf(cohorts: Cohorts): fc.Arbitrary<Partial<IndicatorPoint>> {
  const cohort = fc.oneof(fc.constant(null), fc.integer({ min: cohorts === 'any' ? 1 : 11, max: 400 }));
  const value = fc.integer({ min: 30, max: 90 });
  return fc.record({
    own: fc.oneof(
      { weight: 6, arbitrary: fc.record({ value, cohort }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom({ reason: 'suppressed', because: null } as const, { reason: 'not-applicable', because: null } as const),
      },
    ),
    fifthOfSimilar: fc.oneof(fc.constant(null), fc.record({ fifth: fc.integer({ min: 3, max: 5 }), among: fc.constant(20) })),
  });
}

function indicatorOf(cohorts: Cohorts): fc.Arbitrary<IndicatorFacts> {
  return fc
    .tuple(
      fc.constantFrom(...indicatorIds),
      fc.constantFrom('higher' as const, 'lower' as const),
      fc.array(pointOf(cohorts), { minLength: 1, maxLength: 4 }),
    )
    .map(([id, polarity, points]) => {
      const calm = indicator(
        id,
        points.map(() => 0),
        { polarity },
      );
      return { ...calm, points: calm.points.map((point, at) => ({ ...point, ...points[at] })) };
    });
}

/** Mostly calm, so that not everybody is a Cause for Concern. */
function factOf(id: FactId): fc.Arbitrary<Fact> {
  const { values } = factDefinitions[id];
  const calm = values === 'yes-no' ? false : values === 'count' ? 0 : 'none';
  const any = values === 'yes-no' ? fc.boolean() : values === 'count' ? fc.integer({ min: 0, max: 4 }) : fc.constantFrom(...values);
  const isEvidence = ['inspected-strong', 'secure-plus-equivalent', 'head-years', 'support-capacity'].includes(id);
  return fc.oneof(
    { weight: isEvidence ? 1 : 12, arbitrary: fc.constant(known(calm)) },
    { weight: 2, arbitrary: any.map((value) => known(value)) },
    { weight: isEvidence ? 3 : 0, arbitrary: fc.constant(known(values === 'count' ? 3 : true)) },
    { weight: 1, arbitrary: fc.constantFrom(missing, notApplicable) },
  );
}

export function arbitraryFacts(cohorts: Cohorts, sets: readonly SetId[] = setIds): fc.Arbitrary<ProviderFacts> {
  const facts = Object.fromEntries((Object.keys(factDefinitions) as FactId[]).map((id) => [id, factOf(id)])) as Record<FactId, fc.Arbitrary<Fact>>;
  return fc.record({
    provider: fc.record({
      id: fc.constant(1),
      urn: fc.constant(900_001),
      name: fc.constant('Alderley Primary School'),
      setId: fc.constantFrom(...sets),
      isAcademy: fc.boolean(),
      phase: fc.constant('primary'),
      pupils: fc.constant(210),
      localityId: fc.constant(1),
    }),
    asAt: fc.constant('2026-09-14'),
    facts: fc.record(facts),
    indicators: fc.uniqueArray(indicatorOf(cohorts), { selector: ({ id }) => id, maxLength: 8 }),
    inspected: fc.uniqueArray(
      fc.record({
        area: fc.constantFrom(...Object.keys(areaOfReport), 'Quality of education'),
        judgement: fc.oneof({ weight: 4, arbitrary: fc.constant('Expected standard') }, { weight: 1, arbitrary: fc.constantFrom(...grades) }),
        source: fc.constant('Invented for a test'),
        on: fc.constant('2026-03-12'),
      }),
      { selector: ({ area }) => area, maxLength: 7 },
    ),
  });
}
