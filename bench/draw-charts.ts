/**
 * What it costs to draw a chart, against the same figures as a plain table through Nunjucks: what a page would print without charts.
 *
 *     node bench/draw-charts.ts [TIMES]
 *
 * Each chart is described and printed twice, for a column and for a phone, as its macro does, and the table is rendered from its rows ready-made. Chart and
 * table are made in turns and compared by their median and 95th percentile. What is measured is work alone: no server, no database.
 */
import nunjucks from 'nunjucks';
import { statisticInWords, type Statistic } from '../src/kernel/statistic.ts';
import { describeBarChart } from '../src/ui/charts/bar-chart.ts';
import type { Chart } from '../src/ui/charts/drawing.ts';
import { describeFunnel } from '../src/ui/charts/funnel-chart.ts';
import { describeGapChart } from '../src/ui/charts/gap-chart.ts';
import { describeLineChart } from '../src/ui/charts/line-chart.ts';
import { chartAsSvgFile, printDrawing } from '../src/ui/charts/print-svg.ts';
import { seriesRoles } from '../src/ui/charts/series-looks.ts';

const times = Number(process.argv[2] ?? 500);
const words = { id: 'chart', title: 'Reading, writing and maths', summary: '59% met the standard, 4 points below England.' };
const figure = (at: number): Statistic =>
  at % 11 === 7
    ? { kind: 'none', reason: 'suppressed', symbol: 'c', because: null, releases: [] }
    : { kind: 'value', value: 40 + ((at * 37) % 41), unit: 'percent', decimals: 0, cohort: 10 + ((at * 13) % 90), marks: [], releases: [] };

const periods = Array.from({ length: 8 }, (_, at) => `${2017 + at}/${18 + at}`);
const schools = Array.from({ length: 40 }, (_, at) => ({ label: `School number ${at}`, statistic: figure(at), interval: { low: 20, high: 90 } }));
const series = seriesRoles.map((role, at) => ({
  name: `Series ${role}`,
  role,
  points: periods.map((period, year) => ({ period, statistic: figure(at * 8 + year) })),
}));
const gaps = periods.map((label, at) => ({ label, figures: [figure(at), figure(at + 20)] as const, gap: figure(at + 40) }));
const limits = Array.from({ length: 30 }, (_, at) => ({ cohort: 5 + at * 4, low: 63 - 300 / (5 + at * 4), high: 63 + 300 / (5 + at * 4) }));
const centre = { label: 'England', statistic: figure(1) };

const charts: readonly { readonly name: string; readonly describe: () => Chart; readonly rows: readonly (readonly string[])[] }[] = [
  {
    name: 'six series over eight years',
    describe: () => describeLineChart({ ...words, unit: 'percent', periods, series }),
    rows: series.map(({ name, points }) => [name, ...points.map(({ statistic }) => statisticInWords(statistic))]),
  },
  {
    name: 'forty bars with whiskers',
    describe: () => describeBarChart({ ...words, unit: 'percent', rows: schools, references: [centre] }),
    rows: schools.map(({ label, statistic, interval }) => [label, statisticInWords(statistic), String(interval.low), String(interval.high)]),
  },
  {
    name: 'a gap over eight years',
    describe: () => describeGapChart({ ...words, unit: 'percent', groups: ['Disadvantaged', 'Others'], rows: gaps }),
    rows: gaps.map(({ label, figures, gap }) => [label, ...figures.map(statisticInWords), statisticInWords(gap)]),
  },
  {
    name: 'a funnel of forty schools',
    describe: () => describeFunnel({ ...words, points: schools, limits: { inner: limits, outer: limits }, centre, cohortName: 'pupils' }),
    rows: schools.map(({ label, statistic }) => [label, statisticInWords(statistic)]),
  },
];

const environment = new nunjucks.Environment(null, { autoescape: true });
const table = nunjucks.compile(
  '<table>{% for row in rows %}<tr>{% for cell in row %}{% if loop.first %}<th scope="row">{{ cell }}</th>{% else %}<td>{{ cell }}</td>{% endif %}{% endfor %}</tr>{% endfor %}</table>',
  environment,
);

/** Milliseconds: the median and the 95th percentile. */
function compare(one: () => string, other: () => string): { readonly p50: number; readonly p95: number; readonly bytes: number }[] {
  const works = [one, other];
  const taken: number[][] = [[], []];
  for (let run = -50; run < times; run += 1) {
    for (const [at, work] of works.entries()) {
      const begun = performance.now();
      work();
      if (run >= 0) taken[at]?.push(performance.now() - begun);
    }
  }
  return works.map((work, at) => {
    const sorted = (taken[at] ?? []).toSorted((a, b) => a - b);
    const share = (of: number) => sorted[Math.floor(sorted.length * of)] ?? Number.NaN;
    return { p50: share(0.5), p95: share(0.95), bytes: work().length };
  });
}

const row = (...cells: readonly string[]): void => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(40) : cell.padStart(13))).join(''));
row(`${times} of each in turns, milliseconds`, 'chart p50', 'p95', 'table p50', 'p95', 'ratio p50', 'p95', 'KB');
for (const { name, describe, rows } of charts) {
  for (const [of, draw] of [
    [name, (chart: Chart) => printDrawing(chart, 'wide') + printDrawing(chart, 'narrow')],
    [`${name}, as a file`, chartAsSvgFile],
  ] as const) {
    const [chart, plain] = compare(
      () => draw(describe()),
      () => table.render({ rows }),
    );
    if (!chart || !plain) continue;
    const numbers = [chart.p50, chart.p95, plain.p50, plain.p95, chart.p50 / plain.p50, chart.p95 / plain.p95, chart.bytes / 1000];
    row(of, ...numbers.map((number) => number.toFixed(2)));
  }
}
