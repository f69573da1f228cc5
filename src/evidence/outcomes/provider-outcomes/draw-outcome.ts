import { isValue, none, type Statistic, type Unit } from '../../../kernel/statistic.ts';
import { describeGapChart } from '../../../ui/charts/gap-chart.ts';
import { describeLineChart } from '../../../ui/charts/line-chart.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import type { SeriesRole } from '../../../ui/charts/series-looks.ts';
import type { Reach } from '../../../ui/charts/value-axis.ts';
import { intervalOf } from '../comparing/interval.ts';
import type { AskedOfSchool, Comparator } from '../figures/compare-figure.ts';
import { unsettledMark } from '../figures/figure-words.ts';
import { findingOf, measureOf, type Outcome, type SchoolGap } from './outcome.ts';
import { isDrawn, linesOf, nameOf } from './outcome-rows.ts';
import { gapInWords } from './outcome-words.ts';

const roles: Readonly<Partial<Record<Comparator, SeriesRole>>> = {
  similar_mean: 'similar',
  locality_mean: 'locality',
  authority: 'authority',
  neighbours_mean: 'neighbours',
  england: 'england',
};

/** A school’s measure over its years, beside those it is held against; null where no file says anything of it. */
export function drawOutcome(outcome: Outcome, asked: AskedOfSchool, id: string): Chart | null {
  if (outcome.latest === null) return null;
  const points = (of: (year: Outcome['years'][number]) => Statistic) => outcome.years.map((year) => ({ period: year.period, statistic: of(year) }));
  return describeLineChart({
    id,
    title: `${asked.school.name}: ${measureOf(outcome)}`,
    summary: findingOf(outcome),
    unit: outcome.measure.unit,
    periods: outcome.years.map(({ period }) => period),
    reach: reachOf(outcome),
    series: [
      {
        name: 'This school',
        role: 'subject',
        points: points(({ statistic }) => statistic).map((point) => ({ ...point, interval: chanceOf(point.statistic) })),
      },
      ...linesOf(outcome)
        .filter((line) => isDrawn(outcome, line))
        .map((comparator) => ({
          name: shortName(comparator, asked),
          role: roles[comparator] ?? ('england' as const),
          points: points(({ comparators }) => comparators[comparator] ?? none('not-loaded')),
        })),
    ],
  });
}

/** Up to this a percentage drawn on 0 to 100 is a flat line at the foot of the chart. */
const low = 30;

function reachOf({ measure, years }: Outcome): Reach {
  if (measure.unit !== 'percent') return 'zoomed';
  const all = years.flatMap(({ statistic, comparators }) => [statistic, ...Object.values(comparators)]);
  return all.every((statistic) => !isValue(statistic) || statistic.value <= low) ? 'from-zero' : 'whole';
}

function chanceOf(statistic: Statistic) {
  const interval = intervalOf(statistic);
  return interval.kind === 'none' ? null : interval;
}

/** Beside a line there is room for few words; the table says them in full. */
function shortName(comparator: Comparator, asked: AskedOfSchool): string {
  if (comparator === 'similar_mean') return 'Similar schools';
  if (comparator === 'neighbours_mean') return 'Neighbours’ mean';
  return comparator === 'locality_mean' ? (asked.school.localityName ?? 'Locality') : nameOf(comparator, asked);
}

export function drawGap(gap: SchoolGap, unit: Unit, id: string): Chart {
  return describeGapChart({
    id,
    title: gap.name,
    summary: gapInWords(gap),
    unit,
    groups: gap.groups,
    rows: gap.years.map(({ period, figures, gap: between }) => ({ label: `${period}${unsettledMark(figures)}`, figures, gap: between })),
  });
}
