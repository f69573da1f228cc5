import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart, Drawing, Mark, MarkerShape } from './drawing.ts';
import { tenths } from './drawing.ts';
import type { Sparkline } from './sparkline.ts';
import { wrapText } from './text-size.ts';

const css = readFileSync(join(import.meta.dirname, 'drawing.css'), 'utf8');
/** A file is opened where our typeface is not installed, and another is wider: its licence lets it go along (29 KB). */
const typeface = readFileSync(join(import.meta.dirname, '../assets/source-sans-3.woff2')).toString('base64');
const fontFace = `@font-face { font-family: 'Source Sans 3'; font-weight: 200 900; src: url('data:font/woff2;base64,${typeface}') format('woff2'); }`;

/** One drawing of a chart, to stand in a page: what it looks like comes with the page's style sheet. */
export function printDrawing(chart: Chart, layout: 'wide' | 'narrow'): string {
  const drawing = chart[layout];
  const id = `${chart.id}-${layout}`;
  return (
    `<svg class="waymark-drawing waymark-drawing--${layout}" viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" focusable="false"` +
    ` aria-labelledby="${escape(id)}-title" aria-describedby="${escape(id)}-desc">` +
    `<title id="${escape(id)}-title">${escape(chart.title)}</title><desc id="${escape(id)}-desc">${escape(chart.summary)}</desc>` +
    `${ground(drawing)}${printMarks(drawing)}</svg>`
  );
}

/** The chart as a file of its own, with its title, its finding, its style and its typeface in it. */
export function chartAsSvgFile(chart: Chart): string {
  const drawing = chart.wide;
  const title = wrapText(chart.title, drawing.width, 20, true);
  const summary = wrapText(chart.summary, drawing.width, 16);
  const head = title.length * 26 + summary.length * 20 + 14;
  const words = [
    ...title.map((line, at) => `<text class="text heading" x="0" y="${20 + at * 26 - head}">${escape(line)}</text>`),
    ...summary.map((line, at) => `<text class="text" x="0" y="${title.length * 26 + 16 + at * 20 - head}">${escape(line)}</text>`),
  ];
  const edge = 16;
  const [width, height] = [drawing.width + 2 * edge, drawing.height + head + 2 * edge];
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" class="waymark-drawing waymark-drawing--wide waymark-drawing--file"` +
    ` viewBox="${-edge} ${-head - edge} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" aria-describedby="desc">\n` +
    `<title id="title">${escape(chart.title)}</title>\n<desc id="desc">${escape(chart.summary)}</desc>\n<style>${escape(`${fontFace}\n${css}`)}</style>\n` +
    `<rect class="ground" x="${-edge}" y="${-head - edge}" width="${width}" height="${height}"/>\n${words.join('\n')}\n${printMarks(drawing, '\n')}\n</svg>\n`
  );
}

function printMarks(drawing: Drawing, between = ''): string {
  return drawing.marks.map(printMark).join(between);
}

const ground = ({ width, height }: Drawing): string => `<rect class="ground" x="0" y="0" width="${width}" height="${height}"></rect>`;

function printMark(mark: Mark): string {
  const look = `class="${mark.look}"`;
  switch (mark.kind) {
    case 'line':
      return `<line ${look} x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}"></line>`;
    case 'rect':
      return `<rect ${look} x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"></rect>`;
    case 'path':
      return `<path ${look} d="${mark.d}"></path>`;
    case 'text':
      return `<text ${look} x="${mark.x}" y="${mark.y}"${mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`}>${escape(mark.text)}</text>`;
    case 'marker':
      return `<path ${look} d="${markerPath(mark.shape, mark.x, mark.y, mark.size)}">${mark.says === '' ? '' : `<title>${escape(mark.says)}</title>`}</path>`;
  }
}

/** Corners of each shape about its middle, in halves of its size; a circle is two arcs. */
const corners: Readonly<Record<Exclude<MarkerShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  'square': [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  'triangle': [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  'point-down': [
    [0, 1.15],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
  'diamond': [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  'plus': [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
  'cross': [
    [0, -0.4],
    [0.8, -1.2],
    [1.2, -0.8],
    [0.4, 0],
    [1.2, 0.8],
    [0.8, 1.2],
    [0, 0.4],
    [-0.8, 1.2],
    [-1.2, 0.8],
    [-0.4, 0],
    [-1.2, -0.8],
    [-0.8, -1.2],
  ],
};

function markerPath(shape: MarkerShape, x: number, y: number, size: number): string {
  if (shape === 'circle') {
    const [left, right] = [tenths(x - size), tenths(x + size)];
    return `M${left},${y}A${size},${size},0,1,1,${right},${y}A${size},${size},0,1,1,${left},${y}Z`;
  }
  return `M${corners[shape].map(([across, down]) => `${tenths(x + across * size)},${tenths(y + down * size)}`).join('L')}Z`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and attributes alike; what XML cannot hold at all (control characters from a dirty file) is left out. */
function escape(words: string): string {
  // eslint-disable-next-line no-control-regex
  return words.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign).replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

/** A line for a table's cell, with every figure in its name. */
export function printSparkline(sparkline: Sparkline): string {
  return (
    `<svg class="waymark-drawing waymark-sparkline" viewBox="0 0 ${sparkline.width} ${sparkline.height}" width="${sparkline.width}" height="${sparkline.height}" role="img" focusable="false"` +
    ` aria-label="${escape(sparkline.text)}">${printMarks(sparkline)}</svg>`
  );
}
