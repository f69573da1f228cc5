import { unreadable } from '../problem.ts';
import type { CsvRow } from './read-csv.ts';

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: string; readonly coordinates?: unknown } | null;
}

/**
 * A FeatureCollection of polygons as rows: a header of the properties and `geometry`, then a row for each feature, whose "line" is its
 * number (the first feature is 2, as it would be in a sheet). Read whole: a hundred boundaries are a few megabytes.
 */
export function readGeojson(text: string): CsvRow[] {
  let collection: { readonly type?: string; readonly features?: readonly Feature[] } | null;
  try {
    collection = JSON.parse(text) as typeof collection;
  } catch (error) {
    throw unreadable(`This is not whole GeoJSON: ${error instanceof Error ? error.message : 'it cannot be read'}. It may have been cut short.`, 1);
  }
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw unreadable('This is JSON, but not a GeoJSON FeatureCollection.', 1);
  const features = collection.features as readonly Feature[];
  if (features.length === 0) throw unreadable('The file is empty: its FeatureCollection has no features.', 1);
  const properties = [...new Set(features.flatMap(({ properties: given }) => Object.keys(given ?? {})))];
  const rows = features.map((feature, index) => {
    const geometry = feature.geometry;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
      throw unreadable(`Feature ${index + 1} is not a polygon.`, index + 2, 'geometry', geometry?.type ?? '');
    refuseGrid(geometry.coordinates, index);
    return { line: index + 2, cells: [...properties.map((name) => written(feature.properties?.[name])), JSON.stringify(geometry)] };
  });
  return [{ line: 1, cells: [...properties, 'geometry'] }, ...rows];
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Longitude and latitude around Britain; eastings and northings are in the hundreds of thousands. */
function refuseGrid(coordinates: unknown, index: number): void {
  const [longitude, latitude] = firstPoint(coordinates) ?? [];
  if (typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return;
  const point = `${String(longitude)}, ${String(latitude)}`;
  throw unreadable(
    `Feature ${index + 1} is not in longitude and latitude (WGS84): its first point is ${point}. Export it again as EPSG:4326.`,
    index + 2,
    'geometry',
    point,
  );
}

function firstPoint(coordinates: unknown): unknown[] | null {
  let level = coordinates;
  while (Array.isArray(level) && Array.isArray(level[0])) level = level[0] as unknown;
  return Array.isArray(level) ? level : null;
}
