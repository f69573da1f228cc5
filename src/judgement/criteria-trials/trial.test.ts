import { describe, expect, it } from 'vitest';
import { calmFacts, indicator, known } from '../criteria/evaluate.fixture.ts';
import { evaluate } from '../criteria/evaluate.ts';
import type { ProviderFacts, SetId } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { askedIndicators } from '../facts/asked-indicators.ts';
import { factsAsked, supposedFact, withSupposed } from './changed-facts.ts';
import { askingForBoth, daysInWords, daysOf, tryOut } from './trial.ts';

const provider = (id: number, setId: SetId, own: Parameters<typeof calmFacts>[1] = {}, localityId: number | null = 1): ProviderFacts => {
  const facts = calmFacts(setId, own);
  return { ...facts, provider: { ...facts.provider, id, name: `Provider ${String(id)}`, localityId } };
};
const facts = [
  provider(1, 'maintained'),
  provider(2, 'academy', {}, 2),
  provider(3, 'maintained', { with: { 'accepted-concerns': known(2) } }, null),
  provider(4, 'early-years', { indicators: [] }, 77),
];
const strict = {
  ...provisionalCriteria,
  sets: provisionalCriteria.sets.map((set) => ({
    ...set,
    floors: set.floors.map((floor) => (floor.id === 'accepted-concerns' ? { ...floor, test: { ...floor.test, atLeast: 2 } } : floor)),
  })),
};
const asked = {
  facts,
  inForce: { version: 1, document: provisionalCriteria },
  tried: strict,
  localities: [
    { id: 1, name: 'Northside' },
    { id: 2, name: 'Southside' },
  ],
  year: '2026/27',
};

describe('trying criteria out', () => {
  it('counts every tier before and after, in all, by set and by locality', () => {
    const { kept } = tryOut({ ...asked, capacity: {} });
    expect(kept.whole).toMatchObject({
      moves: 1,
      tiers: [{}, { tier: 'secure', before: 4, after: 3 }, { tier: 'vulnerable', before: 0, after: 1 }, {}],
    });
    expect(kept.sets.map(({ name, moves }) => [name, moves])).toEqual([
      ['Maintained primary and secondary schools', 1],
      ['Academies and free schools', 0],
      ['Early years providers', 0],
    ]);
    expect(kept.localities.map(({ name, moves }) => [name, moves])).toEqual([
      ['Northside', 0],
      ['Southside', 0],
      ['Not placed in a locality', 1],
    ]);
  });

  it('says the days that each sort of adviser needs, and no provider’s name in what is kept', () => {
    const { kept, answer } = tryOut({ ...asked, capacity: { sia: 22 } });
    expect(kept.days).toEqual([
      { role: 'sia', before: 20, after: 25, available: 22 },
      { role: 'eeca', before: 0, after: 0, available: null },
    ]);
    expect(daysOf(kept)).toEqual({ needed: 25, available: 22 });
    expect(answer.moves[0]?.provider.name).toBe('Provider 3');
    expect(JSON.stringify(kept)).not.toContain('Provider 3');
  });

  it.each([
    [25, 22, '3 days more than there are'],
    [21, 22, '1 day fewer than there are'],
    [22, 22, 'As many as there are'],
    [22, null, 'How many there are has not been entered'],
  ])('%s days of %s are said so', (after, available, says) => {
    expect(daysInWords({ role: 'sia', before: 0, after, available })).toBe(says);
  });

  it('asks for the indicators of both versions at once', () => {
    const without = {
      ...provisionalCriteria,
      sets: provisionalCriteria.sets.map((set) => ({
        ...set,
        areas: [{ id: 'achievement' as const, indicators: [{ id: 'made-up|all', weight: 1 }] }],
      })),
    };
    const both = askedIndicators(askingForBoth(provisionalCriteria, without)).get('maintained');
    expect(both?.has('made-up|all')).toBe(true);
    expect(both?.has('ks4-attainment-8|all')).toBe(true);
  });
});

describe('supposing another fact', () => {
  it.each([
    ['deficit', 'yes', true],
    ['deficit', 'maybe', undefined],
    ['accepted-concerns', '3', 3],
    ['accepted-concerns', 'three', undefined],
    ['category-of-concern', 'special measures', 'special measures'],
    ['category-of-concern', 'made up', undefined],
  ] as const)('%s as “%s”', (id, answer, value) => {
    const fact = supposedFact(id, answer);
    expect(fact?.state === 'known' ? fact.value : undefined).toBe(value);
  });

  it('can be that it is not known', () => {
    expect(supposedFact('deficit', 'not-known')).toMatchObject({ state: 'missing' });
  });

  it('changes the tier as the criteria say, and not what is known', () => {
    const one = provider(1, 'maintained');
    const tierOf = (given: ProviderFacts) => {
      const answer = evaluate(given, provisionalCriteria);
      return answer.kind === 'evaluated' ? answer.evaluation.tier : null;
    };
    expect(tierOf(withSupposed(one, { facts: { deficit: 'yes' }, figures: {} }))).toBe('vulnerable');
    expect(tierOf(one)).toBe('secure');
  });

  it('puts another number in the place of the latest figure', () => {
    const one = { ...calmFacts(), indicators: [indicator('ks2-rwm-expected|all', [3, 2])] };
    const { indicators } = withSupposed(one, { facts: {}, figures: { 'ks2-rwm-expected|all': 41 } });
    expect(indicators[0]?.points.map(({ own }) => ('value' in own ? own.value : null))).toEqual([41, 62]);
  });

  it('offers each fact that the set asks, once', () => {
    const set = provisionalCriteria.sets.find(({ id }) => id === 'academy');
    const ids = set ? factsAsked(set).map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('head-years');
    expect(ids).not.toContain('statutory-power');
  });
});
