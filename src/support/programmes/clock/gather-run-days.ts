import { schoolHolidaysOf } from '../../../kernel/due-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { findCalendars } from '../../../register/index.ts';
import { partOf } from '../../programme-parts.ts';
import type { DeadlinesAsked, EndedDays } from './deadlines.ts';
import type { ReckonedBy } from './due-rules.ts';
import type { Run } from '../find-runs.ts';
import type { FoundOfRuns } from '../programme-part.ts';

export type RunDays = ReckonedBy & Pick<DeadlinesAsked, 'ended'>;

interface Of {
  readonly authorityId: number;
  readonly today: string;
}

/** By whose term dates the days of these providers are reckoned: their own where they have entered them, or the authority’s. Those are read once for all. */
export async function gatherDaysOf(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<(providerId: number) => ReckonedBy> {
  const calendars = await findCalendars(reader, { authorityId, providerIds: [...new Set(providerIds)] });
  const common = { calendar: calendars.common, ownHolidays: schoolHolidaysOf(calendars.common) };
  const own = new Map(
    [...calendars.own].map(([id, calendar]) => [
      id,
      { calendar, ownHolidays: schoolHolidaysOf(calendar), whose: 'the school’s own term dates' } satisfies ReckonedBy,
    ]),
  );
  return (providerId) => own.get(providerId) ?? common;
}

/** By what the days of these runs are reckoned, and which of them run no longer. `found`: what whoever asks has found of them already. */
export async function gatherRunDays(reader: Reader, of: Of, runs: readonly Run[], found?: FoundOfRuns): Promise<(run: Run) => RunDays> {
  const ids = runs.map(({ providerId }) => providerId);
  const daysOf = await gatherDaysOf(reader, of.authorityId, ids);
  const ended = new Map<number, EndedDays>();
  for (const [findEndedDays, theirs] of Map.groupBy(runs, ({ definition }) => partOf(definition.key).findEndedDays))
    for (const [id, days] of (await findEndedDays?.(reader, of, theirs, found)) ?? []) ended.set(id, days);
  return ({ id, providerId }) => ({ ...daysOf(providerId), ended: ended.get(id) ?? null });
}
