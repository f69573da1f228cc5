import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardConstitution, categoriesInOrder, constitutions, faultsOf, type SeatCounts, suggestedConstitution } from './constitution.ts';

const none: SeatCounts = {
  'parent': 0,
  'staff': 0,
  'head': 0,
  'local-authority': 0,
  'foundation': 0,
  'foundation-by-office': 0,
  'partnership': 0,
  'co-opted': 0,
  'trust': 0,
};
const core = { ...none, 'parent': 2, 'staff': 1, 'head': 1, 'local-authority': 1 };
const seats = (over: Partial<SeatCounts>): SeatCounts => ({ ...core, ...over });

describe('the seats of a board', () => {
  it.each<[string, BoardConstitution, SeatCounts, readonly (string | null)[]]>([
    ['of a community school of seven', 'community', seats({ 'co-opted': 2 }), []],
    ['of six', 'community', seats({ 'co-opted': 1 }), [null]],
    ['with one parent', 'community', seats({ 'parent': 1, 'co-opted': 3 }), ['parent']],
    ['with two staff governors', 'community', seats({ 'staff': 2, 'co-opted': 2 }), ['staff']],
    ['without the head', 'community', seats({ 'head': 0, 'co-opted': 3 }), ['head']],
    ['without the authority’s', 'community', seats({ 'local-authority': 0, 'co-opted': 3 }), ['local-authority']],
    ['with the authority’s twice', 'community', seats({ 'local-authority': 2, 'co-opted': 2 }), ['local-authority']],
    ['of a community school with a foundation governor', 'community', seats({ 'co-opted': 1, 'foundation': 1 }), ['foundation']],
    ['of a maintained school with a trust’s', 'community', seats({ 'co-opted': 2, 'trust': 1 }), ['trust']],
    ['of an aided school with a majority of two', 'voluntary-aided', seats({ foundation: 7 }), []],
    ['of an aided school with a majority of two, one of it by office', 'voluntary-aided', seats({ 'foundation': 6, 'foundation-by-office': 1 }), []],
    ['of an aided school with a majority of one', 'voluntary-aided', seats({ foundation: 6 }), ['foundation']],
    ['of an aided school with a majority of three', 'voluntary-aided', seats({ foundation: 8 }), ['foundation']],
    ['of a controlled school with two in eight', 'voluntary-controlled', seats({ 'foundation': 2, 'co-opted': 1 }), []],
    ['of a controlled school with two in seven', 'voluntary-controlled', seats({ foundation: 2 }), ['foundation']],
    ['of a controlled school with one', 'voluntary-controlled', seats({ 'foundation': 1, 'co-opted': 5 }), ['foundation']],
    ['of a foundation school at 45%', 'foundation-minority', seats({ 'foundation': 9, 'co-opted': 6 }), []],
    ['of a foundation school above 45%', 'foundation-minority', seats({ 'foundation': 6, 'co-opted': 2 }), ['foundation']],
    ['of a foundation school with a majority of one', 'foundation-majority', seats({ foundation: 6 }), []],
    ['of a foundation school with a majority of three', 'foundation-majority', seats({ foundation: 8 }), ['foundation']],
    ['of a foundation school without a foundation', 'foundation-partnership', seats({ 'partnership': 2, 'co-opted': 1 }), []],
    ['of one with too many partners', 'foundation-partnership', seats({ partnership: 3 }), ['partnership']],
    ['of an academy, whatever they are', 'own-scheme', seats({ 'parent': 0, 'staff': 3, 'local-authority': 0, 'trust': 1 }), []],
  ])('%s', (_what, constitution, counts, expected) => {
    const faults = faultsOf(constitution, counts);
    expect(faults.map(({ category }) => category)).toEqual(expected);
    for (const { source } of faults) expect(source).toMatch(/2012, regulation 1[34]/);
  });

  const counts = fc.record(Object.fromEntries(categoriesInOrder.map((each) => [each, fc.nat({ max: 9 })]))) as unknown as fc.Arbitrary<SeatCounts>;
  const lawful = (Object.keys(constitutions) as BoardConstitution[]).filter((each) => each !== 'own-scheme');
  it('never satisfy the law of a maintained school with fewer than seven, nor without two parents; and an own scheme refuses nothing', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...lawful), (each, constitution) => {
        expect(faultsOf('own-scheme', each)).toEqual([]);
        const total = Object.values(each).reduce((sum, one) => sum + one, 0);
        if (total < 7 || each.parent < 2) expect(faultsOf(constitution, each)).not.toEqual([]);
      }),
    );
  });
});

it.each([
  ['maintained', '01', 'community'],
  ['maintained', '02', 'voluntary-aided'],
  ['maintained', '03', 'voluntary-controlled'],
  ['maintained', '05', 'foundation-minority'],
  ['maintained', '14', 'own-scheme'],
  ['academy', '34', 'own-scheme'],
  ['early-years', null, 'own-scheme'],
])('a provider of the law “%s”, type %s, is suggested as %s', (track, code, expected) => {
  expect(suggestedConstitution(track, code)).toBe(expected);
});
