/** A chart is made of these, in the order in which they are drawn. Every one has classes instead of colours: what they look like is in drawing.css. */
export type Mark =
  | { readonly kind: 'line'; readonly look: string; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly kind: 'rect'; readonly look: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'path'; readonly look: string; readonly d: string }
  | {
      readonly kind: 'marker';
      readonly look: string;
      readonly shape: MarkerShape;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly says: string;
    }
  | { readonly kind: 'text'; readonly look: string; readonly x: number; readonly y: number; readonly anchor: Anchor; readonly text: string };

export type Anchor = 'start' | 'middle' | 'end';
export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'point-down' | 'plus' | 'cross';

/** Numbers are in the drawing's own units, rounded to tenths. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** One chart, drawn for a column of text and for a phone: the page shows whichever fits. */
export interface Chart {
  /** Of the page: no two charts on it have the same. */
  readonly id: string;
  readonly title: string;
  /** The finding, in a sentence: what somebody reads who does not see the drawing. */
  readonly summary: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
}

/** What every chart is told. */
export interface ChartWords {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export interface Layout {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  /** The size of all text, which drawing.css sets. */
  readonly font: number;
  /** From one line of text to the next. */
  readonly line: number;
}

const layouts = {
  wide: { name: 'wide', width: 720, font: 16, line: 20 },
  narrow: { name: 'narrow', width: 340, font: 14, line: 18 },
} as const satisfies Record<string, Layout>;

/** Draws a chart once for each width. */
export function chartOf(words: ChartWords, draw: (layout: Layout) => Drawing): Chart {
  return { id: words.id, title: words.title, summary: words.summary, wide: draw(layouts.wide), narrow: draw(layouts.narrow) };
}

export const tenths = (value: number): number => Math.round(value * 10) / 10;

export function text(x: number, y: number, words: string, look: string, anchor: Anchor = 'start'): Mark {
  return { kind: 'text', look, x: tenths(x), y: tenths(y), anchor, text: words };
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): Mark {
  return { kind: 'line', look, x1: tenths(x1), y1: tenths(y1), x2: tenths(x2), y2: tenths(y2) };
}

export function rect(x: number, y: number, width: number, height: number, look: string): Mark {
  return { kind: 'rect', look, x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height) };
}

export function marker(shape: MarkerShape, x: number, y: number, size: number, look: string, says = ''): Mark {
  return { kind: 'marker', look, shape, x: tenths(x), y: tenths(y), size, says };
}

/** A whisker: a line with a cap at each end, light beneath it so that it shows on a dark bar too. */
export function whisker(from: readonly [number, number], to: readonly [number, number], cap: number): Mark[] {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const isUpright = x1 === x2;
  const capAt = (x: number, y: number) => (isUpright ? line(x - cap, y, x + cap, y, 'interval') : line(x, y - cap, x, y + cap, 'interval'));
  return [line(x1, y1, x2, y2, 'interval-ground'), line(x1, y1, x2, y2, 'interval'), capAt(x1, y1), capAt(x2, y2)];
}
