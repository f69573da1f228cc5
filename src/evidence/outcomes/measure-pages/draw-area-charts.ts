import { academicYear, firstYearOf, resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue, type Statistic } from '../../../kernel/statistic.ts';
import { describeBarChart } from '../../../ui/charts/bar-chart.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import { describeGapChart } from '../../../ui/charts/gap-chart.ts';
import { describeLineChart } from '../../../ui/charts/line-chart.ts';
import type { LineSeries } from '../../../ui/charts/line-series.ts';
import { estimateOf } from '../comparing/interval.ts';
import { compareArea, subjectsAround, type AskedArea } from '../figures/compare-figure.ts';
import { englandSubject } from '../figures/figure-set.ts';
import { periodsWith } from '../figures/periods.ts';
import { areaGap, gapInWords, gapPeriods, type GapPair } from '../gaps/area-gap.ts';
import { groupNoun } from '../measures/group-nouns.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';

const mostYears = 12;

/** Oldest first, with the years between that have nothing: a hole must look like one. */
export function yearsShown(periods: readonly Period[]): Period[] {
  const ordered = [...periods].sort().slice(-mostYears);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || !ordered.every((period) => /^\d{4}\/\d{2}$/.test(period))) return ordered;
  const [from, to] = [firstYearOf(first) ?? 0, firstYearOf(last) ?? 0];
  return Array.from({ length: to - from + 1 }, (_, at) => academicYear(from + at)).slice(-mostYears);
}

/** One year of the authority beside what it is held against. */
export interface AreaYear {
  readonly period: Period;
  readonly own: Statistic;
  readonly region: Statistic | null;
  readonly mean: Statistic;
  readonly pooled: Statistic;
  readonly england: Statistic;
}

export function areaYears(asked: AskedArea, measure: Measure, group: GroupId): AreaYear[] {
  const { area, set } = asked;
  return yearsShown(periodsWith(set, measure, group, subjectsAround(area))).map((period) => {
    const { statistic, neighbours } = compareArea(set, measure, group, area, period);
    return {
      period,
      own: statistic,
      region: area.region === null ? null : set.get(measure, group, { level: 'region', code: area.region.code }, period),
      mean: neighbours.mean,
      pooled: neighbours.pooled,
      england: set.get(measure, group, englandSubject, period),
    };
  });
}

function titleOf(measure: Measure, group: GroupId): string {
  return group === 'all' ? measure.name : `${measure.name}: ${groupNoun(group)}`;
}

export function yearsChart({ area }: AskedArea, measure: Measure, group: GroupId, years: readonly AreaYear[], finding: string): Chart {
  const of = (pick: (year: AreaYear) => Statistic): LineSeries['points'] => years.map((year) => ({ period: year.period, statistic: pick(year) }));
  const withInterval = (year: AreaYear) => ({ period: year.period, statistic: year.own, interval: estimateOf(year.own) });
  return describeLineChart({
    id: 'years',
    title: titleOf(measure, group),
    summary: finding,
    unit: measure.unit,
    reach: 'zoomed',
    periods: years.map(({ period }) => period),
    series: [
      { name: area.name, role: 'subject', points: years.map(withInterval) },
      ...(area.neighbours.length === 0 ? [] : [{ name: 'Neighbours, mean', role: 'neighbours', points: of(({ mean }) => mean) } as const]),
      ...(area.region === null
        ? []
        : [{ name: area.region.name, role: 'locality', points: of(({ region, england }) => region ?? england) } as const]),
      { name: 'England', role: 'england', points: of(({ england }) => england) },
    ],
  });
}

/** The authority and its neighbours in one year, the highest first, those without a figure last, with the reason. */
export function neighboursChart({ area, set }: AskedArea, measure: Measure, group: GroupId, period: Period, rank: string): Chart {
  const rows = [
    { label: area.name, isSubject: true, statistic: set.get(measure, group, { level: 'authority', code: area.laCode }, period) },
    ...area.neighbours.map(({ name, laCode }) => ({ label: name, statistic: set.get(measure, group, { level: 'authority', code: laCode }, period) })),
  ].map((row) => ({ ...row, interval: estimateOf(row.statistic) }));
  const sizeOf = ({ statistic }: { readonly statistic: Statistic }): number => (isValue(statistic) ? statistic.value : Number.NEGATIVE_INFINITY);
  return describeBarChart({
    id: 'neighbours',
    title: `${titleOf(measure, group)}: ${area.name} and its neighbours, ${resultsYear(period)}`,
    summary: `${area.name}: ${rank.charAt(0).toLowerCase()}${rank.slice(1)}.`.replace('..', '.'),
    unit: measure.unit,
    reach: 'from-zero',
    rows: rows.toSorted((one, other) => sizeOf(other) - sizeOf(one) || 0),
    references: [{ label: 'England', statistic: set.get(measure, group, englandSubject, period) }],
  });
}

/** The two groups of a pair in the authority, year by year; from the first year that has a gap to the last; null where none has. */
export function gapChart(asked: AskedArea, measure: Measure, pair: GapPair): Chart | null {
  const periods = gapPeriods(asked, measure, pair).filter((period) => areaGap(asked, measure, pair, period).gap.kind === 'gap');
  const years = yearsShown(periods).map((period) => areaGap(asked, measure, pair, period));
  const last = years.at(-1);
  if (last === undefined) return null;
  const words =
    last.gap.kind === 'gap'
      ? `${last.gap.words} in ${resultsYear(last.period)}.`
      : `No gap can be told for ${resultsYear(last.period)}: ${gapInWords(last.gap)}.`;
  return describeGapChart({
    id: 'gap',
    title: `${measure.name}: ${pair.name.charAt(0).toLowerCase()}${pair.name.slice(1)}, ${asked.area.name}`,
    summary: `${words} ${last.change}`,
    unit: measure.unit,
    reach: 'whole',
    groups: [groupNoun(pair.group), groupNoun(pair.against)],
    rows: years.map(({ period, figures, gap }) => ({ label: resultsYear(period), figures, gap: gap.statistic })),
  });
}
