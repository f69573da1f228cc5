import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfPlaces, latestKnown, type PlacesEntry } from './places.ts';
import { differenceInWords, type Need, type SettingSupply, type Sum, sufficiencyLines, sumOf } from './sufficiency.ts';

const none = { 'under-two': null, 'two': null, 'three-and-four': null };
const supply = (localityId: number | null, two: number | null): SettingSupply => ({
  localityId,
  asAt: two === null ? null : '2026-10-01',
  places: { ...none, two },
  vacant: none,
  hoursAWeek: null,
  weeks: null,
  fundedHours: null,
  registered: 20,
});
const need = (localityId: number, children: number, asAt = '2026-09-01'): Need => ({ localityId, band: 'two', children, asAt, source: 'Health' });
const localities = [
  { id: 1, name: 'Tarmere' },
  { id: 2, name: 'Halscar' },
];
const staff = { today: '2026-11-23', isOutside: false };
const outside = { today: '2026-11-23', isOutside: true };
const two = (line: { readonly bands: readonly { readonly band: string }[] } | undefined) => line?.bands.find(({ band }) => band === 'two');
const sum = (known: number | null, unknown: number): Sum => ({ known, of: unknown + (known === null ? 0 : 3), unknown });

describe('places beside children', () => {
  it.each<[Sum, number | null, string]>([
    [sum(40, 0), 30, '10 places more than children'],
    [sum(30, 0), 30, 'As many places as children'],
    [sum(29, 0), 30, '1 place fewer than children'],
    [sum(20, 2), 30, '10 places fewer than children by what is known; 2 settings not known may hold some of them'],
    [sum(40, 1), 30, '10 places more than children, with 1 setting not known'],
    [sum(null, 3), 30, 'Places are not known of any setting here, so nothing can be said'],
    [sum(20, 0), null, 'The number of children is not known, so nothing can be said'],
    [{ known: null, of: 0, unknown: 0 }, 30, 'No settings are placed here'],
  ])('of %j and %j children are said so', (places, children, says) => {
    expect(differenceInWords(places, children === null ? null : need(1, children))).toBe(says);
  });

  it('never count what is not known as none', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(100))), (values) => {
        const found = sumOf(values);
        expect(found.of).toBe(values.length);
        expect(found.unknown).toBe(values.filter((value) => value === null).length);
        expect(found.known === null).toBe(found.unknown === found.of);
      }),
    );
  });

  it('are of a locality by the latest day, and all together only where every locality’s children are known', () => {
    const supplies = [supply(1, 10), supply(1, null), supply(2, 30), supply(null, 5)];
    const { lines, whole } = sufficiencyLines(localities, supplies, [need(1, 12, '2025-09-01'), need(1, 14), need(2, 20)], staff);
    expect(lines.map(({ name }) => name)).toEqual(['Tarmere', 'Halscar', 'In no locality yet']);
    expect(two(lines[0])).toMatchObject({ places: { known: 10, of: 2, unknown: 1 }, need: { children: 14 }, isShort: false });
    expect(two(whole)).toMatchObject({ places: { known: 45, unknown: 1 }, need: { children: 34 } });
    expect(two(sufficiencyLines(localities, supplies, [need(1, 14)], staff).whole)).toMatchObject({ need: null });
  });

  it('are short only where every setting is known', () => {
    const short = (supplies: SettingSupply[]) => two(sufficiencyLines(localities, supplies, [need(1, 14)], staff).lines[0]);
    expect(short([supply(1, 10)])).toMatchObject({ isShort: true });
    expect(short([supply(1, 10), supply(1, null)])).toMatchObject({ isShort: false });
  });
});

