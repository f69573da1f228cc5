import { yearsBefore, type Period } from '../../../kernel/period.ts';
import { isValue, type Reason, type Statistic, type Status, type Unit } from '../../../kernel/statistic.ts';
import type { SeriesPoint } from '../figures/school-series.ts';
import type { Measure } from '../measures/measure.ts';

/** One measure of one group over its years, the latest first, beside England and among similar schools. */
export interface Indicator {
  /** Measure and group, as they were asked for: "ks2-rwm-expected|all". */
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly polarity: 'higher' | 'lower';
  readonly points: readonly IndicatorPoint[];
}

export interface IndicatorPoint {
  readonly period: Period;
  readonly own: IndicatorValue;
  readonly england: IndicatorValue;
  /** 1 the best fifth, 5 the worst; null where that cannot be said. */
  readonly fifthOfSimilar: { readonly fifth: number; readonly among: number } | null;
  readonly source: string | null;
  readonly status: Status | null;
}

export type IndicatorValue =
  { readonly value: number; readonly cohort: number | null; readonly isBreak?: true } | { readonly reason: Reason; readonly because: string | null };

/** Years that are looked at, and how many of them are told whether or not anybody has a number. */
const years = { most: 5, told: 3 };

/** The years up to the latest, one after the other: a year that nobody published is a year without a number, and not left out. */
export function yearsUpTo(latest: Period): Period[] {
  return Array.from({ length: years.most }, (_, ago) => yearsBefore(latest, ago)).filter((period) => period !== null);
}

/** Earlier years of which the provider has no number are left off. */
export function withoutTail<Point extends { readonly own: Statistic }>(points: readonly Point[]): Point[] {
  const last = points.findLastIndex(({ own }) => isValue(own));
  return points.slice(0, Math.max(years.told, last + 1));
}

export function valueOf(statistic: Statistic): IndicatorValue {
  if (!isValue(statistic)) return { reason: statistic.reason, because: statistic.because };
  const { value, cohort, marks } = statistic;
  return { value, cohort, ...(marks.includes('series-break') ? { isBreak: true } : {}) };
}

/** "Department for Education: 2024-2025_england_ks2revised.csv", with the number it had then. */
export function sourceOfPoint({ own, underUrn }: Pick<SeriesPoint, 'own' | 'underUrn'>): string | null {
  const [release] = own.releases;
  if (release === undefined) return null;
  return `${release.publisher}: ${release.fileName}${underUrn === null ? '' : ` (under the URN it had then, ${underUrn})`}`;
}

/** Schools of one phase are compared with England’s of that phase, where it is published so: absence differs more by phase than by school. */
export function measureFor(measures: ReadonlyMap<string, Measure>, asked: Measure, phase: string): Measure {
  return (asked.phase === 'all' ? measures.get(`${asked.id}-${phase}`) : undefined) ?? asked;
}

export const noneOfSchools = 'It is not published for single schools.';
export const noneCollected = 'It is not published for single schools, and the authority has not collected it.';
