import { academicYear, resultsYear, type Period } from '../../../kernel/period.ts';
import { isValue } from '../../../kernel/statistic.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import type { FigureSet, Subject } from './figure-set.ts';

/** Periods for which any of these has a number for the group, the latest first. */
export function periodsWith(set: FigureSet, measure: Measure, group: GroupId, subjects: readonly Subject[]): Period[] {
  return set.periods(measure).filter((period) => subjects.some((subject) => isValue(set.get(measure, group, subject, period))));
}

/** The year in which a period ends, as people say it: "2024/25" and "2022/23 to 2024/25" are both 2025. */
export function yearOf(period: Period): string {
  return resultsYear(period.split(' to ').at(-1) ?? period).slice(0, 4);
}

/** The period of a measure that ends in this year; where it has none, the academic year, of which it can say why. */
export function periodIn(periods: readonly Period[], year: string): Period {
  return periods.find((period) => yearOf(period) === year) ?? academicYear(Number(year) - 1);
}
