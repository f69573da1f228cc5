import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longLatToGrid } from '../../platform/geography/national-grid.ts';
import { drawMap } from './draw-map.ts';

/** A rectangle of land between two meridians and two parallels. */
function box(
  west: number,
  south: number,
  east: number,
  north: number,
): { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly [number, number])[])[] } {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
const wellingborough = box(-0.8, 52.2, -0.6, 52.4);
const corby = box(-0.8, 52.4, -0.6, 52.6);
const at = (longitude: number, latitude: number, label = 'A school') => {
  const [easting, northing] = longLatToGrid(longitude, latitude);
  return { easting, northing, label, href: '/providers/1' };
};

describe('a map', () => {
  it('has north at the top and east on the right', () => {
    const map = drawMap({
      outlines: [
        { name: 'A', geometry: wellingborough },
        { name: 'B', geometry: corby },
      ],
      points: [at(-0.75, 52.3), at(-0.65, 52.5)],
      width: 400,
    })!;
    const [south, north] = map.points;
    expect(north!.y).toBeLessThan(south!.y);
    expect(north!.x).toBeGreaterThan(south!.x);
    expect(map.paths.map((path) => path.name)).toEqual(['A', 'B']);
    expect(map.paths[1]!.labelY).toBeLessThan(map.paths[0]!.labelY);
  });

  it('keeps what lies inside the outlines inside the drawing', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.79, max: -0.61, noNaN: true }), fc.double({ min: 52.21, max: 52.39, noNaN: true }), (longitude, latitude) => {
        const map = drawMap({ outlines: [{ name: 'A', geometry: wellingborough }], points: [at(longitude, latitude)], width: 600 })!;
        const [point] = map.points;
        return point !== undefined && point.x >= 0 && point.x <= 600 && point.y >= 0 && point.y <= map.height;
      }),
    );
  });

  it('names the points that lie beyond the outlines instead of losing them, or shrinking the map to reach them', () => {
    const request = { outlines: [{ name: 'A', geometry: wellingborough }], width: 400 };
    const map = drawMap({ ...request, points: [at(-0.7, 52.3), at(-4.2, 51.9, 'A school in Wales')] })!;
    expect(map.points).toHaveLength(1);
    expect(map.outside.map((point) => point.label)).toEqual(['A school in Wales']);
    expect(map.viewBox).toBe(drawMap({ ...request, points: [] })!.viewBox);
  });

  it('frames the points where there are no outlines, a single one included', () => {
    const map = drawMap({ outlines: [], points: [at(-0.7, 52.3)], width: 400 })!;
    expect(map.points[0]).toMatchObject({ x: 200, y: map.height / 2 });
    expect(map.scaleBar).toEqual({ length: 94, label: '500 m' });
  });

  it('is not drawn where there is nothing to draw', () => {
    expect(drawMap({ outlines: [], points: [], width: 400 })).toBeNull();
  });

  it('draws a locality of several parts', () => {
    const geometry = { type: 'MultiPolygon', coordinates: [wellingborough.coordinates, corby.coordinates] } as const;
    const [path] = drawMap({ outlines: [{ name: 'A', geometry }], points: [], width: 400 })!.paths;
    expect(path!.d.match(/M/g)).toHaveLength(2);
    expect(path!.d.match(/Z/g)).toHaveLength(2);
  });
});
