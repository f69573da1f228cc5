import { isValue, statisticInWords, type Statistic, type Unit } from '../../kernel/statistic.ts';
import { drawNotes, reasonOf } from './chart-notes.ts';
import { chartOf, line, rect, text, whisker, type Chart, type ChartWords, type Drawing, type Layout, type Mark } from './drawing.ts';
import { textLines, widthOf, wrapText } from './text-size.ts';
import { numbersOf, valueAxis, valueOf, type Interval, type Reach, type ValueAxis } from './value-axis.ts';

export interface BarRow {
  readonly label: string;
  readonly statistic: Statistic;
  readonly interval?: Interval | null;
  /** The one that the page is about: drawn darker, its name in bold. */
  readonly isSubject?: boolean;
}

export interface ReferenceLine {
  readonly label: string;
  readonly statistic: Statistic;
}

export interface BarChartInput extends ChartWords {
  readonly unit: Unit;
  /** Top to bottom. A chart ranks nothing by itself. */
  readonly rows: readonly BarRow[];
  /** England, neighbours …: at most three. */
  readonly references?: readonly ReferenceLine[];
  /** A bar's length is its figure, so the axis always starts at zero. */
  readonly reach?: Exclude<Reach, 'zoomed'>;
  readonly intervalWords?: string;
}

const barHeight = { wide: 20, narrow: 18 } as const;
const intervalWords = 'Lines across the bars’ ends: the range within which chance alone could have moved the figure (95% interval)';

/** One bar for each row; where there is no figure, its reason stands in the bar's place. */
export function describeBarChart(input: BarChartInput): Chart {
  if ((input.references?.length ?? 0) > 3) throw new RangeError('A chart has room for three lines to compare with.');
  return chartOf(input, (layout) => drawBars(input, layout));
}

function drawBars(input: BarChartInput, layout: Layout): Drawing {
  const { unit, rows, references = [] } = input;
  const isWide = layout.name === 'wide';
  const numbers = numbersOf([...rows, ...references], unit);
  const widestValue = Math.max(
    30,
    ...rows.map(({ statistic }) => (isValue(statistic) ? widthOf(statisticInWords(statistic), layout.font, true) : 0)),
  );
  const left = isWide ? Math.min(240, Math.max(90, ...rows.map(({ label, isSubject }) => widthOf(label, layout.font, isSubject)))) + 12 : 2;
  const right = layout.width - widestValue - 14;
  const axis = valueAxis(numbers, unit, input.reach ?? 'whole', left, right, isWide ? 5 : 4);

  const lines = labelledReferences(references, axis, unit, layout);
  const top = lines.length * layout.line + 10;
  const drawn: Mark[] = [];
  let y = top;
  for (const row of rows) {
    const next = drawRow(row, y, { axis, left, right, unit }, layout);
    drawn.push(...next.marks);
    y = next.bottom;
  }
  const axisY = y + 4;
  const notes = [
    ...(axis.says === null ? [] : [axis.says]),
    ...references.flatMap(({ label, statistic }) => (isValue(statistic) ? [] : [`${label}: ${reasonOf(statistic)}`])),
    ...(rows.some(({ statistic, interval }) => isValue(statistic) && interval) ? [input.intervalWords ?? intervalWords] : []),
  ];
  const unitLine = axis.unitName === null ? 0 : layout.line;
  const foot = drawNotes(
    notes.map((words) => ({ text: words })),
    layout,
    axisY + layout.line + unitLine + 8,
  );
  return {
    width: layout.width,
    height: Math.ceil(foot.bottom),
    marks: [
      ...axis.ticks.flatMap(({ value, label }) => {
        const x = axis.scale(value);
        const half = widthOf(label, layout.font) / 2;
        return [line(x, top, x, axisY, value === 0 ? 'axis' : 'grid'), text(Math.max(half, x), axisY + layout.line, label, 'text muted', 'middle')];
      }),
      ...(axis.unitName === null ? [] : [text(left, axisY + 2 * layout.line, axis.unitName, 'text muted')]),
      // The lines are over the bars, and under every word.
      ...drawn.filter(isBar),
      ...lines.flatMap(({ look, x }, row) => [line(x, row * layout.line + 3, x, axisY, look)]),
      ...lines.map(({ x, words, isLeft }, row) =>
        text(isLeft ? x - 6 : x + 6, row * layout.line + layout.font, words, 'text on-plot', isLeft ? 'end' : 'start'),
      ),
      ...drawn.filter((mark) => !isBar(mark)),
      ...foot.marks,
    ],
  };
}

