import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import { isValue, statisticInWords, type Statistic } from '../../kernel/statistic.ts';
import { drawNotes, reasonOf } from './chart-notes.ts';
import { chartOf, line, marker, text, type Chart, type ChartWords, type Drawing, type Layout, type Mark } from './drawing.ts';
import type { ReferenceLine } from './bar-chart.ts';
import { spreadLabels } from './spread-labels.ts';
import { textLines, widthOf, wrapText } from './text-size.ts';
import { numbersOf, valueAxis, valueOf, type Reach, type ValueAxis } from './value-axis.ts';

export interface FunnelPoint {
  readonly label: string;
  /** A percentage with its cohort: without one it has no place on the chart, and is counted beneath it. */
  readonly statistic: Statistic;
  readonly isSubject?: boolean;
}

/** A limit at one size of cohort, in percent. */
export interface LimitAt {
  readonly cohort: number;
  readonly low: number;
  readonly high: number;
}

export interface FunnelInput extends ChartWords {
  readonly points: readonly FunnelPoint[];
  /** The 95% and the 99.8% limits, each from small cohorts to large, worked out by the caller. */
  readonly limits: { readonly inner: readonly LimitAt[]; readonly outer: readonly LimitAt[] };
  /** What the limits are drawn about. */
  readonly centre: ReferenceLine;
  /** What a cohort counts: "pupils". */
  readonly cohortName: string;
  readonly reach?: Reach;
}

const thousands = new Intl.NumberFormat('en-GB');
const plotHeight = { wide: 320, narrow: 250 } as const;

/** Percentages by size of cohort, between limits: small cohorts vary by chance alone. */
export function describeFunnel(input: FunnelInput): Chart {
  if (input.points.filter(({ isSubject }) => isSubject).length > 1) throw new RangeError('A funnel has room for one subject and its name.');
  return chartOf(input, (layout) => drawFunnel(input, layout));
}

interface Placed {
  readonly point: FunnelPoint;
  readonly cohort: number;
  readonly value: number;
}

function drawFunnel(input: FunnelInput, layout: Layout): Drawing {
  const { limits, centre } = input;
  const placed = input.points.flatMap((point): Placed[] => {
    const { statistic } = point;
    return isValue(statistic) && statistic.cohort !== null ? [{ point, cohort: statistic.cohort, value: valueOf(statistic, 'percent') }] : [];
  });
  const numbers = [...placed.map(({ value }) => value), ...numbersOf([centre], 'percent')];
  const axisAt = (from: number, to: number) => valueAxis(numbers, 'percent', input.reach ?? 'whole', from, to);
  const isWide = layout.name === 'wide';
  const { ticks, says } = axisAt(0, 1);
  const left = Math.max(...ticks.map(({ label }) => widthOf(label, layout.font))) + 10;
  const names = isWide ? ['99.8% limit', '95% limit'] : ['99.8%', '95%'];
  const centreWords = isValue(centre.statistic)
    ? wrapText(`${centre.label} ${statisticInWords(centre.statistic)}`, isWide ? 150 : 70, layout.font)
    : [];
  const right = layout.width - Math.max(...[...names, ...centreWords].map((words) => widthOf(words, layout.font))) - 10;
  const top = (says === null ? 0 : layout.line) + 10;
  const bottom = top + plotHeight[layout.name];
  const axis = axisAt(bottom, top);
  const largest =
    max([...placed.map(({ cohort }) => cohort), ...limits.inner.map(({ cohort }) => cohort), ...limits.outer.map(({ cohort }) => cohort)]) ?? 10;
  const across = scaleLinear()
    .domain([0, largest > 0 ? largest : 10])
    .nice(5)
    .range([left, right]);
  const place = (each: Placed) => ({ ...each, x: across(each.cohort), y: axis.scale(each.value) });
  const subjects = placed.filter(({ point }) => point.isSubject).map(place);
  const others = placed.filter(({ point }) => !point.isSubject).map(place);
  const foot = drawNotes(
    notShown(input).map((words) => ({ text: words })),
    layout,
    bottom + 2 * layout.line + 6,
  );
  const dot = (shown: ReturnType<typeof place>, size: number, look: string) =>
    marker(
      'circle',
      shown.x,
      shown.y,
      size,
      look,
      `${shown.point.label}: ${statisticInWords(shown.point.statistic)} of ${thousands.format(shown.cohort)} ${input.cohortName}`,
    );
  return {
    width: layout.width,
    height: Math.ceil(foot.bottom),
    marks: [
      ...(says === null ? [] : [text(0, layout.font - 2, says, 'text muted')]),
      ...axis.ticks.flatMap(({ value, label }, at) => {
        const y = axis.scale(value);
        return [line(left, y, right, y, at === 0 ? 'axis' : 'grid'), text(left - 8, y + layout.font * 0.35, label, 'text muted', 'end')];
      }),
      ...across.ticks(isWide ? 6 : 4).map((value) => text(across(value), bottom + layout.line, thousands.format(value), 'text muted', 'middle')),
      text(left, bottom + 2 * layout.line, `Number of ${input.cohortName}`, 'text muted'),
      ...limitMarks(input, axis, across, { right, top, bottom, names, centreWords }, layout),
      ...others.map((shown) => dot(shown, 4, 'school')),
      ...subjects.flatMap((shown) => [dot(shown, 7, 'school-subject'), ...nameOf(shown, { left, right, top, bottom }, layout)]),
      ...foot.marks,
    ],
  };
}

