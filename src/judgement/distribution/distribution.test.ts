import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tier, tiers } from '../../kernel/tier.ts';
import { chartDays, countByGroup, countMoved, countTiers, movements, needOf, type Placed } from './distribution.ts';

const placed = (...given: Tier[]): Placed[] => given.map((tier, index) => ({ providerId: index + 1, tier }));
const anyPlaced = fc
  .uniqueArray(fc.record({ providerId: fc.integer({ min: 1, max: 30 }), tier: fc.constantFrom(...tiers) }), {
    selector: ({ providerId }) => providerId,
  })
  .map((list) => list as Placed[]);

describe('the distribution of tiers', () => {
  it('counts each tier, those without anybody too, with their shares', () => {
    expect(countTiers(placed('secure', 'secure', 'vulnerable', 'secure-plus'))).toEqual([
      { tier: 'secure-plus', count: 1, share: 0.25 },
      { tier: 'secure', count: 2, share: 0.5 },
      { tier: 'vulnerable', count: 1, share: 0.25 },
      { tier: 'cause-for-concern', count: 0, share: 0 },
    ]);
    expect(countTiers([]).every(({ share }) => share === null)).toBe(true);
  });

  it('loses nobody, however it is grouped', () => {
    fc.assert(
      fc.property(anyPlaced, (all) => {
        const grouped = countByGroup(all, ({ providerId }) => String(providerId % 3));
        expect(grouped.reduce((sum, { total }) => sum + total, 0)).toBe(all.length);
        for (const { total, tiers: counts } of grouped) expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      }),
    );
  });
});

describe('movement between two days', () => {
  it.each<[string, Tier | null, Tier | null, Partial<ReturnType<typeof countMoved>>]>([
    ['stays', 'secure', 'secure', { same: 1 }],
    ['needs more support', 'secure', 'vulnerable', { more: 1 }],
    ['needs less support', 'cause-for-concern', 'secure-plus', { less: 1 }],
    ['has its first tier', null, 'secure', { first: 1 }],
    ['has none any more', 'secure', null, { gone: 1 }],
  ])('tells who %s', (_what, from, to, counted) => {
    const on = (tier: Tier | null): Placed[] => (tier === null ? [] : [{ providerId: 5, tier }]);
    const moves = movements(on(from), on(to));
    expect(moves).toEqual([{ from, to, providerIds: [5] }]);
    expect(countMoved(moves)).toEqual({ more: 0, less: 0, same: 0, first: 0, gone: 0, ...counted });
  });

  it('tells everybody once, and the other way round the other way round', () => {
    fc.assert(
      fc.property(anyPlaced, anyPlaced, (before, after) => {
        const moves = movements(before, after);
        const ids = moves.flatMap(({ providerIds }) => providerIds);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(new Set([...before, ...after].map(({ providerId }) => providerId)).size);
        const [forth, back] = [countMoved(moves), countMoved(movements(after, before))];
        expect([back.more, back.less, back.first, back.gone, back.same]).toEqual([forth.less, forth.more, forth.gone, forth.first, forth.same]);
      }),
    );
  });
});

describe('adviser days', () => {
  const days = { 'secure-plus': 4, 'secure': 10, 'vulnerable': 15, 'cause-for-concern': 25 } as const;
  const of = (tier: Tier, isAcademy = false) => ({ tier, isAcademy, setId: 'maintained' });

  it('are what each tier brings, and cost what a day costs', () => {
    const need = needOf([of('secure'), of('secure'), of('cause-for-concern')], { days, costOfDay: 450 });
    expect(need.map(({ days: each, cost }) => [each, cost])).toEqual([
      [0, 0],
      [20, 9000],
      [0, 0],
      [25, 11_250],
    ]);
  });

  it('are for the sets that the entitlement names', () => {
    const need = needOf([of('secure'), of('secure', true), { ...of('secure'), setId: 'early-years' }], {
      days,
      costOfDay: 450,
      sets: ['maintained'],
    });
    expect(need[1]).toEqual({ tier: 'secure', providers: 3, entitled: 1, days: 10, cost: 4500 });
  });
});

describe('the days of the chart', () => {
  it.each([
    ['2026-11-10', '2026-11-23', ['2026-11-23']],
    ['2026-10-31', '2026-11-23', ['2026-10-31', '2026-11-23']],
    ['2026-09-15', '2026-11-30', ['2026-09-30', '2026-10-31', '2026-11-30']],
    ['2025-12-05', '2026-02-10', ['2025-12-31', '2026-01-31', '2026-02-10']],
    ['2026-12-01', '2026-11-23', ['2026-11-23']],
  ])('from %s to %s are %j', (first, day, expected) => {
    expect(chartDays(first, day)).toEqual(expected);
  });

  it('are twelve at most, and end with the day', () => {
    const days = chartDays('2019-01-01', '2026-11-23');
    expect(days).toHaveLength(12);
    expect(days.at(-1)).toBe('2026-11-23');
  });
});
