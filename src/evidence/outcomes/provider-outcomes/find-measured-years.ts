import type { Period } from '../../../kernel/period.ts';
import { none, type Statistic, type Status } from '../../../kernel/statistic.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Audience } from '../disclosure/who-sees.ts';
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

export interface MeasuredQuestion {
  readonly providerId: number;
  readonly today: string;
  /** Null: the headline measures of its phase. */
  readonly measureIds: readonly string[] | null;
  /** A file that is taken away is for the outside, whoever takes it. */
  readonly audience: Audience;
}

/** A provider’s years of some measures; those of which no file says anything are there, without years. */
export async function findMeasuredYears(db: Reader, { providerId, today, measureIds, audience }: MeasuredQuestion): Promise<MeasuredYears[]> {
  const found = await findOutcomes(db, { providerId, today, audience });
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
