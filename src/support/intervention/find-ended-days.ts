import { listFindingsOf } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { EndedDays } from '../programmes/clock/deadlines.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { otherRunsOf } from '../programmes/other-runs.ts';
import type { FindEndedDays, FoundOfRuns } from '../programmes/programme-part.ts';
import { answersOf } from '../programmes/replay.ts';
import { daysEndedOfNotice, daysEndedOfSuspension, daysShutInIntervention } from './ended-days.ts';
import { isOfPower } from './power-of-task.ts';
import { findKnownOf, nothing, secretaryOfStateNoticesOf } from '../find-known-of-provider.ts';
import { answerOf, noticeProgrammes } from './gateways-open.ts';

const notices: readonly string[] = Object.values(noticeProgrammes);

interface Of {
  readonly authorityId: number;
  readonly today: string;
}

/** Of runs of the law, by id: whose days run no longer before they are over, and why. */
export const findEndedDays: FindEndedDays = async (reader, of, asked, found = new Map()) => {
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
      found,
    )),
    ...(await endedOfInterventions(
      reader,
      of,
      live.filter(({ definition }) => definition.key === 'intervention'),
      found,
    )),
  ]);
};

async function endedOfNotices(reader: Reader, { authorityId, today }: Of, runs: readonly Run[], found: FoundOfRuns): Promise<[number, EndedDays][]> {
  const unknown = [...new Set(runs.filter(({ id }) => !found.has(id)).map(({ providerId }) => providerId))];
  const interventions = await listRuns(reader, authorityId, { programme: 'intervention', providerIds: unknown });
  const findings = await listFindingsOf(reader, unknown, authorityId);
  return runs.flatMap(({ id, providerId, definition, now }): [number, EndedDays][] => {
    const facts = found.get(id);
    const ofProvider = (facts?.ofProvider ?? interventions).filter((run) => run.providerId === providerId && run.definition.key === 'intervention');
    const end = daysEndedOfNotice({
      programme: definition.key,
      answers: answersOf(now),
      secretaryOfStateNotices: facts?.known.secretaryOfStateNotices ?? secretaryOfStateNoticesOf(findings.get(providerId) ?? []),
      appointedOn: ofProvider.flatMap((run) => answerOf(answersOf(run.now), 'use-s64', 'from') ?? []),
      today,
    });
    return end === null ? [] : [[id, end]];
  });
}

async function endedOfInterventions(reader: Reader, of: Of, runs: readonly Run[], found: FoundOfRuns): Promise<[number, EndedDays][]> {
  // Where nothing of a power is left to do no day of one runs, and nothing is asked.
  const asked = runs.filter(({ definition: { key }, now }) => hasPowerLeft(key, now.tasks));
  const unknown = asked.filter(({ id }) => !found.has(id)).map(({ providerId }) => providerId);
  const knownOf = await findKnownOf(reader, of, unknown);
  const live = Map.groupBy(await listRuns(reader, of.authorityId, { providerIds: unknown, live: true }), ({ providerId }) => providerId);
  return asked.flatMap(({ id, providerId, definition, subject }): [number, EndedDays][] => {
    const facts = found.get(id);
    const known = facts?.known ?? knownOf.get(providerId) ?? nothing;
    const otherRuns = facts?.otherRuns ?? otherRunsOf(live.get(providerId) ?? [], id);
    const end = daysShutInIntervention(definition, { track: known.track ?? subject.track, known, otherRuns, on: of.today });
    return end === null ? [] : [[id, end]];
  });
}

const hasPowerLeft = (programme: string, tasks: Run['now']['tasks']): boolean =>
  Object.entries(tasks).some(([task, { state }]) => state === 'to-do' && isOfPower({ programme, task }));