const isBar = ({ look }: Mark): boolean => look.startsWith('bar');

/** Each name in a row of its own, beside the top of its line: in such an order that no line crosses another's name. */
function labelledReferences(references: readonly ReferenceLine[], axis: ValueAxis, unit: Unit, layout: Layout) {
  const all = references.flatMap(({ label, statistic }, at) =>
    isValue(statistic)
      ? [{ look: `reference-${at}`, x: axis.scale(valueOf(statistic, unit)), words: `${label} ${statisticInWords(statistic)}` }]
      : [],
  );
  const room = (words: string) => widthOf(words, layout.font) + 8;
  const isLeft = all.some(({ x, words }) => x + room(words) > layout.width) && all.every(({ x, words }) => x > room(words));
  return all
    .toSorted((one, other) => (isLeft ? other.x - one.x : one.x - other.x))
    .map((each) => ({ ...each, isLeft: isLeft || each.x + room(each.words) > layout.width }));
}

interface Plot {
  readonly axis: ValueAxis;
  readonly left: number;
  readonly right: number;
  readonly unit: Unit;
}

function drawRow(
  { label, statistic, interval, isSubject = false }: BarRow,
  top: number,
  { axis, left, right, unit }: Plot,
  layout: Layout,
): { marks: Mark[]; bottom: number } {
  const isWide = layout.name === 'wide';
  const height = barHeight[layout.name];
  const name = wrapText(label, isWide ? left - 12 : layout.width, layout.font, isSubject);
  const reason = isValue(statistic) ? [] : wrapText(reasonOf(statistic), layout.width - left - 8, layout.font);
  const style = isSubject ? 'text strong' : 'text';
  const barTop = isWide ? top : top + name.length * layout.line + 2;
  const used = Math.max(height, reason.length * layout.line, isWide ? name.length * layout.line : 0);
  const bottom = barTop + used + (isWide ? 12 : 14);
  // On a phone a name stands over its bar, across the whole drawing: the lines stop for it.
  const clear = isWide ? [] : [rect(0, top - 1, layout.width, Math.max(0, name.length * layout.line - 1), 'ground')];
  const marks: Mark[] = [...clear, ...textLines(name, 0, top + layout.font - 1, layout.line, style)];
  if (!isValue(statistic)) {
    const width = Math.max(0, ...reason.map((each) => widthOf(each, layout.font))) + 8;
    const clearReason = rect(left + 4, barTop - 2, Math.min(width, layout.width - left - 4), bottom - barTop, 'ground');
    return { marks: [...marks, clearReason, ...textLines(reason, left + 8, barTop + layout.font - 1, layout.line, 'text muted')], bottom };
  }

  const [zero, end] = [axis.scale(0), axis.scale(valueOf(statistic, unit))];
  const furthest = interval ? Math.max(zero, end, axis.scale(interval.high)) : Math.max(zero, end);
  const middle = barTop + height / 2;
  marks.push(rect(Math.min(zero, end), barTop, Math.abs(end - zero), height, isSubject ? 'bar-subject' : 'bar'));
  if (interval) marks.push(...whisker([axis.scale(interval.low), middle], [axis.scale(interval.high), middle], 4));
  marks.push(text(Math.min(furthest, right) + 8, barTop + layout.font - 1, statisticInWords(statistic), `${style} on-plot`));
  return { marks, bottom };
}
