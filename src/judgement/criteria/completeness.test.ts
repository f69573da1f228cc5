import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCriteria, checkProfile } from './completeness.ts';
import type { CriteriaDocument, CriteriaSet, ProfileRow } from './criteria.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

const [first] = provisionalCriteria.sets;
const profile = first!.profile;
const faults = (criteria: unknown): string[] => checkCriteria(criteria).map(({ says }) => says);
const withSet = (change: (set: CriteriaSet) => unknown): unknown => ({
  ...provisionalCriteria,
  sets: provisionalCriteria.sets.map((set) => (set.id === 'maintained' ? change(set) : set)),
});
const withRow = (at: number, change: Partial<ProfileRow>): ProfileRow[] => profile.map((row, index) => (index === at ? { ...row, ...change } : row));

describe('the checker of criteria', () => {
  it.each(provisionalCriteria.sets.map((set): [string, CriteriaSet] => [set.id, set]))('finds nothing in the provisional set %s', (_id, set) => {
    expect(checkCriteria({ ...provisionalCriteria, sets: [set] })).toEqual([]);
    expect(checkProfile(set.profile)).toEqual([]);
  });

  it('names the set a fault is in', () => {
    expect(checkCriteria(withSet((set) => ({ ...set, bands: { amberBeyond: 10, redBeyond: 2 } })))).toEqual([
      { setId: 'maintained', says: 'An indicator would be red before it is amber.' },
    ]);
  });

  it.each([
    [
      'a fact that does not exist',
      withSet((set) => ({ ...set, triggers: [{ kind: 'fact', fact: 'ghosts', is: true }] })),
      /There is no fact of that name/,
    ],
    ['a test that asks two things', withSet((set) => ({ ...set, triggers: [{ kind: 'fact', fact: 'stuck', is: true, atLeast: 1 }] })), /Say one of/],
    ['a test of a kind its fact never has', withSet((set) => ({ ...set, triggers: [{ kind: 'fact', fact: 'stuck', atLeast: 1 }] })), /is yes or no/],
    [
      'words that a fact never holds',
      withSet((set) => ({ ...set, triggers: [{ kind: 'fact', fact: 'category-of-concern', oneOf: ['bad'] }] })),
      /is never “bad”/,
    ],
    ['a count that is asked as yes or no', withSet((set) => ({ ...set, triggers: [{ kind: 'fact', fact: 'head-years', is: true }] })), /is a count/],
    [
      'an indicator’s own edges the wrong way round',
      withSet((set) => ({ ...set, areas: [{ id: 'achievement', indicators: [{ id: 'a|all', weight: 1, amberBeyond: 12 }] }] })),
      /“a\|all” would be red before it is amber/,
    ],
    ['a gap between pooled and banded cohorts', withSet((set) => ({ ...set, smallCohort: { pooledUpTo: 4, fewest: 6, years: 3 } })), /have no rule/],
    [
      'more years than are looked at',
      withSet((set) => ({
        ...set,
        floors: set.floors.map((floor) => (floor.test.kind === 'far-from-england' ? { ...floor, test: { ...floor.test, years: 4 } } : floor)),
      })),
      /more years than it looks at/,
    ],
    ['a floor named twice', withSet((set) => ({ ...set, floors: [...set.floors, set.floors[0]] })), /named twice/],
    [
      'an indicator named twice',
      withSet((set) => ({
        ...set,
        areas: [...set.areas.slice(1), { id: 'leadership-and-governance', indicators: [{ id: 'absence|all', weight: 1 }] }],
      })),
      /“absence\|all” is named twice/,
    ],
    ['a floor neither used nor left out', withSet((set) => ({ ...set, floors: set.floors.slice(1) })), /neither used nor left out/],
    ['two sets of one kind', { ...provisionalCriteria, sets: [...provisionalCriteria.sets, first] }, /There are two sets/],
    ['confidence that is low before it is medium', { ...provisionalCriteria, confidence: { mediumFrom: 0.5, lowFrom: 0.4 } }, /Confidence/],
  ])('finds %s', (_says, criteria, expected) => {
    expect(faults(criteria).join('\n')).toMatch(expected);
  });

  it('finds a gap, an overlap and an inversion in the decision table', () => {
    expect(checkProfile(profile.slice(1))[0]).toMatch(/^No outcome for: a floor of Cause for Concern, 0 red, 0 amber/);
    expect(checkProfile([...profile, profile[0]!])[0]).toMatch(/^2 outcomes for/);
    expect(checkProfile(withRow(4, { tier: 'secure-plus' })).join('\n')).toMatch(/Something worse than/);
    expect(checkProfile(withRow(3, { tier: 'secure' })).join('\n')).toMatch(/better than the floor allows/);
  });

  it('finds every table that lost a row, and every one that has a row twice', () => {
    for (const at of profile.keys()) {
      expect(checkProfile(profile.toSpliced(at, 1))).not.toEqual([]);
      expect(checkProfile([...profile, profile[at]!])).not.toEqual([]);
    }
  });

  it('finds every table with an edge moved: a gap or an overlap', () => {
    fc.assert(
      fc.property(
        fc.nat(profile.length - 1),
        fc.constantFrom('red' as const, 'amber' as const),
        fc.constantFrom('from' as const, 'to' as const),
        fc.integer({ min: 0, max: 9 }),
        (at, colour, end, edge) => {
          const row = profile[at]!;
          const other = { ...row[colour], [end]: edge };
          // No more than nine areas can be either: above what is left of them nothing changes.
          const isSame = Array.from({ length: 10 }, (_, count) => count).every(
            (count) =>
              (count >= row[colour].from && count <= row[colour].to) === (count >= other.from && count <= other.to) ||
              (colour === 'amber' && count > 9 - row.red.from) ||
              (colour === 'red' && count > 9 - row.amber.from),
          );
          expect(checkProfile(withRow(at, { [colour]: other })).length === 0).toBe(isSame);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds nothing in a table whose tiers were moved in step', () => {
    expect(checkProfile(profile.map((row) => ({ ...row, tier: row.tier === 'secure-plus' ? ('secure' as const) : row.tier })))).toEqual([]);
  });

  it('finds nothing after any change of thresholds that keeps their order', () => {
    const points = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(
        points,
        points,
        points,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (amberBeyond, further, far, redAt, amberAt) => {
          const sets = provisionalCriteria.sets.map((set) => ({
            ...set,
            bands: { amberBeyond, redBeyond: amberBeyond + further },
            areaBands: { redAt, amberAt },
            floors: set.floors.map((floor) => (floor.test.kind === 'far-from-england' ? { ...floor, test: { ...floor.test, points: far } } : floor)),
          }));
          expect(checkCriteria({ ...provisionalCriteria, sets } satisfies CriteriaDocument)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
