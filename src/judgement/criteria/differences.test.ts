import { describe, expect, it } from 'vitest';
import type { CriteriaDocument, CriteriaSet } from './criteria.ts';
import { differencesBetween } from './differences.ts';
import { provisionalCriteria } from './provisional-criteria.ts';

function withSet(change: (set: CriteriaSet) => CriteriaSet, of: CriteriaSet['id'] = 'maintained'): CriteriaDocument {
  return { ...provisionalCriteria, sets: provisionalCriteria.sets.map((set) => (set.id === of ? change(set) : set)) };
}
const said = (after: CriteriaDocument, before = provisionalCriteria): string[] => differencesBetween(before, after).map(({ says }) => says);
const maintained = 'Maintained primary and secondary schools';

describe('what differs between two versions of the criteria', () => {
  it('is nothing where they are the same', () => {
    expect(said(structuredClone(provisionalCriteria))).toEqual([]);
  });

  it('is said as a sentence, and as what it was and what it is, with the set it is in', () => {
    expect(
      differencesBetween(
        provisionalCriteria,
        withSet((set) => ({ ...set, bands: { ...set.bands, redBeyond: 12 } })),
      ),
    ).toEqual([
      {
        setId: 'maintained',
        says: `${maintained}: an indicator is red beyond 10 points → 12 points`,
        what: 'An indicator is red beyond',
        before: '10 points',
        after: '12 points',
      },
    ]);
  });

  it('names what is of the whole document without a set', () => {
    const { confidence, entitlement } = provisionalCriteria;
    const after: CriteriaDocument = {
      ...provisionalCriteria,
      title: 'Version 2',
      provisional: false,
      confidence: { ...confidence, lowFrom: 0.5 },
      entitlement: { ...entitlement, days: { ...entitlement.days, vulnerable: 18 }, costOfDay: 500, sets: ['maintained'] },
    };
    expect(differencesBetween(provisionalCriteria, after).every(({ setId }) => setId === null)).toBe(true);
    expect(said(after)).toEqual([
      'Title: Provisional criteria, version 1 → Version 2',
      'Standing: provisional → the council’s own',
      'Confidence is low when 40% is not known → 50% is not known',
      'Adviser days for Vulnerable: 15 days a year → 18 days a year',
      `Adviser days are for: Alternative provision; Maintained nursery schools; ${maintained}; Special schools → ${maintained}`,
      'Cost of an adviser day: £450 → £500',
    ]);
  });

  it('says of a floor what it asks, what tier it makes the best, and why it is left out', () => {
    const asks = (points: number): CriteriaDocument =>
      withSet((set) => ({
        ...set,
        floors: set.floors.map((floor) =>
          floor.test.kind === 'far-from-england' ? { ...floor, test: { ...floor.test, points, indicators: ['a|all'] } } : floor,
        ),
      }));
    expect(said(asks(12), asks(10))).toEqual([
      `${maintained}: floor “Headline attainment 10 points or more below England in two of three years”: 10 points or more on the worse side of England in 2 of 3 years, in any of: a|all → 12 points or more on the worse side of England in 2 of 3 years, in any of: a|all`,
    ]);
    const stricter = withSet((set) => ({
      ...set,
      floors: set.floors.map((floor) => (floor.id === 'deficit' ? { ...floor, tier: 'cause-for-concern' as const } : floor)),
    }));
    expect(said(stricter)).toEqual([`${maintained}: floor “A licensed or unlicensed deficit” makes the best tier: Vulnerable → Cause for Concern`]);
    const without = withSet((set) => ({
      ...set,
      floors: set.floors.filter(({ id }) => id !== 'deficit'),
      leftOut: [{ id: 'deficit', because: 'The schools forum looks at money.' }],
    }));
    expect(said(without)).toEqual([
      `${maintained}: floor “A licensed or unlicensed deficit”: Licensed or unlicensed deficit: yes (Vulnerable) → left out: The schools forum looks at money.`,
    ]);
  });

  it('says of an area which indicators came and went, their weights and their own edges, by the names it is given', () => {
    const after = withSet((set) => ({
      ...set,
      areas: set.areas.map((area) =>
        area.id === 'attendance-and-behaviour'
          ? {
              ...area,
              indicators: [
                { id: 'absence|all', weight: 2, redBeyond: 4 },
                { id: 'absence-severe|all', weight: 1 },
                ...area.indicators.filter(({ id }) => id === 'suspensions|all'),
              ],
            }
          : area,
      ),
    }));
    const words = differencesBetween(provisionalCriteria, after, (id) => (id === 'absence|all' ? 'Absence' : id)).map(({ says }) => says);
    expect(words).toEqual([
      `${maintained}: attendance and behaviour: weight of “Absence”: 1 → 2`,
      expect.stringMatching(/“Absence” is amber beyond|“Absence” is red beyond/),
      `${maintained}: attendance and behaviour: indicator “absence-persistent|all”: with weight 1 → not there`,
      `${maintained}: attendance and behaviour: indicator “absence-severe|all”: not there → with weight 1`,
    ]);
  });

  it('says of the decision table which combinations have another outcome, those alike together', () => {
    const after = withSet((set) => ({
      ...set,
      profile: set.profile.map((row) => (row.question === undefined ? row : { ...row, tier: 'cause-for-concern' as const, question: undefined })),
    }));
    expect(said(after)).toEqual([
      `${maintained}: with no floor, 2 or more red and any number of amber areas: Vulnerable, with the question of Cause for Concern → Cause for Concern`,
      `${maintained}: with a floor of Vulnerable, 2 or more red and any number of amber areas: Vulnerable, with the question of Cause for Concern → Cause for Concern`,
    ]);
  });

  it('is nothing where rows of the decision table, floors, areas and lists were only sorted or split anew', () => {
    const after = withSet((set) => ({
      ...set,
      floors: set.floors.toReversed(),
      areas: set.areas.toReversed(),
      triggers: set.triggers.toReversed(),
      profile: set.profile.toReversed().flatMap((row) => row.floors.map((floor) => ({ ...row, floors: [floor] }))),
    }));
    expect(said(after)).toEqual([]);
  });

  it('says of a set that came or went that it did', () => {
    const after = { ...provisionalCriteria, sets: provisionalCriteria.sets.filter(({ id }) => id !== 'by-agreement') };
    expect(said(after)).toEqual(['Colleges and independent schools: criteria of its own: there → not there']);
  });

  it('says small cohorts, the weights that colour an area, and what Secure+ and support ask', () => {
    const after = withSet((set) => ({
      ...set,
      smallCohort: { pooledUpTo: 12, fewest: 5, years: 2 },
      areaBands: { redAt: 3, amberAt: 3 },
      securePlus: { ...set.securePlus, all: set.securePlus.all.slice(0, 1) },
      triggers: set.triggers.slice(0, 1),
    }));
    expect(said(after)).toEqual([
      `${maintained}: a cohort is pooled up to 10 pupils → 12 pupils`,
      `${maintained}: years pooled: 3 → 2`,
      `${maintained}: the fewest pupils that have a band: 6 pupils → 5 pupils`,
      `${maintained}: an area is red from a weight of red indicators of 2 → 3`,
      `${maintained}: an area is amber from a weight of amber indicators of 2 → 3`,
      `${maintained}: Secure+ needs all of Capacity to support others: yes; Whole years with the same headteacher or manager: 2 or more → Whole years with the same headteacher or manager: 2 or more`,
      expect.stringContaining('what brings support, and never a tier:'),
    ]);
  });
});
