import { sql } from 'kysely';
import { lastDayOf, listFindings } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { answersOf } from '../programmes/replay.ts';
import { answerOf } from './gateways-open.ts';
import { type EndOfLimit, endOfGovernorsLimit } from './governors-limit.ts';

const notices: readonly string[] = ['warning-notice', 'pay-notice'];

/** Of runs of notices, by id: those whose two months to appoint governors run no longer before they are over, and why. */
export async function findGovernorsLimitsEnded(
  reader: Reader,
  authorityId: number,
  asked: readonly Run[],
  today: string,
): Promise<ReadonlyMap<number, EndOfLimit>> {
  const runs = asked.filter(({ definition }) => notices.includes(definition.key));
  const ended = new Map<number, EndOfLimit>();
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
    const end = endOfGovernorsLimit({
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
    if (end !== null) ended.set(id, end);
  }
  return ended;
}
