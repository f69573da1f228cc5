import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findCalendar, listProvidersWithOwnDates } from '../../register/index.ts';
import { findEndedDays } from '../intervention/find-ended-days.ts';
import type { DeadlinesAsked } from './deadlines.ts';
import type { ReckonedBy } from './due-rules.ts';
import type { Run } from './find-runs.ts';

export type RunDays = ReckonedBy & Pick<DeadlinesAsked, 'ended'>;

interface Of {
  readonly authorityId: number;
  readonly today: string;
}

/** By whose term dates the days of these providers are reckoned: their own where they have entered them, or the authority’s. Those are read once for all. */
export async function gatherDaysOf(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<(providerId: number) => ReckonedBy> {
  const calendar = await findCalendar(reader, { authorityId });
  const common = { calendar, ownHolidays: schoolHolidaysOf(calendar) };
  const own = new Map<number, ReckonedBy>();
  const wanted = new Set(providerIds);
  for (const { id } of wanted.size === 0 ? [] : await listProvidersWithOwnDates(reader, authorityId)) {
    if (!wanted.has(id)) continue;
    const theirs = await findCalendar(reader, { authorityId, providerId: id });
    own.set(id, { calendar: theirs, ownHolidays: schoolHolidaysOf(theirs), whose: 'the school’s own term dates' });
  }
  return (providerId) => own.get(providerId) ?? common;
}

/** By what the days of these runs are reckoned, and which of them run no longer. */
export async function gatherRunDays(reader: Reader, { authorityId, today }: Of, runs: readonly Run[]): Promise<(run: Run) => RunDays> {
  const ids = runs.map(({ providerId }) => providerId);
  const daysOf = await gatherDaysOf(reader, authorityId, ids);
  const ended = await findEndedDays(reader, { authorityId, today }, runs);
  return ({ id, providerId }) => ({ ...daysOf(providerId), ended: ended.get(id) ?? null });
}