describe('outside the authority’s staff', () => {
  const many = (localityId: number, count: number) => Array.from({ length: count }, () => supply(localityId, 8));

  it('nothing is told of fewer than five settings, nor what would give it back', () => {
    const { lines, whole } = sufficiencyLines(localities, [...many(1, 5), ...many(2, 4)], [need(1, 10), need(2, 10)], outside);
    expect(two(lines[0])).toMatchObject({ places: { known: 40 }, withheld: null });
    expect(two(lines[1])).toMatchObject({ places: { known: null }, difference: '', withheld: expect.stringContaining('fewer than 5') as string });
    expect(two(whole)).toMatchObject({ places: { known: null }, withheld: expect.stringContaining('worked out') as string });
    expect([lines[1]?.age, lines[1]?.registered.known, whole.registered.known]).toEqual(['Withheld', null, null]);
    expect([lines[0]?.isRegisteredWithheld, lines[1]?.isRegisteredWithheld, whole.isRegisteredWithheld]).toEqual([false, true, true]);
  });

  it('hours, weeks and funded hours that are known of fewer than five are withheld each, though places are known of more', () => {
    const of = (localityId: number, facts: readonly Partial<SettingSupply>[]) => many(localityId, facts.length).map((one, index) => ({ ...one, ...facts[index] }));
    const few = [{ hoursAWeek: 51, weeks: 'all-year', fundedHours: 'none' }, {}, {}, {}, {}, {}] as const;
    const most = Array.from({ length: 6 }, (_, index) => ({ hoursAWeek: 40 + index, weeks: 'all-year', fundedHours: index === 0 ? 'none' : 'up-to-30' }) as const);
    const { lines, whole } = sufficiencyLines(localities, [...of(1, few), ...of(2, most)], [], outside);
    expect([lines[0]?.hours, lines[0]?.weeks, lines[0]?.funded]).toEqual(['Withheld', 'Withheld', 'Withheld']);
    expect([lines[1]?.hours, lines[1]?.weeks, lines[1]?.funded]).toEqual(['On average 43 hours a week, known of 6 of 6', '6 all year', 'Withheld']);
    for (const fact of [whole.hours, whole.weeks, whole.funded]) expect(fact).toContain('could be worked out');
    expect(sufficiencyLines(localities, of(1, few), [], staff).lines[0]?.hours).toBe('51 hours a week, known of 1 of 6');
  });

  it('no number of fewer than five settings is ever there, whatever is known', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(1, 2, null), fc.option(fc.nat(40))), { maxLength: 20 }), (given) => {
        const { lines } = sufficiencyLines(localities, given.map(([at, places]) => supply(at, places)), [], outside);
        for (const { bands } of lines) for (const { places } of bands) expect(places.known === null || places.of - places.unknown >= 5).toBe(true);
      }),
    );
  });

  it('staff are told all', () => {
    expect(two(sufficiencyLines(localities, [supply(1, 8)], [], staff).lines[0])).toMatchObject({ places: { known: 8 }, withheld: null });
  });
}); // prettier-ignore

describe('places that are entered', () => {
  const entry = (over: Partial<PlacesEntry>): PlacesEntry => ({ asAt: '2026-11-02', places: { ...none, two: 8 }, vacant: none, hoursAWeek: null, weeks: null, fundedHours: null, source: 'The manager', ...over }); // prettier-ignore
  it.each<[string, Partial<PlacesEntry>, string[]]>([
    ['may be known of one age alone', {}, []],
    ['may be none', { places: { ...none, two: 0 } }, []],
    ['say something', { places: none }, ['under-two']],
    ['are of no day to come', { asAt: '2026-11-24' }, ['as-at']],
    ['have no more free than there are', { vacant: { ...none, two: 9 } }, ['two-vacant']],
    ['have none free of an age whose places are not known', { vacant: { ...none, 'under-two': 1 } }, ['under-two-vacant']],
  ])('%s', (_, over, fields) => {
    expect(faultsOfPlaces(entry(over), '2026-11-23').map(({ field }) => field)).toEqual(fields);
  });

  it('count fact by fact by the latest that is known: one fact alone takes none of the others away', () => {
    const before = entry({ asAt: '2026-09-01', places: { 'under-two': 6, 'two': 10, 'three-and-four': null }, vacant: { ...none, 'under-two': 1, 'two': 9 }, hoursAWeek: 50, weeks: 'all-year' });
    const found = latestKnown([entry({ fundedHours: 'up-to-30' }), before]);
    expect(found).toMatchObject({
      asAt: '2026-09-01', places: { 'under-two': 6, 'two': 8, 'three-and-four': null }, hoursAWeek: 50, weeks: 'all-year', fundedHours: 'up-to-30',
      days: { places: { 'under-two': '2026-09-01', 'two': '2026-11-02', 'three-and-four': null }, hoursAWeek: '2026-09-01', fundedHours: '2026-11-02' },
    });
    // Nine were free of ten; of the eight that there are now it is not known.
    expect(found?.vacant).toEqual({ 'under-two': 1, 'two': null, 'three-and-four': null });
    expect(latestKnown([])).toBeNull();
  }); // prettier-ignore
});
