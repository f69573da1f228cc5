import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { funnelLimits, isOutsideFunnel, placeInFunnel } from './funnel.ts';
import { percent, score } from './statistics.fixture.ts';

/** P(R <= r) by plain multiplication: small cohorts only. */
function atMost(r: number, n: number, share: number): number {
  let sum = 0;
  for (let k = 0; k <= r; k++) {
    let term = 1;
    for (let i = 0; i < k; i++) term *= ((n - i) / (i + 1)) * share;
    sum += term * (1 - share) ** (n - k);
  }
  return sum;
}

describe('funnel limits', () => {
  it('leave out what chance would seldom do, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 1, max: 60 }), (target, n) => {
        const { low, high } = funnelLimits(target, n)!.inner;
        const below = Math.ceil((low / 100) * n - 1e-9) - 1;
        const above = Math.floor((high / 100) * n + 1e-9);
        expect(atMost(below, n, target / 100)).toBeLessThanOrEqual(0.025 + 1e-9);
        expect(1 - atMost(above, n, target / 100)).toBeLessThanOrEqual(0.025 + 1e-9);
      }),
    );
  });

  it('lie about the target, inside 0 to 100, the 99.8% ones outside the 95% ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20_000 }), (target, n) => {
        const { inner, outer } = funnelLimits(target, n)!;
        const inOrder = [0, outer.low, inner.low, target, inner.high, outer.high, 100];
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }),
    );
  });

  it('come near the normal ones for a large cohort', () => {
    const { inner, outer } = funnelLimits(60, 650_000)!;
    const error = 100 * Math.sqrt(0.24 / 650_000);
    expect(inner.high).toBeCloseTo(60 + 1.96 * error, 3);
    expect(outer.low).toBeCloseTo(60 - 3.09 * error, 3);
  });

  it('close in on a target of none or all', () => {
    expect(funnelLimits(0, 20)).toEqual({ inner: { low: 0, high: 0 }, outer: { low: 0, high: 0 } });
    expect(funnelLimits(100, 20)?.outer).toEqual({ low: 100, high: 100 });
  });

  it('are not crossed by a figure at the limit that was rounded', () => {
    const { high } = funnelLimits(55, 7)!.inner;
    expect(high).toBeCloseTo(600 / 7, 9);
    expect(placeInFunnel(percent(86, 7), 55, 'inner')).toBe('inside');
    expect(placeInFunnel(percent(100, 7), 55, 'inner')).toBe('above');
  });

  it('are none without anybody, or about no percentage', () => {
    expect([funnelLimits(60, 0), funnelLimits(101, 20), funnelLimits(NaN, 20)]).toEqual([null, null, null]);
  });
});

describe('a percentage in the funnel', () => {
  it.each([
    ['45% of 20 about 60%: chance', percent(45, 20), 'inside'],
    ['45% of 200: not chance', percent(45, 200), 'below'],
    ['75% of 200', percent(75, 200), 'above'],
    ['3 of 7, published as 43%', percent(43, 7), 'inside'],
    ['without a cohort', percent(45), 'cannot be told'],
    ['that is absent', none('suppressed'), 'cannot be told'],
    ['that is a score', score(45, 200), 'cannot be told'],
  ])('%s', (_, statistic, place) => {
    expect(placeInFunnel(statistic, 60, 'outer')).toBe(place);
    expect(isOutsideFunnel(statistic, 60, 'outer')).toBe(place === 'above' || place === 'below');
  });
});
