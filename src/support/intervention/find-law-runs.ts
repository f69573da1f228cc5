import { sql } from 'kysely';
import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findCalendar } from '../../register/index.ts';
import { deadlinesOf } from '../programmes/deadlines.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { findGovernorsLimitsEnded } from './find-governors-limits.ts';
import { findStatementsOwed, type StatementOwed } from './find-statements-owed.ts';
import { lawDefinitions } from './law-definitions.ts';
import { type LawStep, lawStepsOf, underWay } from './law-steps.ts';

/** The register of escalations: every statutory step, what is owed and not begun, and every run above rapid improvement that is under way. Terms are read once for the authority, and once for each school. */
export async function findLawSteps(
  reader: Reader,
  asked: { readonly actor: Actor; readonly authorityId: number; readonly today: string },
): Promise<readonly LawStep[]> {
  const { authorityId, today } = asked;
  const runs = await listRuns(reader, authorityId, { ids: await runsOfLaw(reader, authorityId) });
  const calendar = runs.length === 0 ? null : await findCalendar(reader, { authorityId });
  const limits = await findGovernorsLimitsEnded(reader, authorityId, runs, today);
  const own = new Map<number, ReturnType<typeof schoolHolidaysOf>>();
  const all: LawStep[] = (await findStatementsOwed(reader, asked)).filter(({ runId }) => runId === null).map((owed) => stepOwed(owed, today));
  for (const run of runs) {
    if (calendar === null) break;
    const holidays = own.get(run.providerId) ?? schoolHolidaysOf(await findCalendar(reader, { authorityId, providerId: run.providerId }));
    own.set(run.providerId, holidays);
    all.push(...underWay(run));
    if (run.definition.statutory) all.push(...lawStepsOf(run, deadlinesFor(run, { calendar, ownHolidays: holidays, today }), limits.get(run.id)));
  }
  return all;
}

/** Told in the database, by the definition that each began under: the others are many, and their steps are not read. */
async function runsOfLaw(reader: Reader, authorityId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from programme_run where authority_id = ${authorityId}
      and (definition ->> 'statutory' = 'true' or (state in ('live', 'paused') and programme in (${sql.join(lawDefinitions.map(({ key }) => key))})))`.execute(reader);
  return rows.map(({ id }) => id);
} // prettier-ignore

function stepOwed({ provider, category, programme, law, on, why, source }: StatementOwed, today: string): LawStep {
  const state = on !== null && on < today ? 'late' : 'due';
  const of = { runId: null, providerId: provider.id, providerName: provider.name, programme, law };
  return { ...of, what: `To be begun: ${category}`, state, on: null, recordedBy: null, confirmedBy: null, deadline: on, why: `${why} ${source}`, lapse: null };
} // prettier-ignore

const deadlinesFor = ({ definition, subject, now }: Run, days: Pick<Parameters<typeof deadlinesOf>[0], 'calendar' | 'ownHolidays' | 'today'>) =>
  deadlinesOf({ definition, subject, now, ...days });
