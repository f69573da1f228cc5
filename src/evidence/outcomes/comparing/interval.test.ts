import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../kernel/statistic.ts';
import { wilson } from '../../../kernel/interval.ts';
import { estimateOf, intervalOf, intervalOfDifference } from './interval.ts';
import { percent, score } from './statistics.fixture.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cohort = fc.integer({ min: 1, max: 100_000 });

describe('Wilson’s interval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %d to %d, as published', (r, n, low, high) => {
    const interval = wilson(r / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('stays between nothing and all, and holds the share', () => {
    fc.assert(
      fc.property(share, cohort, (p, n) => {
        const { low, high } = wilson(p, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(p);
        expect(high).toBeGreaterThanOrEqual(p);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  it('is narrower for more pupils', () => {
    fc.assert(
      fc.property(share, cohort, fc.integer({ min: 1, max: 1000 }), (p, n, more) => {
        const [few, many] = [wilson(p, n), wilson(p, n + more)];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('of the others is its mirror', () => {
    fc.assert(
      fc.property(share, cohort, (p, n) => {
        const [one, other] = [wilson(p, n), wilson(1 - p, n)];
        expect(one.low).toBeCloseTo(1 - other.high, 9);
      }),
    );
  });
});

describe('the interval of a statistic', () => {
  it('is in its own unit', () => {
    const interval = intervalOf(percent(50, 100));
    expect(interval).toMatchObject({ kind: 'interval' });
    expect(interval.kind === 'interval' && interval.low).toBeCloseTo(40.38, 2);
  });

  it('of a mean is the normal one, where the spread is known', () => {
    expect(intervalOf(score(103, 25), 10)).toMatchObject({
      kind: 'interval',
      low: expect.closeTo(99.08, 2) as number,
      high: expect.closeTo(106.92, 2) as number,
    });
  });

  it.each([
    ['without a cohort', intervalOf(percent(50)), 'No interval: how many it is counted over is not published.'],
    ['over nobody', intervalOf(percent(50, 0)), 'No interval: it is counted over nobody.'],
    ['of what is no share', intervalOf(percent(-3, 40)), 'No interval: it is not a share of a whole.'],
    ['of a mean of unknown spread', intervalOf(score(103, 25)), 'No interval: how widely pupils’ results are spread is not published.'],
    ['of nothing', intervalOf(none('suppressed')), 'Suppressed: too few pupils to publish'],
  ])('is none %s, and says why', (_, answer, because) => {
    expect(answer).toEqual({ kind: 'none', because });
  });
});

describe('the interval of a difference', () => {
  // R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i in %i and %i in %i is as published', (a, m, b, n, low, high) => {
    const [one, other] = [
      { value: a / m, ...wilson(a / m, m) },
      { value: b / n, ...wilson(b / n, n) },
    ];
    const interval = intervalOfDifference(one, other);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is turned round with its two', () => {
    fc.assert(
      fc.property(share, cohort, share, cohort, (p, m, q, n) => {
        const [one, other] = [estimateOf(percent(100 * p, m))!, estimateOf(percent(100 * q, n))!];
        const [there, back] = [intervalOfDifference(one, other), intervalOfDifference(other, one)];
        expect(there.low).toBeCloseTo(-back.high, 9);
        expect(there.low).toBeLessThanOrEqual(one.value - other.value);
        expect(there.high).toBeGreaterThanOrEqual(one.value - other.value);
      }),
    );
  });
});
