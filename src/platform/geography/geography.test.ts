import { describe, expect, it } from 'vitest';
import { areaContains } from './area.ts';
import { gridToLongLat, longLatToGrid } from './national-grid.ts';

describe('the national grid', () => {
  it('puts the trig point of Ordnance Survey’s worked example where it is', () => {
    const [longitude, latitude] = gridToLongLat(651409.903, 313177.27);
    expect(latitude).toBeCloseTo(52.658, 3);
    expect(longitude).toBeCloseTo(1.716, 3);
  });

  it('goes there and back to within a metre', () => {
    const [longitude, latitude] = gridToLongLat(486700, 278900);
    const [easting, northing] = longLatToGrid(longitude, latitude);
    expect(Math.hypot(easting - 486700, northing - 278900)).toBeLessThan(1);
  });
});

describe('an area', () => {
  const square = (from: number, to: number) =>
    [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ] as const;

  it('holds what is inside it, and not what is in a hole', () => {
    const area = { type: 'Polygon', coordinates: [square(0, 10), square(4, 6)] } as const;
    expect(areaContains(area, [2, 2])).toBe(true);
    expect(areaContains(area, [5, 5])).toBe(false);
    expect(areaContains(area, [11, 2])).toBe(false);
  });

  it('may have several parts', () => {
    const area = { type: 'MultiPolygon', coordinates: [[square(0, 1)], [square(5, 6)]] } as const;
    expect(areaContains(area, [5.5, 5.5])).toBe(true);
    expect(areaContains(area, [3, 3])).toBe(false);
  });
});
