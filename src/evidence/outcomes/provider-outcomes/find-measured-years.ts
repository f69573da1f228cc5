import type { Period } from '../../../kernel/period.ts';
import { none, type Statistic, type Status } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Measure } from '../measures/measure.ts';
import { findOutcomes } from './find-outcomes.ts';
import { outcomeOf } from './outcome.ts';

/** One year of a provider beside England, for all its pupils. */
export interface MeasuredYear {
  readonly period: Period;
  readonly statistic: Statistic;
  readonly status: Status | null;
  readonly england: Statistic;
  /** Under another number than its present one. */
  readonly underUrn: string | null;
}

export interface MeasuredYears {
  readonly measure: Measure;
  /** Oldest first, without a hole. */
  readonly years: readonly MeasuredYear[];
}

/** A provider’s years of these measures, or of the headline measures of its phase; those of which no file says anything are there, without years. For staff. */
export async function findMeasuredYears(
  db: Reader,
  { providerId, today, measureIds }: { readonly providerId: number; readonly today: string; readonly measureIds: readonly string[] | null },
): Promise<MeasuredYears[]> {
  const found = await findOutcomes(db, { providerId, today, audience: 'staff' });
  if (found === undefined) return [];
  const wanted = found.measures.filter(({ id, isHeadline }) => (measureIds === null ? isHeadline === true : measureIds.includes(id)));
  return wanted.map((measure) => ({
    measure,
    years: outcomeOf(found.asked, measure).years.map(({ period, statistic, status, comparators, underUrn }) => ({
      period,
      statistic,
      status,
      england: comparators.england ?? none('not-loaded'),
      underUrn,
    })),
  }));
}
