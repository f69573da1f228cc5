import { chartOf, marker, rect, tenths, line, type Chart, type Drawing, type Layout, type Mark } from '../../ui/charts/drawing.ts';
import { textLines, widthOf, wrapText } from '../../ui/charts/text-size.ts';
import type { ProgrammeDefinition } from './definition.ts';
import { flowInWords, flowOf, type StepDrawn, type Way } from './definition-diagram.ts';

/** Between one line that runs down the side and the next. */
const laneWidth = 12;
const trunk = 14;
const indent = 34;
const pad = 10;

/** A way to a stage that is not the next: it goes out to the right, along the side, and in again. */
interface Jump {
  readonly from: number;
  readonly to: number;
  /** Where it leaves, and the lane that it runs in. */
  readonly x: number;
  readonly y: number;
}

/** The stages of a programme from top to bottom, with every way between them: words beside each, so that nothing hangs on following a line. */
export function drawDefinition(definition: ProgrammeDefinition): Chart {
  const steps = flowOf(definition);
  const words = { id: `programme-${definition.key}`, title: `The stages of ${definition.inWords}`, summary: flowInWords(definition) };
  return chartOf(words, (layout) => draw(steps, layout));
}

function draw(steps: readonly StepDrawn[], layout: Layout): Drawing {
  const lanes = lanesOf(steps);
  const side = lanes.count === 0 ? 0 : (lanes.count + 1) * laneWidth;
  const right = layout.width - side - 2;
  const marks: Mark[] = [marker('circle', trunk, 8, 6, 'missing'), line(trunk, 8, trunk, 26, 'axis'), arrow(trunk, 30, 'down')];
  const tops: number[] = [];
  const jumps: Jump[] = [];
  let y = 30;
  steps.forEach((step, place) => {
    tops.push(y);
    const card = drawCard(step, place, { y, right, layout });
    marks.push(...card.marks);
    y = card.bottom;
    const ways = drawWays(step.ways, { y, right, layout, place });
    marks.push(...ways.marks);
    jumps.push(...ways.jumps);
    y = ways.bottom;
    const leadsOn = step.ways.some(({ to }) => to === place + 1);
    marks.push(line(trunk, card.bottom, trunk, leadsOn ? y - 4 : ways.lastRow, 'axis'));
    if (leadsOn) marks.push(arrow(trunk, y, 'down'));
  });
  for (const jump of jumps) {
    const lane = right + 2 + laneWidth * (1 + (lanes.of.get(`${String(jump.from)}-${String(jump.to)}`) ?? 0));
    // Ways into one stage from below and from above come in apart.
    const into = (tops[jump.to] ?? 0) + (jump.to <= jump.from ? 14 : 24);
    marks.push(
      { kind: 'path', look: 'limit', d: `M${tenths(jump.x)},${tenths(jump.y)}H${tenths(lane)}V${tenths(into)}H${tenths(right + 6)}` },
      arrow(right, into, 'left'),
    );
  }
  return { width: layout.width, height: Math.ceil(y + 4), marks };
}

interface At {
  readonly y: number;
  readonly right: number;
  readonly layout: Layout;
}

function drawCard({ name, notes }: StepDrawn, place: number, { y, right, layout }: At): { readonly marks: Mark[]; readonly bottom: number } {
  const { font, line: step } = layout;
  const room = right - 2 * pad;
  const title = wrapText(`${String(place + 1)}. ${name}`, room, font, true);
  const under = wrapText(notes, room, font);
  const height = (title.length + under.length) * step + pad * 1.4;
  const first = y + pad * 0.6 + font;
  return {
    marks: [
      rect(0.5, y, right - 0.5, height, 'outline'),
      ...textLines(title, pad, first, step, 'text strong'),
      ...textLines(under, pad, first + title.length * step, step, 'text muted'),
    ],
    bottom: y + height,
  };
}

function drawWays(ways: readonly Way[], { y, right, layout, place }: At & { readonly place: number }) {
  const { font, line: step } = layout;
  const marks: Mark[] = [];
  const jumps: Jump[] = [];
  let top = y + 8;
  let lastRow = y;
  for (const { says, to, leads } of ways) {
    const lines = wrapText(`${says}: ${leads}`, right - indent - pad, font);
    const middle = top + step / 2;
    lastRow = middle;
    marks.push(...textLines(lines, indent, top + font * 0.85, step, 'text'));
    if (to === null) marks.push(line(trunk, middle, indent - 12, middle, 'axis'), marker('circle', indent - 10, middle, 4, 'school'));
    else if (to === place + 1) marks.push(line(trunk - 4, middle, trunk + 4, middle, 'axis'));
    else {
      marks.push(line(trunk, middle, indent - 6, middle, 'axis'));
      jumps.push({ from: place, to, x: indent + widthOf(lines[0] ?? '', font) + 6, y: middle });
    }
    top += lines.length * step + 6;
  }
  return { marks, jumps, bottom: top + 14, lastRow };
}

/** Which lane each jump runs in: two that run side by side have one each, those to one stage from one side share. */
function lanesOf(steps: readonly StepDrawn[]): { readonly of: ReadonlyMap<string, number>; readonly count: number } {
  const spans = steps
    .flatMap(({ ways }, from) => ways.flatMap(({ to }) => (to === null || to === from + 1 ? [] : [{ from, to }])))
    .map(({ from, to }) => ({ key: `${String(from)}-${String(to)}`, top: Math.min(from, to), bottom: Math.max(from, to) }))
    .toSorted((one, other) => one.bottom - one.top - (other.bottom - other.top));
  const of = new Map<string, number>();
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  for (const span of spans) {
    if (of.has(span.key)) continue;
    const isFree = (lane: (typeof taken)[number]): boolean => lane.every(({ top, bottom }) => bottom < span.top || top > span.bottom);
    const found = taken.findIndex(isFree);
    const lane = found === -1 ? taken.length : found;
    of.set(span.key, lane);
    (taken[lane] ??= []).push(span);
  }
  return { of, count: taken.length };
}

/** The point of an arrow, whose tip is at the place. */
function arrow(x: number, y: number, way: 'down' | 'left'): Mark {
  const d =
    way === 'down'
      ? `M${tenths(x - 5)},${tenths(y - 8)}H${tenths(x + 5)}L${tenths(x)},${tenths(y)}Z`
      : `M${tenths(x + 8)},${tenths(y - 5)}V${tenths(y + 5)}L${tenths(x)},${tenths(y)}Z`;
  return { kind: 'path', look: 'missing', d };
}
