import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumDays } from '../days/funding.ts';
import { type AdviserOf, type Carried, loadsOf, suggestFor, withoutLead } from './load.ts';
import { kmBetween, kmToNearest, type Place, spreadKm } from './travel.ts';

const at = (km: number, up = 0): Place => ({ easting: 480_000 + km * 1000, northing: 270_000 + up * 1000 });
const provider = (id: number, over: Partial<Carried> = {}): Carried => ({
  id,
  name: `School ${String(id)}`,
  localityName: 'Tarmere',
  days: 10,
  place: at(id),
  role: 'sia',
  held: [],
  ...over,
});
const adviser = (id: number, over: Partial<AdviserOf> = {}): AdviserOf => ({
  id,
  name: `Adviser ${String(id)}`,
  role: 'sia',
  available: 100,
  planned: 0,
  ...over,
});
const leads = (accountId: number) => ({ held: [{ accountId, part: 'lead' as const }] });

describe('what an adviser carries', () => {
  it('is those they lead, by number, days, localities and how far apart they are', () => {
    const providers = [
      provider(1, leads(1)),
      provider(4, { ...leads(1), days: 25, localityName: null }),
      provider(9, { held: [{ accountId: 1, part: 'cover' }] }),
    ];
    expect(loadsOf([adviser(1)], providers)[0]).toMatchObject({
      leads: 2,
      covers: 1,
      supports: 0,
      days: 35,
      left: 65,
      localities: ['Not placed', 'Tarmere'],
      km: 3,
      unplaced: 0,
    });
  });

  it('has nothing left that is known, where nobody has entered their days', () => {
    expect(loadsOf([adviser(1, { available: null })], [])[0]?.left).toBeNull();
  });

  const anyProvider = fc
    .record({ id: fc.integer({ min: 1, max: 40 }), days: fc.integer({ min: 0, max: 25 }), leader: fc.constantFrom(1, 2, 3, null) })
    .map(({ id, days, leader }) => provider(id, { days, ...(leader === null ? {} : leads(leader)) }));
  it('loses no provider and no day: each is led once, or by nobody', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyProvider, { selector: ({ id }) => id, maxLength: 20 }), (providers) => {
        const loads = loadsOf([adviser(1), adviser(2), adviser(3)], providers);
        const alone = withoutLead(providers);
        expect(loads.reduce((sum, one) => sum + one.leads, 0) + alone.length).toBe(providers.length);
        expect(sumDays([...loads.map(({ days }) => days), ...alone.map(({ days }) => days)])).toBe(sumDays(providers.map(({ days }) => days)));
      }),
    );
  });
});

describe('who could take a provider', () => {
  const providers = [provider(2, leads(1)), provider(3, { ...leads(2), localityName: 'Silmoor' }), provider(5)];
  const suggested = (advisers: readonly AdviserOf[], wanted = provider(5)) =>
    suggestFor(wanted, loadsOf(advisers, providers), providers).map((one) => one.adviser.id);

  it.each<[string, readonly AdviserOf[], readonly number[]]>([
    ['whoever works in its locality first, both having days', [adviser(1), adviser(2)], [1, 2]],
    ['but not before somebody who has days left', [adviser(1, { available: 12 }), adviser(2)], [2, 1]],
    ['not known stands between enough and too few', [adviser(1, { available: 12 }), adviser(2, { available: null }), adviser(3)], [3, 2, 1]],
    ['nobody of another kind', [adviser(1, { role: 'eeca' }), adviser(2)], [2]],
    ['nobody where there is nobody', [], []],
  ])('%s', (_what, advisers, expected) => {
    expect(suggested(advisers)).toEqual(expected);
  });

  it('with reasons for and against', () => {
    const [first] = suggestFor(provider(5), loadsOf([adviser(1, { available: 12 })], providers), providers);
    expect(first?.reasons).toEqual([
      'has too few days: 2 days left, and it needs 10 days',
      'leads in Tarmere already',
      'the nearest they lead is 3.0 km away in a straight line',
      'leads 1 now',
    ]);
  });
});

describe('straight lines', () => {
  const place = fc.record({ easting: fc.integer({ min: 0, max: 50_000 }), northing: fc.integer({ min: 0, max: 50_000 }) });
  it('are the same both ways and in whatever order places come, and never shorter than to the farthest', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        expect(spreadKm(places)).toBeCloseTo(spreadKm(places.toReversed()), 6);
        const first = places[0] as Place;
        expect(spreadKm(places)).toBeGreaterThanOrEqual(Math.max(...places.map((one) => kmBetween(first, one))) - 1e-9);
        expect(kmToNearest(first, places)).toBe(0);
      }),
    );
  });

  it('of a corner of roads', () => {
    expect(spreadKm([at(0), at(3), at(3, 4)])).toBe(7);
    expect(spreadKm([])).toBe(0);
    expect(kmToNearest(at(0), [])).toBeNull();
  });
});
