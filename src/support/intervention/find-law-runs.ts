import { sql } from 'kysely';
import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findCalendar } from '../../register/index.ts';
import { deadlinesOf } from '../programmes/deadlines.ts';
import { listRuns, type Run, type RunsAsked } from '../programmes/find-runs.ts';
import { type LawStep, lawStepsOf } from './law-steps.ts';

/** Every statutory step of the runs that are asked for. Terms are read once for the authority, and once for each school. */
export async function findLawSteps(
  reader: Reader,
  asked: { readonly authorityId: number; readonly today: string; readonly of?: RunsAsked },
): Promise<readonly LawStep[]> {
  const { authorityId, today, of = {} } = asked;
  const ids = await statutoryRuns(reader, authorityId);
  const runs = await listRuns(reader, authorityId, { ...of, ids: of.ids?.filter((id) => ids.includes(id)) ?? ids });
  const calendar = runs.length === 0 ? null : await findCalendar(reader, { authorityId });
  const own = new Map<number, ReturnType<typeof schoolHolidaysOf>>();
  const all: LawStep[] = [];
  for (const run of runs) {
    if (calendar === null) break;
    const holidays = own.get(run.providerId) ?? schoolHolidaysOf(await findCalendar(reader, { authorityId, providerId: run.providerId }));
    own.set(run.providerId, holidays);
    all.push(...lawStepsOf(run, deadlinesFor(run, { calendar, ownHolidays: holidays, today })));
  }
  return all;
}

/** Told in the database, by the definition that each began under: the others are many, and their steps are not read. */
async function statutoryRuns(reader: Reader, authorityId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from programme_run where authority_id = ${authorityId} and definition ->> 'statutory' = 'true'`.execute(reader);
  return rows.map(({ id }) => id);
} // prettier-ignore

const deadlinesFor = ({ definition, subject, now }: Run, days: Pick<Parameters<typeof deadlinesOf>[0], 'calendar' | 'ownHolidays' | 'today'>) =>
  deadlinesOf({ definition, subject, now, ...days });
