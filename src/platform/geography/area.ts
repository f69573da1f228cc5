import { polygonContains } from 'd3-polygon';

type Ring = readonly (readonly [number, number])[];

/** The two shapes of GeoJSON that an area can have; positions are longitude, latitude. */
export type Area =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

function isInside(rings: readonly Ring[], point: readonly [number, number]): boolean {
  const [outer, ...holes] = rings;
  const within = (ring: Ring): boolean => polygonContains(ring as [number, number][], point as [number, number]);
  return outer !== undefined && within(outer) && !holes.some(within);
}

/** Whether a point (longitude, latitude) lies in the area and in none of its holes. Treats degrees as flat, which is right for an area the size of a council. */
export function areaContains(area: Area, point: readonly [number, number]): boolean {
  return area.type === 'Polygon' ? isInside(area.coordinates, point) : area.coordinates.some((rings) => isInside(rings, point));
}
