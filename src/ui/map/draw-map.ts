import { geoIdentity, geoPath } from 'd3-geo';
import type { Area } from '../../platform/geography/area.ts';
import { longLatToGrid } from '../../platform/geography/national-grid.ts';

export interface MapOutline {
  readonly name: string;
  /** As GeoJSON has it: longitude and latitude (WGS84). */
  readonly geometry: Area;
  readonly href?: string;
  /** Drawn stronger than its neighbours. */
  readonly isSubject?: boolean;
}

export interface MapPoint {
  /** British National Grid, in metres. */
  readonly easting: number;
  readonly northing: number;
  readonly label: string;
  readonly href: string;
}

export interface MapRequest {
  readonly outlines: readonly MapOutline[];
  readonly points: readonly MapPoint[];
  /** Of the drawing, in its own units; the height follows. */
  readonly width: number;
}

export interface DrawnMap {
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
  readonly paths: readonly { name: string; href: string | null; isSubject: boolean; d: string; labelX: number; labelY: number }[];
  readonly points: readonly { x: number; y: number; label: string; href: string }[];
  /** Points that lie beyond the outlines (a wrong coordinate, a campus elsewhere): named, so that nobody takes them for lost. */
  readonly outside: readonly MapPoint[];
  /** A scale bar: its length in the drawing's units, and what that is on the ground. */
  readonly scaleBar: { readonly length: number; readonly label: string };
}

interface Frame {
  west: number;
  east: number;
  south: number;
  north: number;
}

const margin = 12;
/** A frame round a single school would have no width: never less than this, in metres. */
const smallestSpan = 2000;

/**
 * Draws outlines and points on the National Grid, north at the top. Pure: the same request gives the same drawing.
 * The outlines decide what is in the picture; without any, the points do. Null where there is nothing to draw.
 */
export function drawMap({ outlines, points, width }: MapRequest): DrawnMap | null {
  // The subject last, so that no neighbour's border is drawn over its own.
  const ordered = outlines.toSorted((one, other) => Number(one.isSubject ?? false) - Number(other.isSubject ?? false));
  const shapes = ordered.map((outline) => ({ outline, geometry: onTheGrid(outline.geometry) }));
  const corners = shapes.length > 0 ? shapes.flatMap(({ geometry }) => geometry.coordinates.flat(2)) : points.map((at) => [at.easting, at.northing]);
  const frame = frameOf(corners);
  if (frame === null) return null;

  const scale = (width - 2 * margin) / (frame.east - frame.west);
  const height = Math.round((frame.north - frame.south) * scale + 2 * margin);
  const projection = geoIdentity()
    .reflectY(true)
    .scale(scale)
    .translate([margin - frame.west * scale, margin + frame.north * scale]);
  const path = geoPath(projection).digits(1);
  const place = (at: MapPoint) => ({
    x: tenths(margin + (at.easting - frame.west) * scale),
    y: tenths(margin + (frame.north - at.northing) * scale),
    label: at.label,
    href: at.href,
  });
  const slack = margin / scale;
  const isInside = (at: MapPoint) =>
    at.easting >= frame.west - slack && at.easting <= frame.east + slack && at.northing >= frame.south - slack && at.northing <= frame.north + slack;

  return {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    paths: shapes.map(({ outline, geometry }) => {
      const [labelX, labelY] = path.centroid(geometry);
      return {
        name: outline.name,
        href: outline.href ?? null,
        isSubject: outline.isSubject ?? false,
        d: path(geometry) ?? '',
        labelX: tenths(labelX),
        labelY: tenths(labelY),
      };
    }),
    points: points.filter(isInside).map(place),
    outside: points.filter((at) => !isInside(at)),
    scaleBar: scaleBarFor(frame, scale),
  };
}

interface GridArea {
  type: 'MultiPolygon';
  coordinates: [number, number][][][];
}

function onTheGrid(area: Area): GridArea {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const coordinates = polygons.map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]) => [...longLatToGrid(longitude, latitude)] as [number, number])),
  );
  return { type: 'MultiPolygon', coordinates };
}

function frameOf(corners: readonly number[][]): Frame | null {
  if (corners.length === 0) return null;
  const frame = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [easting = 0, northing = 0] of corners) {
    frame.west = Math.min(frame.west, easting);
    frame.east = Math.max(frame.east, easting);
    frame.south = Math.min(frame.south, northing);
    frame.north = Math.max(frame.north, northing);
  }
  return widened(frame);
}

function widened(frame: Frame): Frame {
  const across = Math.max(0, smallestSpan - (frame.east - frame.west)) / 2;
  const upward = Math.max(0, smallestSpan - (frame.north - frame.south)) / 2;
  return { west: frame.west - across, east: frame.east + across, south: frame.south - upward, north: frame.north + upward };
}

/** The longest round length that takes no more than a quarter of the width. */
function scaleBarFor(frame: Frame, scale: number): { length: number; label: string } {
  const longest = (frame.east - frame.west) / 4;
  const metres = [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500].find((length) => length <= longest) ?? 500;
  return { length: tenths(metres * scale), label: metres >= 1000 ? `${metres / 1000} km` : `${metres} m` };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
