import './tables.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { keepFile } from '../../../platform/files/store-file.ts';
import type { Doing } from '../../../register/index.ts';
import { takePart } from '../find-part.ts';
import { type FoundPart, whoIs } from '../found-part.ts';
import { decideAttachmentChange, mostAttachments } from './attachment.ts';
import { listAttachments } from './find-attachments.ts';

export interface NewAttachment {
  readonly fileId: number;
  readonly name: string;
  readonly sha256: string;
  readonly what: string;
  readonly isShared: boolean;
}

/** Attaches a stored file to a school’s part of a visit. The same file sent twice is attached once: the answer is then that nothing new was needed. */
export async function recordAttachment(tx: Tx, doing: Doing, part: FoundPart, sent: NewAttachment): Promise<Result<'attached' | 'there-already'>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const decided = decideAttachmentChange(now.state, whoIs(actor, now));
  if (!decided.ok) return decided;
  const there = (await listAttachments(tx, now)).filter(({ removed }) => removed === null);
  if (there.some(({ sha256 }) => sha256 === sent.sha256)) return accepted('there-already');
  if (there.length >= mostAttachments) return refused(`No more than ${String(mostAttachments)} files can be attached to a visit`);
  const { fileId, what, isShared, name, sha256 } = sent;
  await keepFile(tx, fileId, clock.now());
  const { id } = await tx
    .insertInto('visit_attachment')
    .values({
      authority_id: now.authorityId,
      part_id: now.id,
      file_id: fileId,
      what,
      is_shared: isShared,
      added_by: actor.name,
      added_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { provider: now.providerId, attachment: id, name, what, shared: isShared, sha256 };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reference });
  return accepted('attached');
}

/** Takes an attachment off: nobody opens it again, and that it was there, who took it off and why stays. */
export async function removeAttachment(tx: Tx, doing: Doing, part: FoundPart, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const decided = decideAttachmentChange(now.state, whoIs(actor, now));
  if (!decided.ok) return decided;
  const found = (await listAttachments(tx, now)).find((one) => one.id === id);
  if (found === undefined || found.removed !== null) return accepted(null);
  await tx
    .updateTable('visit_attachment')
    .set({ removed_by: actor.name, removed_at: clock.now(), removed_reason: reason })
    .where('id', '=', id)
    .execute();
  const after = { provider: now.providerId, attachment: id, name: found.name };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, after, reason, reference });
  return accepted(null);
}
