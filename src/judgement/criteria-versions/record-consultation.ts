import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Body } from './criteria-version.ts';
import type { CriteriaDoing } from './doing.ts';
import { listConsultations } from './find-consultations.ts';
import { takeVersion } from './take-turn.ts';

interface ConsultationEntry {
  readonly body: Body;
  readonly heldOn: string;
  readonly how: string;
  readonly said: string;
  readonly answered: string;
}

/** Records what a body said of a draft and what was answered. The form sent twice records it once. */
export async function recordConsultation(tx: Tx, doing: CriteriaDoing, version: number, entry: ConsultationEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const found = await takeVersion(tx, doing, version);
  if (found.state !== 'draft' && found.state !== 'proposed') return refused('Consultation is recorded before a version is adopted or abandoned.');
  const same = (await listConsultations(tx, found.id)).some(
    (one) =>
      one.withdrawn === null &&
      one.body === entry.body &&
      one.heldOn === entry.heldOn &&
      one.how === entry.how &&
      one.said === entry.said &&
      one.answered === entry.answered,
  );
  if (same) return accepted(null);
  const { body, heldOn, how, said, answered } = entry;
  const { id } = await tx
    .insertInto('criteria_consultation')
    .values({
      authority_id: authorityId,
      criteria_id: found.id,
      body,
      held_on: heldOn,
      how,
      said,
      answered,
      recorded_by: actor.name,
      recorded_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'criteria-consultation', id }, after: { version, body, heldOn }, reference });
  return accepted(null);
}
