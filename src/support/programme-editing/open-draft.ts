import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { type DraftOutcome, type Meant, refusedFor, takeVersions } from './take-draft.ts';

/** Begins a draft from the version in force. Where there is one, it goes on: a programme has one draft at a time. */
export async function openDraft(tx: Tx, doing: Doing, meant: Meant): Promise<DraftOutcome> {
  const found = await takeVersions(tx, doing, meant);
  if (found === null) return refusedFor('There is no such programme.');
  if (found.draft !== null) return { kind: 'saved' };
  const { actor, clock, event, reference, authorityId } = doing;
  const { inForce, programme } = found;
  const version = inForce.version + 1;
  const { id } = await tx
    .insertInto('programme_version')
    .values({
      authority_id: authorityId,
      programme,
      version,
      document: JSON.stringify(inForce.definition),
      state: 'draft',
      drafted_by: actor.name,
      drafted_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'programme-version', id },
    after: { programme, version, from: inForce.version },
    reference,
  });
  return { kind: 'saved' };
}
