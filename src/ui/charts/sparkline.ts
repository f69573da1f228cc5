import { extent } from 'd3-array';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import type { Period } from '../../kernel/period.ts';
import { isValue, statisticInWords, type Statistic } from '../../kernel/statistic.ts';
import { reasonOf } from './chart-notes.ts';
import { line, marker, tenths, type Drawing, type Mark } from './drawing.ts';

export interface SparklineInput {
  readonly points: readonly { readonly period: Period; readonly statistic: Statistic }[];
}

export interface Sparkline extends Drawing {
  /** Every figure and every reason, in order: the whole of what is drawn. */
  readonly text: string;
}

const [width, height, margin] = [96, 24, 5];

/** A line as high as a row of a table. It shows a direction and no size, so the figure stands beside it. */
export function describeSparkline({ points }: SparklineInput): Sparkline {
  const [low = 0, high = 1] = extent(points.flatMap(({ statistic }) => (isValue(statistic) ? [statistic.value] : [])));
  const across = scalePoint<number>()
    .domain(points.map((_, at) => at))
    .range([margin, width - margin]);
  const up = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([height - margin, margin]);
  const placed = points.map(({ statistic }, at) => ({ x: tenths(across(at) ?? 0), y: isValue(statistic) ? tenths(up(statistic.value)) : null }));
  const path = lineThrough<(typeof placed)[number]>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? Number.NaN)
    .digits(1)(placed);
  const last = placed.findLastIndex(({ y }) => y !== null);
  const dots = placed.flatMap(({ x, y }, at): Mark[] => {
    if (y === null) return [line(x, height - margin, x, margin, 'spark-missing')];
    const isAlone = typeof placed[at - 1]?.y !== 'number' && typeof placed[at + 1]?.y !== 'number';
    if (at === last) return [marker('circle', x, y, 3, 'spark-end')];
    return isAlone ? [marker('circle', x, y, 1.5, 'spark-single')] : [];
  });
  const text = points
    .map(({ period, statistic }) => `${period} ${isValue(statistic) ? statisticInWords(statistic) : reasonOf(statistic)}`)
    .join(', ');
  return {
    width,
    height,
    text: text === '' ? 'No figures' : text,
    marks: [...(path ? [{ kind: 'path', look: 'spark', d: path } as const] : []), ...dots],
  };
}
