import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTiers } from '../../kernel/tier.ts';
import { arbitraryFacts, grades } from './arbitrary-facts.fixture.ts';
import { evaluated, known, missing, withFact } from './evaluate.fixture.ts';
import { factDefinitions, type FactId, type IndicatorPoint, type ProviderFacts } from './facts.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

const evidence: readonly FactId[] = ['inspected-strong', 'secure-plus-equivalent', 'head-years', 'support-capacity'];
const triggers: readonly string[] = provisionalCriteria.sets[0]!.triggers.map(({ fact }) => fact);
const floorFacts = (Object.keys(factDefinitions) as FactId[]).filter(
  (id) => !evidence.includes(id) && !triggers.includes(id) && id !== 'self-evaluation-corroborated',
);
const runs = { numRuns: 150 };
const anyFacts = arbitraryFacts('any');

function worse(id: FactId): (facts: ProviderFacts) => ProviderFacts {
  return (facts) => {
    const fact = facts.facts[id];
    if (fact?.state !== 'known') return facts;
    const { value } = fact;
    if (evidence.includes(id)) return withFact(facts, id, known(typeof value === 'number' ? Math.max(0, value - 1) : false));
    if (typeof value === 'number') return withFact(facts, id, known(value + 1));
    return withFact(facts, id, known(typeof value === 'string' ? 'special measures' : true));
  };
}

/** A figure at one place of every series so many points worse, within what can be. */
function worseFigure(at: number, points: number): (facts: ProviderFacts) => ProviderFacts {
  return (facts) => ({
    ...facts,
    indicators: facts.indicators.map((one) => ({
      ...one,
      points: one.points.map((point, index): IndicatorPoint => {
        if (index !== at || 'reason' in point.own) return point;
        const value = point.own.value + (one.polarity === 'higher' ? -points : points);
        return { ...point, own: { ...point.own, value: Math.min(100, Math.max(0, value)) } };
      }),
    })),
  });
}

function changedPoint(change: (point: IndicatorPoint) => IndicatorPoint): (facts: ProviderFacts) => ProviderFacts {
  return (facts) => ({ ...facts, indicators: facts.indicators.map((one) => ({ ...one, points: one.points.map(change) })) });
}

describe('a worse fact never gives a better tier', () => {
  const never = (worsen: (facts: ProviderFacts) => ProviderFacts): void =>
    fc.assert(
      fc.property(anyFacts, (facts) => compareTiers(evaluated(worsen(facts)).tier, evaluated(facts).tier) >= 0),
      runs,
    );

  it.each([...floorFacts, ...evidence])('%s', (id) => never(worse(id)));

  it.each([
    ['the latest figures', 0],
    ['those of the year before', 1],
    ['those of two years before', 2],
  ])('%s', (_says, at) => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.integer({ min: 1, max: 60 }),
        (facts, points) => compareTiers(evaluated(worseFigure(at, points)(facts)).tier, evaluated(facts).tier) >= 0,
      ),
      runs,
    );
  });

  it('a place among similar schools', () =>
    never(
      changedPoint((point) => ({
        ...point,
        fifthOfSimilar: point.fifthOfSimilar && { ...point.fifthOfSimilar, fifth: Math.min(5, point.fifthOfSimilar.fifth + 1) },
      })),
    ));

  it('an inspected area', () =>
    never((facts) => ({
      ...facts,
      inspected: facts.inspected.map((one) => ({ ...one, judgement: grades[Math.min(4, grades.indexOf(one.judgement) + 1)]! })),
    })));
});

describe('a missing fact', () => {
  const keeps = (lose: (facts: ProviderFacts) => ProviderFacts): void =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(evaluated(lose(facts)).tier).toBe(evaluated(facts).tier);
      }),
      runs,
    );

  it.each(floorFacts)('%s, where its floor was clear, changes no tier', (id) =>
    keeps((facts) => {
      const isClear = evaluated(facts).floors.every((floor) => floor.answer !== 'fires' || floor.id !== id);
      return isClear ? withFact(facts, id, missing) : facts;
    }),
  );

  it.each(evidence)('%s, where Secure+ was not reached, changes no tier', (id) =>
    keeps((facts) => (evaluated(facts).tier === 'secure-plus' ? facts : withFact(facts, id, missing))),
  );

  it.each([...triggers, 'self-evaluation-corroborated'] as FactId[])('%s changes no tier', (id) => keeps((facts) => withFact(facts, id, missing)));

  it('is no worse for being missing where it was bad, and no better where it was good', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...floorFacts, ...evidence), (facts, id) => {
        const lost = evaluated(withFact(facts, id, missing)).tier;
        const direction = compareTiers(lost, evaluated(facts).tier);
        return evidence.includes(id) ? direction >= 0 && (direction === 0 || lost === 'secure') : direction <= 0;
      }),
      runs,
    );
  });

  it('of a figure that was green changes no tier', () =>
    keeps((facts) => {
      const green = new Set(evaluated(facts).indicators.flatMap(({ id, band }) => (band === 'green' ? [id] : [])));
      return {
        ...facts,
        indicators: facts.indicators.map((one) =>
          green.has(one.id)
            ? {
                ...one,
                points: one.points.map((point, at) => (at === 0 ? { ...point, own: { reason: 'suppressed', because: null } as const } : point)),
              }
            : one,
        ),
      };
    }));

  it('never raises the confidence', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...floorFacts), (facts, id) => {
        const before = evaluated(facts).unknown;
        // What did not apply and now is missing applies.
        if (facts.facts[id]?.state === 'not-applicable') return true;
        const after = evaluated(withFact(facts, id, missing)).unknown;
        return after.count / after.of >= before.count / before.of;
      }),
      runs,
    );
  });
});

describe('the same facts', () => {
  it('in any order give the same bytes', () => {
    const shuffled = (list: readonly unknown[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(
      fc.property(
        anyFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), shuffled(Object.entries(facts.facts)), shuffled(facts.indicators), shuffled(facts.inspected)),
        ),
        ([facts, entries, indicators, inspected]) => {
          const other = { ...facts, facts: Object.fromEntries(entries as [string, unknown][]), indicators, inspected } as ProviderFacts;
          expect(JSON.stringify(evaluated(other))).toBe(JSON.stringify(evaluated(facts)));
        },
      ),
      runs,
    );
  });

  it('through JSON and back give the same bytes, as do the criteria', () => {
    const criteria = JSON.parse(JSON.stringify(provisionalCriteria)) as typeof provisionalCriteria;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const stored = JSON.parse(JSON.stringify(facts)) as ProviderFacts;
        expect(JSON.stringify(evaluated(stored, criteria))).toBe(JSON.stringify(evaluated(facts)));
        expect(evaluated(facts)).toEqual(JSON.parse(JSON.stringify(evaluated(facts))));
      }),
      { numRuns: 100 },
    );
  });
});
