import { chartOf, marker, text, type Chart, type ChartWords, type Drawing, type Layout, type Mark } from '../charts/drawing.ts';
import { drawNotes, type Note } from '../charts/chart-notes.ts';
import { widthOf } from '../charts/text-size.ts';
import { drawMap, type MapOutline } from './draw-map.ts';

export interface MeasuredPoint {
  /** British National Grid, in metres: of a school, or of the middle of a locality. */
  readonly easting: number;
  readonly northing: number;
  readonly label: string;
  /** From the lowest (0) to the highest (4), as the caller's classes have it; null where there is no figure. */
  readonly class: number | null;
  /** Why there is none. */
  readonly reason?: string;
}

export interface MeasureMapInput extends ChartWords {
  readonly outlines: readonly MapOutline[];
  readonly points: readonly MeasuredPoint[];
  /** What each class is, in words, lowest first: at most five. */
  readonly classes: readonly string[];
  /** What a point is: "schools". */
  readonly unitName: string;
}

const tallest = 560;
const sizes = [4, 5.5, 7, 8.5, 10];

/** A measure on the ground: larger and darker is more. A point without a figure is a broken ring, and is counted with its reason. */
export function describeMeasureMap(input: MeasureMapInput): Chart {
  if (input.classes.length > sizes.length) throw new RangeError(`A map has room for ${sizes.length} classes.`);
  return chartOf(input, (layout) => drawMeasure(input, layout));
}

function drawMeasure({ outlines, points, classes, unitName }: MeasureMapInput, layout: Layout): Drawing {
  const at = (width: number) => drawMap({ outlines, points: points.map((point, index) => ({ ...point, href: String(index) })), width });
  const full = at(layout.width);
  // An area that is long from north to south would be taller than a screen.
  const map = full && full.height > tallest ? at(Math.floor((layout.width * tallest) / full.height)) : full;
  if (map === null) return { width: layout.width, height: layout.line + 8, marks: [text(0, layout.font, `No ${unitName} to show.`, 'text muted')] };

  const placed = map.points.flatMap(({ x, y, href }) => {
    const point = points[Number(href)];
    return point ? [{ point, x, y }] : [];
  });
  // The largest first, so that no small one is hidden under it.
  const ordered = placed.toSorted((one, other) => (other.point.class ?? -1) - (one.point.class ?? -1));
  const key = drawKey(
    classes,
    points.some((point) => point.class === null),
    map.height + 10,
    layout,
  );
  const foot = drawNotes(notesOf(points, map.outside.length, unitName, outlines.length > 0), layout, key.bottom);
  return {
    width: layout.width,
    height: Math.ceil(foot.bottom),
    marks: [
      ...map.paths.map(({ d }): Mark => ({ kind: 'path', look: 'outline', d })),
      ...ordered.map(({ point, x, y }) => {
        const says = point.class === null ? (point.reason ?? 'No figure') : (classes[point.class] ?? '');
        return marker('circle', x, y, sizeOf(point.class), lookOf(point.class), `${point.label}: ${says}`);
      }),
      ...map.paths.flatMap(({ name, labelX, labelY }) =>
        Number.isFinite(labelX) ? [text(labelX, labelY, name, 'text strong on-plot', 'middle')] : [],
      ),
      ...key.marks,
      ...foot.marks,
    ],
  };
}

const sizeOf = (at: number | null): number => (at === null ? 5 : (sizes[at] ?? 5));
const lookOf = (at: number | null): string => (at === null ? 'class-none' : `class-${at}`);

function drawKey(classes: readonly string[], hasNone: boolean, top: number, layout: Layout): { marks: Mark[]; bottom: number } {
  const items = [...classes.map((words, at) => ({ at, words })), ...(hasNone ? [{ at: null, words: 'No figure' }] : [])];
  const marks: Mark[] = [];
  let [x, y] = [0, top];
  for (const { at, words } of items) {
    const width = 30 + widthOf(words, layout.font);
    if (x > 0 && x + width > layout.width) [x, y] = [0, y + layout.line + 6];
    marks.push(marker('circle', x + 12, y + 12, sizeOf(at), lookOf(at)), text(x + 28, y + 12 + layout.font * 0.35, words, 'text'));
    x += width + 16;
  }
  return { marks, bottom: y + layout.line + 10 };
}

function notesOf(points: readonly MeasuredPoint[], outside: number, unitName: string, hasOutlines: boolean): Note[] {
  const counts = new Map<string, number>();
  for (const point of points) if (point.class === null) counts.set(point.reason ?? 'No figure', (counts.get(point.reason ?? 'No figure') ?? 0) + 1);
  return [
    ...[...counts].map(([reason, count]) => ({ text: `${count} without a figure. ${reason}` })),
    ...(outside > 0 ? [{ text: `Not on the map, because their coordinates lie outside it: ${outside} ${unitName}` }] : []),
    ...(hasOutlines
      ? [{ text: 'Boundaries: Office for National Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database right.' }]
      : []),
  ];
}
