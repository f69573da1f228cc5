import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

describe('labels', () => {
  it.each([
    ['stay where they are if there is room', [10, 50, 90], [10, 50, 90]],
    ['move apart evenly', [50, 50], [40, 60]],
    ['keep their order', [52, 50], [61, 41]],
    ['move together with those they push', [40, 50, 60], [30, 50, 70]],
    ['do not leave the plot', [0, 100], [10, 90]],
  ])('%s', (_name, wanted, placed) => {
    expect(
      spreadLabels(
        wanted.map((at) => ({ at, height: 20 })),
        0,
        100,
      ),
    ).toEqual(placed);
  });

  it('never overlap, and stay within where there is room for all', () => {
    const labels = fc.array(fc.record({ at: fc.integer({ min: 0, max: 300 }), height: fc.integer({ min: 10, max: 50 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(labels, (all) => {
        const placed = spreadLabels(all, 0, 300).map((middle, at) => ({ top: middle - all[at]!.height / 2, bottom: middle + all[at]!.height / 2 }));
        const sorted = placed.toSorted((one, other) => one.top - other.top);
        expect(sorted.every(({ top }, at) => top >= (sorted[at - 1]?.bottom ?? -Infinity) - 1e-6)).toBe(true);
        expect(placed.every(({ top, bottom }) => top >= -1e-6 && bottom <= 300 + 1e-6)).toBe(true);
      }),
    );
  });
});
