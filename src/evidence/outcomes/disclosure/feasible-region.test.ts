import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibleRegion } from './feasible-region.ts';

const equation = (constant: number, ...factors: number[]) => ({
  constant,
  terms: new Map([...factors.entries()].filter(([, factor]) => factor !== 0)),
});
const only = (unknown: number, factor = 1) => new Map([[unknown, factor]]);

describe('the feasible region', () => {
  it('gives the greatest and the least of each unknown', () => {
    // a + b = 10, b + c = 4
    const region = feasibleRegion(3, [equation(10, 1, 1, 0), equation(4, 0, 1, 1)])!;
    expect([0, 1, 2].map((unknown) => region.greatest(only(unknown)).value)).toEqual([10, 4, 4]);
    expect([0, 1, 2].map((unknown) => -region.greatest(only(unknown, -1)).value)).toEqual([6, 0, 0]);
  });

  it('has no greatest where nothing bounds it', () => {
    expect(feasibleRegion(2, [equation(1, 1, -1)])!.greatest(only(0)).value).toBe(Infinity);
  });

  it('is one point where the equations leave but one', () => {
    const region = feasibleRegion(2, [equation(5, 1, 1), equation(1, 1, -1), equation(10, 2, 2)])!;
    expect(region.point[0]).toBeCloseTo(3, 9);
    expect(region.greatest(only(1)).value).toBeCloseTo(2, 9);
    expect(region.greatest(only(1, -1)).value).toBeCloseTo(-2, 9);
  });

  it('knows that nothing is negative', () => {
    expect(feasibleRegion(2, [equation(0, 1, 1)])!.greatest(only(0)).value).toBeCloseTo(0, 9);
    expect(feasibleRegion(2, [equation(-1, 1, 1)])).toBeNull();
    expect(feasibleRegion(1, [equation(1, 1), equation(2, 1)])).toBeNull();
  });

  it('holds whatever the equations were made from, and each corner it gives solves them', () => {
    const row = (unknowns: number) => fc.array(fc.integer({ min: -1, max: 1 }), { minLength: unknowns, maxLength: unknowns });
    const system = fc.integer({ min: 1, max: 7 }).chain((unknowns) =>
      fc.record({
        truth: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: unknowns, maxLength: unknowns }),
        rows: fc.array(row(unknowns), { minLength: 1, maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(system, ({ truth, rows }) => {
        const times = (factors: readonly number[], point: readonly number[]) =>
          factors.reduce((sum, factor, place) => sum + factor * point[place]!, 0);
        const region = feasibleRegion(
          truth.length,
          rows.map((factors) => equation(times(factors, truth), ...factors)),
        )!;
        for (const [unknown, value] of truth.entries()) {
          const [most, least] = [region.greatest(only(unknown)), region.greatest(only(unknown, -1))];
          expect(most.value).toBeGreaterThanOrEqual(value - 1e-6);
          expect(-least.value).toBeLessThanOrEqual(value + 1e-6);
          for (const { point } of [most, least]) {
            for (const factors of rows) expect(times(factors, point)).toBeCloseTo(times(factors, truth), 6);
            expect(Math.min(...point)).toBeGreaterThanOrEqual(-1e-6);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
