import { line as lineThrough } from 'd3-shape';
import type { Period } from '../../kernel/period.ts';
import { isValue, markLabels, statisticInWords, statusLabels, type Statistic, type StatisticValue } from '../../kernel/statistic.ts';
import type { GapNote } from './chart-notes.ts';
import { line, marker, text, type Layout, type Mark } from './drawing.ts';
import type { SeriesDrawn } from './line-series.ts';
import { markerOf } from './series-looks.ts';
import { widthOf } from './text-size.ts';
import type { ValueAxis } from './value-axis.ts';

/** Behind every line, so that no marker is hidden. */
export function intervalMarks({ look, figures }: SeriesDrawn, axis: ValueAxis): Mark[] {
  if (look !== 'subject') return [];
  return figures.flatMap(({ x, y, interval }) =>
    y === null || !interval ? [] : [line(x, axis.scale(interval.low), x, axis.scale(interval.high), 'interval-bar')],
  );
}

/** One line, broken where there is no figure, and a marker for each that there is. */
export function seriesMarks({ name, look, figures }: SeriesDrawn): Mark[] {
  const runs = lineThrough<(typeof figures)[number]>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? Number.NaN)
    .digits(1);
  const markers = figures.flatMap(({ x, y, period, statistic }) => {
    if (y === null || !isValue(statistic)) return [];
    const hollow = isUnvalidated(statistic) ? ' hollow' : '';
    return [marker(markerOf[look], x, y, look === 'subject' ? 6 : 5, `point series-${look}${hollow}`, `${name}, ${period}: ${inFull(statistic)}`)];
  });
  return [...splitAtBreaks(figures).map((run): Mark => ({ kind: 'path', look: `series series-${look}`, d: runs(run) ?? '' })), ...markers].filter(
    (mark) => mark.kind !== 'path' || mark.d !== '',
  );
}

/** A line does not cross a break in the series: what is on its two sides cannot be compared. */
function splitAtBreaks<T extends { readonly statistic: Statistic }>(figures: readonly T[]): T[][] {
  const runs: T[][] = [[]];
  for (const figure of figures) {
    if (isBreak(figure.statistic)) runs.push([]);
    runs.at(-1)?.push(figure);
  }
  return runs;
}

/** The axis of the figures: its lowest line is drawn stronger. */
export function gridMarks(axis: ValueAxis, left: number, right: number, layout: Layout): Mark[] {
  return axis.ticks.flatMap(({ value, label }, at) => {
    const y = axis.scale(value);
    return [line(left, y, right, y, at === 0 ? 'axis' : 'grid'), text(left - 8, y + layout.font * 0.35, label, 'text muted', 'end')];
  });
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly step: number;
  readonly x: (period: Period) => number;
}

/** The letters of what is missing, and the periods: as many as there is room for, counted from the latest. */
export function periodMarks(periods: readonly Period[], notes: readonly GapNote[], plot: Plot, layout: Layout): { marks: Mark[]; bottom: number } {
  const lane = notes.length > 0 ? layout.line + 2 : 0;
  const letters = periods.flatMap((period) => {
    const said = notes.filter((note) => note.periods.includes(period)).map(({ letter }) => letter);
    if (said.length === 0) return [];
    const words = said.join(' ');
    const x = plot.x(period) - widthOf(words, layout.font) / 2;
    return [marker('cross', x - 2, plot.bottom + lane / 2 + 2, 3.5, 'missing'), text(x + 6, plot.bottom + lane - 3, words, 'text muted')];
  });
  const widest = Math.max(0, ...periods.map((period) => widthOf(period, layout.font))) + 5;
  const every = Math.max(1, Math.ceil(widest / plot.step));
  const shown = periods.filter((_, at) => (periods.length - 1 - at) % every === 0);
  const y = plot.bottom + lane + layout.line;
  const labels = shown.map((period) => {
    const half = widthOf(period, layout.font) / 2;
    return text(Math.min(layout.width - half, Math.max(half, plot.x(period))), y, period, 'text', 'middle');
  });
  return { marks: [...letters, ...labels], bottom: y + 10 };
}

/** Whether a figure begins a series anew. */
export const isBreak = (statistic: Statistic): boolean => isValue(statistic) && statistic.marks.includes('series-break');
export const isUnvalidated = (statistic: Statistic): boolean => isValue(statistic) && statistic.releases[0]?.status === 'unvalidated';

/** "59% (Provisional)": the figure with what is said beside it. */
function inFull(statistic: StatisticValue): string {
  const status = statistic.releases[0]?.status;
  const said = [...(status && status !== 'final' ? [statusLabels[status]] : []), ...statistic.marks.map((mark) => markLabels[mark])];
  return said.length > 0 ? `${statisticInWords(statistic)} (${said.join('; ')})` : statisticInWords(statistic);
}
