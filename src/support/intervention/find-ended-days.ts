import { sql } from 'kysely';
import { lastDayOf, listFindings } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { EndedDays } from '../programmes/deadlines.ts';
import { findOtherRuns } from '../programmes/find-other-runs.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { answersOf } from '../programmes/replay.ts';
import { daysEndedOfNotice, daysEndedOfSuspension, daysShutInIntervention } from './ended-days.ts';
import { isOfPower } from './power-of-task.ts';
import { findKnown } from './find-known.ts';
import { answerOf, noticeProgrammes } from './gateways-open.ts';

const notices: readonly string[] = Object.values(noticeProgrammes);

interface Of {
  readonly authorityId: number;
  readonly today: string;
}

/** Of runs of the law, by id: whose days run no longer before they are over, and why. */
export async function findEndedDays(reader: Reader, of: Of, asked: readonly Run[]): Promise<ReadonlyMap<number, EndedDays>> {
  const live = asked.filter(({ now }) => now.state === 'live' || now.state === 'paused');
  return new Map([
    ...live.flatMap(({ id, definition, now }): [number, EndedDays][] => {
      const end = definition.key === 'delegation' ? daysEndedOfSuspension(answersOf(now), now.tasks['restore']?.doneOn ?? null, of.today) : null;
      return end === null ? [] : [[id, end]];
    }),
    ...(await endedOfNotices(
      reader,
      of,
      live.filter(({ definition }) => notices.includes(definition.key)),
    )),
    ...(await endedOfInterventions(
      reader,
      of,
      live.filter(({ definition }) => definition.key === 'intervention'),
    )),
  ]);
}

async function endedOfNotices(reader: Reader, { authorityId, today }: Of, runs: readonly Run[]): Promise<[number, EndedDays][]> {
  const ended: [number, EndedDays][] = [];
  if (runs.length === 0) return ended;
  const interventions = await listRuns(reader, authorityId, { programme: 'intervention' });
  // Hardly any school has one of the Secretary of State’s: the others are not asked about one by one.
  const { rows } = await sql<{ id: number }>`
    select distinct provider_id as id from finding where authority_id = ${authorityId} and kind = 'secretary-of-state-notice' and withdrawn_at is null`.execute(
    reader,
  );
  const noticed = new Set(rows.map(({ id }) => id));
  for (const { id, providerId, definition, now } of runs) {
    const findings = noticed.has(providerId) ? await listFindings(reader, providerId, authorityId) : [];
    const end = daysEndedOfNotice({
      programme: definition.key,
      answers: answersOf(now),
      secretaryOfStateNotices: findings
        .filter(({ kind, withdrawn }) => kind === 'secretary-of-state-notice' && withdrawn === null)
        .map((finding) => ({ from: finding.validFrom, until: lastDayOf(finding) })),
      appointedOn: interventions
        .filter((run) => run.providerId === providerId)
        .flatMap((run) => answerOf(answersOf(run.now), 'use-s64', 'from') ?? []),
      today,
    });
    if (end !== null) ended.push([id, end]);
  }
  return ended;
}

async function endedOfInterventions(reader: Reader, { authorityId, today }: Of, runs: readonly Run[]): Promise<[number, EndedDays][]> {
  const ended: [number, EndedDays][] = [];
  // Where nothing of a power is left to do no day of one runs, and nothing is asked.
  for (const { id, providerId, definition, subject } of runs.filter(({ definition: { key }, now }) => hasPowerLeft(key, now.tasks))) {
    const known = await findKnown(reader, { authorityId, providerId, today });
    const otherRuns = await findOtherRuns(reader, authorityId, providerId, id);
    const end = daysShutInIntervention(definition, { track: known.track ?? subject.track, known, otherRuns, on: today });
    if (end !== null) ended.push([id, end]);
  }
  return ended;
}

const hasPowerLeft = (programme: string, tasks: Run['now']['tasks']): boolean =>
  Object.entries(tasks).some(([task, { state }]) => state === 'to-do' && isOfPower({ programme, task }));
