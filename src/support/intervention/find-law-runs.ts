import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { gatherRunDays } from '../programmes/clock/gather-run-days.ts';
import { findStatementsOwed, type StatementOwed } from './find-statements-owed.ts';
import { lawDefinitions } from './law-definitions.ts';
import { type LawStep, lawStepsOf, underWay } from './law-steps.ts';

/** The register of escalations: every statutory step, what is owed and not begun, and every run above rapid improvement that is under way. */
export async function findLawSteps(
  reader: Reader,
  asked: { readonly actor: Actor; readonly authorityId: number; readonly today: string },
): Promise<readonly LawStep[]> {
  const { authorityId, today } = asked;
  const runs = await listRuns(reader, authorityId, { ids: await runsOfLaw(reader, authorityId) });
  const daysOf = await gatherRunDays(reader, { authorityId, today }, runs);
  const all: LawStep[] = (await findStatementsOwed(reader, asked)).filter(({ runId }) => runId === null).map((owed) => stepOwed(owed, today));
  for (const run of runs) {
    const { definition, subject, now } = run;
    const days = daysOf(run);
    const deadlines = deadlinesOf({ definition, subject, now, ...days, today });
    all.push(...underWay(run, deadlines));
    if (definition.statutory) all.push(...lawStepsOf(run, deadlines, days));
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
  return { ...of, what: `To be begun: ${category}`, state, on: null, recordedBy: null, confirmedBy: null, deadline: on, why: `${why} ${source}`, isLate: state === 'late', lapse: null };
} // prettier-ignore
