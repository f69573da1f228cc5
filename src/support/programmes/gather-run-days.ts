import { schoolHolidaysOf, type SchoolHoliday } from '../../kernel/due-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findCalendar } from '../../register/index.ts';

export interface RunDays {
  readonly calendar: SchoolCalendar;
  readonly ownHolidays: readonly SchoolHoliday[];
}

/** By what the days of a provider’s runs are reckoned: the authority’s terms, and the school’s own holidays. */
export async function gatherRunDays(reader: Reader, authorityId: number, providerId: number): Promise<RunDays> {
  const calendar = await findCalendar(reader, { authorityId });
  return { calendar, ownHolidays: schoolHolidaysOf(await findCalendar(reader, { authorityId, providerId })) };
}
