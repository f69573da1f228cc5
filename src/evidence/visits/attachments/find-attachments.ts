import './tables.ts';
import '../../../platform/files/tables.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { type FoundPart, isOfHead, isOfSchool, whoIs } from '../found-part.ts';
import { schoolReads } from '../visit.ts';
import { type AttachmentReader, maySeeAttachment } from './attachment.ts';

/** Everything that was ever attached to a part, the first first; what was removed says so. */
export async function listAttachments(reader: Reader, { id, authorityId }: Pick<FoundPart, 'id' | 'authorityId'>) {
  const rows = await reader
    .selectFrom('visit_attachment as a')
    .innerJoin('file as f', 'f.id', 'a.file_id')
    .select(['a.id', 'a.file_id', 'a.what', 'a.is_shared', 'a.added_by', 'a.added_at', 'a.removed_by', 'a.removed_at', 'a.removed_reason'])
    .select(['f.name', 'f.kind', 'f.size', 'f.sha256'])
    .where('a.part_id', '=', id)
    .where('a.authority_id', '=', authorityId)
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    what: row.what,
    isShared: row.is_shared,
    addedBy: row.added_by,
    addedAt: row.added_at,
    removed: row.removed_at === null ? null : { by: row.removed_by ?? '', at: row.removed_at, reason: row.removed_reason ?? '' },
    name: row.name,
    kind: row.kind,
    size: row.size,
    sha256: row.sha256,
  }));
}
export type Attachment = Awaited<ReturnType<typeof listAttachments>>[number];

function attachmentReader(actor: Actor, part: FoundPart): AttachmentReader {
  return { isOfSchool: isOfSchool(actor), reads: isOfSchool(actor) ? schoolReads(part.state, isOfHead(actor)) : 'note', who: whoIs(actor, part) };
}

/** Those that this actor may open. */
export async function findAttachmentsFor(reader: Reader, actor: Actor, part: FoundPart): Promise<Attachment[]> {
  const of = attachmentReader(actor, part);
  const all = await listAttachments(reader, part);
  return all.filter(({ isShared, removed }) => maySeeAttachment({ state: part.state, isShared, isRemoved: removed !== null }, of));
}
