import { scalePoint } from 'd3-scale';
import type { Period } from '../../kernel/period.ts';
import { isValue, none, statisticInWords, type Statistic, type Unit } from '../../kernel/statistic.ts';
import { drawNotes, gapNotes, type GapNote, type Note } from './chart-notes.ts';
import { chartOf, line, rect, tenths, text, type Chart, type ChartWords, type Drawing, type Layout } from './drawing.ts';
import { endLabels, keyRows } from './line-labels.ts';
import { gridMarks, intervalMarks, isBreak, isUnvalidated, periodMarks, seriesMarks } from './line-marks.ts';
import { withLooks, type SeriesRole } from './series-looks.ts';
import { widthOf } from './text-size.ts';
import { numbersOf, valueAxis, valueOf, type Reach, type ValueAxis } from './value-axis.ts';
import type { LinePoint, LineSeries, SeriesDrawn } from './line-series.ts';

export interface LineChartInput extends ChartWords {
  readonly unit: Unit;
  /** Left to right; years without any figure too, so that a gap looks like one. */
  readonly periods: readonly Period[];
  readonly series: readonly LineSeries[];
  readonly reach?: Reach;
  /** What the whiskers are, in words. */
  readonly intervalWords?: string;
}

const plotHeight = { wide: 300, narrow: 230 } as const;
const intervalWords = 'Shaded upright bars: the range within which chance alone could have moved the figure (95% interval)';

/** Series over years. A year without a figure breaks the line and gets a letter, which is explained beneath: nothing is ever drawn in its place. */
export function describeLineChart(input: LineChartInput): Chart {
  const looks = withLooks(input.series);
  return chartOf(input, (layout) => drawLines(input, looks, layout));
}

function drawLines(input: LineChartInput, looks: readonly { look: SeriesRole; series: LineSeries }[], layout: Layout): Drawing {
  const { unit, periods } = input;
  const all = looks.map(({ look, series }) => ({ look, name: series.name, points: pointsAt(periods, series) }));
  const numbers = all.flatMap(({ look, points }) => numbersOf(look === 'subject' ? points : points.map(({ statistic }) => ({ statistic })), unit));
  const placed = all.flatMap(({ name, points }) => points.map(({ period, statistic }) => ({ series: name, period, statistic })));
  const notes = gapNotes(placed, periods, all.length);

  const axisAt = (from: number, to: number) => valueAxis(numbers, unit, input.reach ?? 'whole', from, to);
  const draft = axisAt(0, 1);
  const left = Math.max(...draft.ticks.map(({ label }) => widthOf(label, layout.font))) + 10;
  const latest = (points: readonly LinePoint[]) => points.findLast(({ statistic }) => isValue(statistic));
  const key = keyRows(
    all.map(({ look, name, points }) => ({ look, name, last: latest(points) ?? null })),
    periods,
    layout,
  );
  const breaks = periods.filter((period, at) => at > 0 && placed.some((figure) => figure.period === period && isBreak(figure.statistic)));
  const axisWords = [draft.unitName, draft.says].filter((words) => words !== null).join('. ');
  const top = key.bottom + (axisWords === '' ? 0 : layout.line) + (breaks.length > 0 ? layout.line : 0) + 10;
  const bottom = top + plotHeight[layout.name];
  const right = layout.width - key.rightMargin;
  const axis = axisAt(bottom, top);
  const across = scalePoint().domain(periods).range([left, right]).padding(0.4);
  const step = periods.length > 1 ? across.step() : right - left;
  const drawn: SeriesDrawn[] = all.map(({ look, name, points }) => seriesAt(look, name, points, (period) => across(period) ?? left, axis, unit));

  const empty = periods.filter((period) => placed.every((figure) => figure.period !== period || !isValue(figure.statistic)));
  const breakMarks = breaks.flatMap((period) => {
    const x = (across(period) ?? left) - step / 2;
    const isLate = x > (left + right) / 2;
    return [line(x, top - 6, x, bottom, 'break'), text(x, top - 11, 'Break in series', 'text muted', isLate ? 'end' : 'start')];
  });
  const under = periodMarks(periods, notes, { left, right, bottom, step, x: (period) => across(period) ?? left }, layout);
  const foot = drawNotes(
    noteLines(
      input,
      notes,
      breaks,
      placed.map(({ statistic }) => statistic),
      drawn,
    ),
    layout,
    under.bottom,
  );
  return {
    width: layout.width,
    height: Math.ceil(foot.bottom),
    marks: [
      ...key.marks,
      ...(axisWords === '' ? [] : [text(0, key.bottom + layout.font, axisWords, 'text muted')]),
      ...runsOf(empty, periods).map(([first, last]) => {
        const [from, to] = [(across(first) ?? left) - step / 2, (across(last) ?? left) + step / 2];
        return rect(Math.max(left, from), top, Math.min(right, to) - Math.max(left, from), bottom - top, 'void');
      }),
      ...gridMarks(axis, left, right, layout),
      ...breakMarks,
      ...drawn.flatMap((series) => intervalMarks(series, axis)),
      ...drawn.toReversed().flatMap(seriesMarks),
      ...endLabels(drawn, { x: right, top, bottom }, layout),
      ...under.marks,
      ...foot.marks,
    ],
  };
}

/** Years without any figure, those that follow one another together: the first and the last of each run. */
function runsOf(some: readonly Period[], periods: readonly Period[]): [Period, Period][] {
  const runs: [Period, Period][] = [];
  for (const period of some) {
    const current = runs.at(-1);
    if (current && periods.indexOf(current[1]) === periods.indexOf(period) - 1) current[1] = period;
    else runs.push([period, period]);
  }
  return runs;
}

function pointsAt(periods: readonly Period[], series: LineSeries): LinePoint[] {
  return periods.map((period) => series.points.find((point) => point.period === period) ?? { period, statistic: none('not-loaded') });
}

function seriesAt(
  look: SeriesRole,
  name: string,
  points: readonly LinePoint[],
  x: (period: Period) => number,
  axis: ValueAxis,
  unit: Unit,
): SeriesDrawn {
  const figures = points.map((point) => ({
    ...point,
    x: tenths(x(point.period)),
    y: isValue(point.statistic) ? tenths(axis.scale(valueOf(point.statistic, unit))) : null,
  }));
  const last = figures.findLast(({ y }) => y !== null);
  return { name, look, figures, last: last ? { x: last.x, y: last.y ?? 0, period: last.period, words: statisticInWords(last.statistic) } : null };
}

function noteLines(
  input: LineChartInput,
  gaps: readonly GapNote[],
  breaks: readonly Period[],
  statistics: readonly Statistic[],
  drawn: readonly SeriesDrawn[],
): Note[] {
  const hasIntervals = drawn.some(({ look, figures }) => look === 'subject' && figures.some(({ y, interval }) => y !== null && interval));
  const isHollow = statistics.some(isUnvalidated);
  return [
    ...gaps,
    ...breaks.map((period) => ({ text: `Break in series at ${period}: not comparable with the years before it` })),
    ...(isHollow ? [{ text: 'Hollow points: unvalidated, the school’s own return' }] : []),
    ...(hasIntervals ? [{ text: input.intervalWords ?? intervalWords }] : []),
  ];
}
