import type { Period } from '../../../kernel/period.ts';
import { isValue, type Statistic, type StatisticValue, type Status } from '../../../kernel/statistic.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import { figureOfSchool, type Numbered } from './compare-figure.ts';
import { englandSubject, type FigureSet } from './figure-set.ts';

/** One year of a school beside England. */
export interface SeriesPoint {
  readonly period: Period;
  readonly own: Statistic;
  readonly status: Status | null;
  /** Under another number than its present one. */
  readonly underUrn: string | null;
  readonly england: Statistic;
}

/** Each of a school’s phases, and the phase whose measures speak of it. */
export function phasesOf({ phase }: { readonly phase: string }): string[] {
  return phase === 'all-through' ? ['primary', 'secondary'] : [phase];
}

/** Files that have results and attendance of single schools. */
const publishedOfSchools: ReadonlySet<string> = new Set(['key-stage-2', 'key-stage-4', 'absence']);

/** Whether a publisher has the measure for single schools. */
export function isPublishedOfSchools({ groups }: Measure, group: GroupId): boolean {
  return (groups[group] ?? []).some(({ dataset }) => publishedOfSchools.has(dataset));
}

/** A school’s figures of these periods, in their order, each beside England’s for the same group. */
export function seriesOfSchool(
  set: FigureSet,
  { measure, group }: { readonly measure: Measure; readonly group: GroupId },
  school: Numbered,
  periods: readonly Period[],
): SeriesPoint[] {
  return periods.map((period) => {
    const { statistic, status, underUrn } = figureOfSchool(set, measure, group, school, period);
    return { period, own: statistic, status, underUrn, england: set.get(measure, group, englandSubject, period) };
  });
}

/** The latest year in which a school has a number, and the number; null where it has none. */
export function latestOfSchool(
  set: FigureSet,
  measure: Measure | undefined,
  school: Numbered,
): { readonly period: Period; readonly statistic: StatisticValue } | null {
  if (measure === undefined) return null;
  for (const period of set.periods(measure)) {
    const { statistic } = figureOfSchool(set, measure, 'all', school, period);
    if (isValue(statistic)) return { period, statistic };
  }
  return null;
}
