import type { Outline } from '../builders/localities.ts';
import { drawFor } from '../builders/seeded.ts';
import { gridToLongLat } from '../../src/platform/geography/national-grid.ts';

type Point = readonly [x: number, y: number];

/** Corners, in kilometres from the south-west; neighbours share them. */
const corners: Readonly<Record<string, Point>> = {
  A: [2, 20], B: [5, 30], C: [13, 36], D: [20, 37], E: [29, 35], F: [37, 29], G: [40, 20], H: [36, 9], I: [29, 3], J: [19, 0], K: [10, 3], L: [4, 11],
  M: [19, 18], d1: [21, 31], d2: [18, 25], g1: [26, 20], g2: [33, 17], j1: [21, 12], j2: [17, 6], a1: [12, 17], a2: [7, 21],
}; // prettier-ignore

const rings: Readonly<Record<string, string>> = {
  Tarmere: 'A B C D d1 d2 M a1 a2',
  Halscar: 'D E F G g2 g1 M d2 d1',
  Quenley: 'G H I J j2 j1 M g1 g2',
  Silmoor: 'J K L A a2 a1 M j1 j2',
};

const southWest = { easting: 620_000, northing: 410_000 };

/** The four outlines, drawn rough as borders are. */
export function outlines(): Outline[] {
  return Object.entries(rings).map(([locality, ring]) => {
    const names = ring.split(' ');
    const points = names.flatMap((name, at) => roughEdge(name, names[(at + 1) % names.length] ?? ''));
    const closed = [...points, points[0] ?? [0, 0]];
    return { locality, ring: closed.map(longLat) };
  });
}

/** From one corner up to, but not with, the next. An edge is drawn once for both of its neighbours, so that their borders meet. */
function roughEdge(from: string, to: string): Point[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  let line = [cornerAt(first), cornerAt(last)];
  const draw = drawFor(`border ${first}${last}`);
  for (let round = 0; round < 3; round += 1) {
    line = line.flatMap((point, at) => {
      const next = line[at + 1];
      if (!next) return [point];
      const bend = draw.between(-12, 12) / 100;
      const [dx, dy] = [next[0] - point[0], next[1] - point[1]];
      return [point, [(point[0] + next[0]) / 2 - dy * bend, (point[1] + next[1]) / 2 + dx * bend] as const];
    });
  }
  return (first === from ? line : line.toReversed()).slice(0, -1);
}

function cornerAt(name: string): Point {
  const corner = corners[name];
  if (!corner) throw new Error(`There is no corner ${name}.`);
  return corner;
}

function longLat([x, y]: Point): readonly [number, number] {
  const [longitude, latitude] = gridToLongLat(southWest.easting + x * 1000, southWest.northing + y * 1000);
  return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5))];
}
