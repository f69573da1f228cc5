import fc from 'fast-check';
import {
  none,
  reasonLabels,
  type Mark,
  type Reason,
  type Statistic,
  type StatisticRelease,
  type StatisticValue,
  type Status,
} from '../../../kernel/statistic.ts';
import type { Named } from './values.ts';

export function percent(value: number, cohort: number | null = null, more: Partial<StatisticValue> = {}): StatisticValue {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return { kind: 'value', value, unit: 'percent', decimals, cohort, marks: [], releases: [], ...more };
}

export function score(value: number, cohort: number | null = null, decimals = 1): StatisticValue {
  return percent(value, cohort, { unit: 'score', decimals });
}

export function marked(statistic: StatisticValue, ...marks: Mark[]): StatisticValue {
  return { ...statistic, marks };
}

export function release(id: number, status: Status | null = 'final', asAt: string | null = null): StatisticRelease {
  return { id, source: 'key-stage-2', publisher: 'Department for Education', fileName: `${id}.csv`, sha256: String(id), asAt, status };
}

export function named(...statistics: Statistic[]): readonly Named[] {
  return statistics.map((statistic, place) => ({ name: `Area ${String.fromCharCode(65 + place)}`, statistic }));
}

const reasons = Object.keys(reasonLabels) as Reason[];

export const anyNone = fc.constantFrom(...reasons).map((reason) => none(reason));

/** Whole percentages, so that a mean worked out by the test is not a matter of the last binary digit. */
export const anyPercent = fc
  .record({ value: fc.integer({ min: 0, max: 100 }), cohort: fc.integer({ min: 1, max: 5000 }) })
  .map(({ value, cohort }) => percent(value, cohort));

export const anyStatistic: fc.Arbitrary<Statistic> = fc.oneof({ weight: 3, arbitrary: anyPercent }, { weight: 1, arbitrary: anyNone });
