import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers } from '../../kernel/tier.ts';
import { type DayEntry, filterEntries, groupings, type Grouping, totalDays, totalOf } from './day-entries.ts';
import { fundingIds, rateOn, sumDays } from './funding.ts';

const people = [
  { id: 1, name: 'Alun' },
  { id: 2, name: 'Nasreen' },
];
const entry = (over: Partial<DayEntry> = {}): DayEntry => ({
  what: 'used',
  provider: { id: 7, name: 'Ashmere', localityName: 'Tarmere', tier: 'secure' },
  adviser: people[0] ?? null,
  days: 1.5,
  source: 'core',
  pounds: 675,
  ...over,
});
const anyEntry: fc.Arbitrary<DayEntry> = fc
  .record({
    what: fc.constantFrom('entitled' as const, 'planned' as const, 'used' as const),
    provider: fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      name: fc.constant('A school'),
      localityName: fc.constantFrom('Tarmere', 'Silmoor', null),
      tier: fc.constantFrom(...tiers, null),
    }),
    adviser: fc.constantFrom(...people, null),
    days: fc.integer({ min: 0, max: 2500 }).map((hundredths) => hundredths / 100),
    source: fc.constantFrom(...fundingIds),
    pounds: fc.integer({ min: 0, max: 100_000 }),
  })
  .map((given) => (given.what === 'entitled' ? { ...given, source: null, pounds: 0 } : given));
const by = fc.constantFrom(...(Object.keys(groupings) as Grouping[]));

describe('days in sum', () => {
  it('are entitled, planned, given and left, with what they cost by who pays', () => {
    const total = totalOf('7', 'Ashmere', [
      entry({ what: 'entitled', days: 10, source: null, pounds: 0 }),
      entry({ what: 'planned', days: 8, source: 'core', pounds: 3600 }),
      entry(),
      entry({ days: 0.25, source: 'traded', pounds: 125 }),
    ]);
    expect(total).toMatchObject({ entitled: 10, planned: 8, used: 1.75, left: 8.5, plannedPounds: 3600, usedPounds: 800 });
    expect(total.bySource.traded).toEqual({ planned: 0, used: 0.25, pounds: 125 });
  });

  it('leave of an entitlement what was not given of it: neither what was bought, nor what others had, nor whoever gave it, changes that', () => {
    const other = { id: 8, name: 'Birch', localityName: 'Tarmere', tier: null };
    const all = [
      entry({ what: 'entitled', days: 10, source: null }),
      entry({ days: 2, adviser: people[1] ?? null, source: 'de-delegated' }),
      entry({ days: 3, source: 'grant' }),
      entry({ days: 4, source: 'traded' }),
      entry({ days: 5, provider: other }),
    ];
    expect(totalOf('', '', all).left).toBe(8);
    const byAdviser = totalDays(all, 'adviser').map(({ name, left }) => [name, left]);
    expect(byAdviser).toEqual([['Alun', 8], ['Nasreen', 0]]); // prettier-ignore
    const asked = filterEntries(all, { locality: null, tier: null, adviser: 1, source: null });
    expect(totalOf('', '', asked, all).left).toBe(8);
  });

  it('lose nothing, whichever way they are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), by, (entries, grouping) => {
        const whole = totalOf('', '', entries);
        const groups = totalDays(entries, grouping);
        for (const column of ['entitled', 'planned', 'used', 'left', 'usedPounds', 'plannedPounds'] as const)
          expect(sumDays(groups.map((group) => group[column])), column).toBe(whole[column]);
        expect(sumDays(fundingIds.map((source) => whole.bySource[source].used))).toBe(whole.used);
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      }),
    );
  });

  it('are narrowed by what is asked, and the parts of a filter are the whole', () => {
    const all = { locality: null, tier: null, adviser: null, source: null };
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
        expect(filterEntries(entries, all)).toEqual(entries);
        const parts = ([...tiers, 'none'] as const).map((tier) => filterEntries(entries, { ...all, tier }).length);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(entries.length);
      }),
    );
  });

  it('keep what is entitled whoever pays', () => {
    const entries = [entry({ what: 'entitled', source: null }), entry(), entry({ source: 'grant' })];
    expect(filterEntries(entries, { locality: null, tier: null, adviser: null, source: 'grant' })).toHaveLength(2);
  });
});

describe('what a day costs', () => {
  const rates = [
    { source: 'core', pounds: 450, from: '2025-09-01' },
    { source: 'core', pounds: 480, from: '2026-09-01' },
    { source: 'traded', pounds: 550, from: '2026-04-01' },
  ] as const;
  it.each([
    ['core', '2026-08-31', 450],
    ['core', '2026-09-01', 480],
    ['core', '2025-08-31', 400],
    ['traded', '2026-03-31', 400],
    ['traded', '2027-01-01', 550],
    ['grant', '2027-01-01', 400],
  ] as const)('%s on %s is £%i', (source, on, expected) => {
    expect(rateOn(rates, source, on, 400)).toBe(expected);
  });
});