interface Ends {
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly names: readonly string[];
  readonly centreWords: readonly string[];
}

/** The curves, kept within the axis, and the names at their ends, none over another. */
function limitMarks({ limits, centre }: FunnelInput, axis: ValueAxis, across: (cohort: number) => number, ends: Ends, layout: Layout): Mark[] {
  const [lowest = 0, highest = 100] = axis.scale.domain();
  const within = (value: number) => axis.scale(Math.min(highest, Math.max(lowest, value)));
  const curve = (at: readonly LimitAt[], side: 'low' | 'high') =>
    lineThrough<LimitAt>()
      .x(({ cohort }) => across(cohort))
      .y((limit) => within(limit[side]))
      .digits(1)(at) ?? '';
  const curves = (
    [
      ['outer', limits.outer, ends.names[0]],
      ['inner', limits.inner, ends.names[1]],
    ] as const
  ).flatMap(([name, at, words]) =>
    at.length === 0
      ? []
      : (['low', 'high'] as const).map((side) => ({
          look: `limit limit-${name}`,
          d: curve(at, side),
          end: within(at.at(-1)?.[side] ?? 0),
          words: [words ?? ''],
        })),
  );
  const centreY = isValue(centre.statistic) ? axis.scale(valueOf(centre.statistic, 'percent')) : null;
  const labels = [...curves, ...(centreY === null ? [] : [{ end: centreY, words: ends.centreWords }])];
  const middles = spreadLabels(
    labels.map(({ end, words }) => ({ at: end, height: words.length * layout.line })),
    ends.top - layout.line / 2,
    ends.bottom + layout.line / 2,
  );
  return [
    ...curves.map(({ look, d }): Mark => ({ kind: 'path', look, d })),
    ...(centreY === null ? [] : [line(across(0), centreY, ends.right, centreY, 'reference-0')]),
    ...labels.flatMap(({ words }, at) =>
      textLines(words, ends.right + 8, (middles[at] ?? 0) - ((words.length - 1) * layout.line) / 2 + layout.font * 0.35, layout.line, 'text muted'),
    ),
  ];
}

/** At the top or the bottom of the chart, whichever is further from the point: beside it there are others. */
function nameOf(
  { point, x, y }: Placed & { x: number; y: number },
  plot: { left: number; right: number; top: number; bottom: number },
  layout: Layout,
): Mark[] {
  const lines = wrapText(`${point.label} ${statisticInWords(point.statistic)}`, Math.min(200, plot.right - plot.left), layout.font, true);
  const half = Math.max(...lines.map((words) => widthOf(words, layout.font, true))) / 2;
  const middle = Math.max(plot.left + half, Math.min(plot.right - half, x));
  const height = lines.length * layout.line;
  const isBelow = plot.bottom - y > y - plot.top;
  const first = isBelow ? plot.bottom - height - 8 + layout.font : plot.top + layout.font + 2;
  const leader = isBelow ? line(x, y + 8, x, plot.bottom - height - 10, 'leader') : line(x, y - 8, x, plot.top + height + 6, 'leader');
  return [leader, ...lines.map((words, at) => text(middle, first + at * layout.line, words, 'text strong on-plot', 'middle'))];
}

/** How many have no place, and why; the subject by its name. */
function notShown({ points, centre }: FunnelInput): string[] {
  const counts = new Map<string, number>();
  const named: string[] = [];
  for (const { label, statistic, isSubject } of points) {
    if (isValue(statistic) && statistic.cohort !== null) continue;
    const reason = isValue(statistic) ? 'The size of the cohort is not published' : reasonOf(statistic);
    if (isSubject) named.push(`${label} is not shown. ${reason}`);
    else counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [
    ...named,
    ...[...counts].map(([reason, count]) => `Not shown: ${count}. ${reason}`),
    ...(isValue(centre.statistic) ? [] : [`${centre.label}: ${reasonOf(centre.statistic)}`]),
  ];
}
