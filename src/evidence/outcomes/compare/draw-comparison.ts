import { isValue, type StatisticValue } from '../../../kernel/statistic.ts';
import { describeBarChart } from '../../../ui/charts/bar-chart.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import { describeFunnel, type LimitAt } from '../../../ui/charts/funnel-chart.ts';
import { funnelLimits, type FunnelLimits } from '../comparing/funnel.ts';
import { intervalOf } from '../comparing/interval.ts';
import { unsettledMark } from '../figures/figure-words.ts';
import { comparisonInWords, funnelInWords, titleOf } from './comparison-words.ts';
import type { ComparisonQuestion } from './comparison-question.ts';
import type { Comparison } from './find-comparison.ts';

export function drawBars(comparison: Comparison, question: ComparisonQuestion): Chart {
  return describeBarChart({
    id: 'bars',
    title: titleOf(comparison, question),
    summary: comparisonInWords(comparison),
    unit: comparison.measure.unit,
    rows: comparison.rows.map(({ name, statistic }) => {
      const interval = intervalOf(statistic);
      return { label: `${name}${unsettledMark([statistic])}`, statistic, interval: interval.kind === 'none' ? null : interval };
    }),
    references: isValue(comparison.england) ? [{ label: 'England', statistic: comparison.england }] : [],
  });
}

/** A funnel says something of three points at the least. */
const fewestPoints = 3;

/** Percentages by number of pupils, between the limits of chance about England; null where too few have both, or England has none. */
export function drawFunnel(comparison: Comparison, question: ComparisonQuestion): Chart | null {
  const { england, rows, measure } = comparison;
  const points = rows
    .filter(({ one }) => one.kind === 'school')
    .map(({ name, statistic }) => ({ label: `${name}${unsettledMark([statistic])}`, statistic }));
  const cohorts = points.flatMap(({ statistic }) =>
    isValue(statistic) && statistic.cohort !== null && statistic.cohort > 0 ? [statistic.cohort] : [],
  );
  if (measure.unit !== 'percent' || !isValue(england) || cohorts.length < fewestPoints) return null;
  return describeFunnel({
    id: 'funnel',
    title: `${titleOf(comparison, question)}: by number of pupils`,
    summary: funnelInWords({ ...comparison, rows: rows.filter(({ one }) => one.kind === 'school') }),
    points,
    limits: { inner: limitsTo(cohorts, england, 'inner'), outer: limitsTo(cohorts, england, 'outer') },
    centre: { label: 'England', statistic: england },
    cohortName: 'pupils',
  });
}

function limitsTo(cohorts: readonly number[], england: StatisticValue, which: keyof FunnelLimits): LimitAt[] {
  const largest = Math.max(...cohorts);
  const steps = 40;
  const at = new Set(Array.from({ length: steps + 1 }, (_, step) => Math.max(1, Math.round((largest * step) / steps))));
  return [...at].flatMap((cohort) => {
    const limits = funnelLimits(england.value, cohort)?.[which];
    return limits ? [{ cohort, low: limits.low, high: limits.high }] : [];
  });
}
